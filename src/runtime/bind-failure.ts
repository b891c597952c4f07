/** Why a port cannot be listened on, in words, and what to do; the same for both ports between servers. */

/** The ports that servers open for each other. */
export type PeerPort = "election" | "quorum"

const reasons: Readonly<Record<string, (port: PeerPort) => readonly [wrong: string, right: string]>> = {
  EADDRINUSE: (port) => ["another process listens there", `stop it, or give this server ${articled(port)} that is free`],
  EADDRNOTAVAIL: () => [
    "no interface of this machine has that address",
    "give the address of this machine, or set quorumListenOnAllIPs=true",
  ],
  EACCES: (port) => ["this user may not listen there", `give ${articled(port)} above 1023`],
  ENOTFOUND: () => ["the host name is unknown", "give a host name that can be resolved, or an address"],
  EAI_AGAIN: () => ["nobody answers who knows the host name", "let this machine resolve it, or give an address"],
}

const articled = (port: PeerPort): string => (port === "election" ? "an election port" : "a quorum port")

/** What the system's word for the failure means, and what to do; undefined for a word that is not known here. */
export const bindFailure = (port: PeerPort, code: string): readonly [wrong: string, right: string] | undefined => reasons[code]?.(port)
