/** The links between election ports: one queue for each ordered pair of servers. (Spec: module Links.) */
import type { Notification } from "../../src/election/notification.ts"
import type { Output } from "../../src/election/election.ts"
import { isCut, isUp, type Position, type Wire, type World } from "./world.ts"

const same = (a: Notification, b: Notification): boolean =>
  a === b ||
  (a.state === b.state &&
    a.leader === b.leader &&
    a.electionEpoch === b.electionEpoch &&
    a.peerEpoch === b.peerEpoch &&
    a.zxid.epoch === b.zxid.epoch &&
    a.zxid.counter === b.zxid.counter)

/** What becomes of an undelivered queue when one more message is sent. (Spec: Extended.) */
export const extended = (pending: Wire, note: Notification, replaces: boolean, reachable: boolean): Wire => {
  const newest = pending.length === 0 ? undefined : pending[pending.length - 1]
  if (!reachable || newest === undefined) return [note]
  if (same(newest, note)) return pending
  return replaces ? [...pending.slice(0, -1), note] : [...pending, note]
}

/** A queue on a new connection: if it is empty the last message is repeated. (Spec: Repeated.) */
export const repeated = (pending: Wire, last: Notification | undefined): Wire =>
  pending.length === 0 && last !== undefined ? [last] : pending

/** The queues of a world, to be changed and put back as a whole. */
export type Links = { wires: Wire[]; last: (Notification | undefined)[] }

/** A copy of the queues that may be changed. */
export const linksOf = (world: World): Links => ({ wires: world.wires.slice(), last: world.last.slice() })

const empty: Wire = []

/** The oldest message from one server to another is taken. (Spec: AfterTake.) */
export const take = (links: Links, world: World, from: Position, to: Position): void => {
  const at = from * world.stage.count + to
  const pending = links.wires[at] ?? empty
  links.wires[at] = pending.length < 2 ? empty : pending.slice(1)
}

/**
 * What a step of `from` sends is queued. `replaces` is the set of receivers, as bits, for whom the newest undelivered
 * message is still in the send queue, so that this one replaces it. (Spec: AfterSend, AfterRemember.)
 */
const sendAll = (links: Links, world: World, from: Position, outputs: readonly Output[], replaces: number): void => {
  const { count, ensemble, remembersLast } = world.stage
  for (const output of outputs) {
    if (output._tag !== "Send") continue
    const to = ensemble.positions.get(output.to)
    if (to === undefined) continue
    const at = from * count + to
    const reachable = isUp(world, to) && !isCut(world, from, to)
    links.wires[at] = extended(links.wires[at] ?? [], output.notification, (replaces & (1 << to)) !== 0, reachable)
    if (remembersLast) links.last[at] = output.notification
  }
}

const hasTag = (outputs: readonly Output[], tag: Output["_tag"]): boolean => {
  for (const output of outputs) if (output._tag === tag) return true
  return false
}

/**
 * The queues after a step of `server`, which took the oldest message of `taken` unless it put that back, and sent its
 * outputs. What does not change is not copied: this happens in every step of a simulation.
 */
export const linksAfter = (
  world: World,
  server: Position,
  outputs: readonly Output[],
  taken: Position | undefined,
  replaces: number,
): Pick<World, "wires" | "last"> => {
  const takes = taken !== undefined && !hasTag(outputs, "PutBack")
  const sends = hasTag(outputs, "Send")
  if (!takes && !sends) return world
  const links: Links = { wires: world.wires.slice(), last: world.last as Links["last"] }
  if (takes) take(links, world, taken, server)
  if (!sends) return links
  if (world.stage.remembersLast) links.last = links.last.slice()
  sendAll(links, world, server, outputs, replaces)
  return links
}
