/** Addresses as the handshake carries them: `host:port`, an IPv6 literal in brackets. (Apache: NetUtils.formatInetAddr.) */

/** Where a server listens. An IPv6 host is written without brackets here. */
export type Address = { readonly host: string; readonly port: number }

const portMax = 65_535

/** What no host contains: separators of the format, blanks and control characters. */
const foreign = /[\s\p{Cc}|[\]]/u

/** An address as text; what contains a colon is an IPv6 literal. */
export const formatAddress = ({ host, port }: Address): string => (host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`)

/** Reads what `formatAddress` writes; undefined for anything else. (Apache: ConfigUtils.getHostAndPort.) */
export const parseAddress = (text: string): Address | undefined => {
  const bracketed = /^\[(.+)\]:(\d{1,5})$/su.exec(text)
  const plain = /^([^:]+):(\d{1,5})$/su.exec(text)
  const [, host = "", digits = ""] = bracketed ?? plain ?? []
  const port = Number(digits)
  return host === "" || foreign.test(host) || port === 0 || port > portMax ? undefined : { host, port }
}

/** Whether a host is the wildcard of IPv4 or IPv6, which says nothing about where to connect to. */
export const isWildcard = (host: string): boolean => /^0+(\.0+){3}$/.test(host) || (/^[0:]+$/.test(host) && host.includes(":"))
