/**
 * What a server finds in its data directory at the start: who it is, and the epochs it has promised and joined.
 * (Apache: QuorumPeerConfig.setupMyId, QuorumPeer.loadDataBase.)
 */
import type { Zxid } from "../../base/zxid.ts"
import type { Membership } from "./membership.ts"
import type { Problem } from "./problem.ts"
import type { ServerLine } from "./server-line.ts"
import { integer, maxInt, serverId } from "./values.ts"

/** A file that was looked for: its path, and its text, or null if it is not there. */
export type FoundFile = { readonly path: string; readonly text: string | null }

/** What was read, or why not. */
export type FromDisk<A> = { readonly value: A | undefined; readonly problems: readonly Problem[] }

/** ZooKeeper reads the first line of these files and looks at nothing after it. */
const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? ""

/** This server's own line, named by the id in `myid`. */
export const readMyId = ({ path, text }: FoundFile, { servers }: Membership, configFile: string): FromDisk<ServerLine> => {
  const ids = servers.map(({ id }) => id).join(", ")
  const one = `write one of the ids ${ids} into its first line`
  const refuse = (line: number | null, wrong: string, right: string): FromDisk<ServerLine> => ({
    value: undefined,
    problems: [{ file: path, line, key: null, wrong, right }],
  })
  if (text === null) return refuse(null, "there is no such file, so this server does not know which one it is", one)
  const first = firstLine(text)
  const id = serverId(first)
  if (id._tag === "Wrong") return refuse(1, first === "" ? "the first line is empty" : id.wrong, one)
  const own = servers.find((server) => server.id === id.value)
  if (own !== undefined) return { value: own, problems: [] }
  return refuse(1, `server ${id.value} is not in ${configFile}`, `${one}, or add server.${id.value} to ${configFile}`)
}

/** The epochs of a server. */
export type Epochs = { readonly currentEpoch: number; readonly acceptedEpoch: number }

/** An epoch is the high half of a zxid, a signed 32-bit number. */
const epochRange = { what: "an epoch", from: 0, to: maxInt }

/** The epoch files: `unfinished` is currentEpoch.tmp, which a crash between its writing and its renaming leaves. */
export type EpochFiles = { readonly current: FoundFile; readonly unfinished: FoundFile; readonly accepted: FoundFile }

/**
 * The epochs, from the files currentEpoch and acceptedEpoch, checked against each other and the last transaction. A
 * file that is not there means 0 for a server that has logged nothing. For one that has, it is refused: ZooKeeper
 * takes the epoch of the last zxid then, which can be older than a promise this server has given.
 */
export const readEpochs = ({ current, unfinished, accepted }: EpochFiles, last: Zxid): FromDisk<Epochs> => {
  const problems: Problem[] = []
  const refuse = ({ path, text }: FoundFile, wrong: string, right: string): void =>
    void problems.push({ file: path, line: text === null ? null : 1, key: null, wrong, right })
  const logged = last.epoch > 0 || last.counter > 0
  const read = (found: FoundFile): number => {
    if (found.text === null) {
      const right = `restore it, or write ${last.epoch} if this server has only ever run standalone`
      if (logged) refuse(found, "there is no such file, though there are transactions", right)
      return 0
    }
    const first = firstLine(found.text)
    const epoch = integer(first, epochRange)
    if (epoch._tag === "Value") return epoch.value
    refuse(found, first === "" ? "the first line is empty" : epoch.wrong, epoch.right)
    return 0
  }
  const written = read(current)
  const acceptedEpoch = read(accepted)
  // A learner logs transactions of a new epoch before it names the epoch in currentEpoch.
  const renaming = problems.length === 0 && written < last.epoch && unfinished.text !== null
  const currentEpoch = renaming ? read(unfinished) : written
  if (problems.length > 0) return { value: undefined, problems }
  const source = renaming ? unfinished : current
  if (currentEpoch < last.epoch)
    refuse(source, `the current epoch ${currentEpoch} is less than the epoch ${last.epoch} of the last transaction`, `write ${last.epoch}`)
  else if (acceptedEpoch < currentEpoch)
    refuse(
      accepted,
      `the accepted epoch ${acceptedEpoch} is less than the current epoch ${currentEpoch} in ${source.path}`,
      `write at least ${currentEpoch}`,
    )
  return problems.length > 0 ? { value: undefined, problems } : { value: { currentEpoch, acceptedEpoch }, problems }
}

/** ZooKeeper's line about a server whose line and peerType disagree; null if they agree. */
export const roleWarning = (own: ServerLine, peerType: "participant" | "observer" | null, configFile: string): string | null => {
  if (peerType === null || peerType === own.role) return null
  return `${configFile}:${own.line}: server.${own.id}: is ${own.role === "observer" ? "an" : "a"} ${own.role}, though peerType is ${peerType}; this line has the last word`
}
