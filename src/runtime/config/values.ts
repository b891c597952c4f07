/** The values of keys: numbers in a range, booleans, hosts. Each reads a text or says what would be right. */
import { isIPv4, isIPv6 } from "node:net"
import { shown } from "./problem.ts"

/** A value, or what is wrong with the text and what would be right. */
export type Read<A> =
  | { readonly _tag: "Value"; readonly value: A }
  | { readonly _tag: "Wrong"; readonly wrong: string; readonly right: string }

/** The text means this value. */
export const value = <A>(of: A): Read<A> => ({ _tag: "Value", value: of })

/** The text means nothing. */
export const wrong = (what: string, right: string): Read<never> => ({ _tag: "Wrong", wrong: what, right })

/** The largest number of a Java int, which ZooKeeper's own numbers are. */
export const maxInt = 2 ** 31 - 1

/** What a number is, such as "milliseconds" or "a TCP port", and its least and greatest value. */
export type Range = { readonly what: string; readonly from: number; readonly to: number }

/** A whole decimal number in a range. */
export const integer = (text: string, { what, from, to }: Range): Read<number> => {
  const right = `write ${what} as a whole number from ${from} to ${to}`
  if (text === "") return wrong("has no value", right)
  if (!/^[+-]?[0-9]+$/.test(text)) return wrong(`${shown(text)} is no whole number`, right)
  const number = Number(text)
  if (number < from || number > to) return wrong(`${text} is out of range`, right)
  // Adding 0 makes the 0 of "-0" an ordinary one.
  return value(number + 0)
}

/** `true` or `false`, in capital letters or small ones. */
export const boolean = (text: string): Read<boolean> => {
  const lower = text.toLowerCase()
  if (lower === "true" || lower === "false") return value(lower === "true")
  return wrong(text === "" ? "has no value" : `${shown(text)} is neither true nor false`, "write true or false")
}

/** A port that can be listened on. */
export const port = (text: string): Read<number> => integer(text, { what: "a TCP port", from: 1, to: 65535 })

const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/i

/** A host name or IPv4 address as it stands, or an IPv6 address that was in brackets. */
export const host = (text: string): Read<string> => {
  const right = "write a host name, an IPv4 address, or an IPv6 address in brackets"
  if (text === "") return wrong("names no host", right)
  // A zone, as in fe80::1%eth0, means something on one machine only.
  if (isIPv4(text) || (isIPv6(text) && !text.includes("%"))) return value(text)
  if (
    text.length > 253 ||
    !text
      .replace(/\.$/, "")
      .split(".")
      .every((part) => part.length <= 63 && label.test(part))
  )
    return wrong(`${shown(text)} is no host`, right)
  // A name whose last label is a number is a mistyped IPv4 address; resolvers would take it for one.
  if (/(?:^|\.)[0-9]+\.?$/.test(text)) return wrong(`${shown(text)} is no IPv4 address`, right)
  return value(text)
}

/** A server's id. ZooKeeper's is a Java long; a number here is exact up to 2^53 - 1. */
export const serverId = (text: string): Read<number> => integer(text, { what: "an id", from: 1, to: Number.MAX_SAFE_INTEGER })
