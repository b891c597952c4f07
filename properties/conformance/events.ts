/** From an event of a file to the record that module ElectionTrace reads. */
import type { PlainData } from "../../src/tla/index.ts"
import { ownSteps, receipts } from "../../src/trace/event.ts"
import type { Renaming } from "./counters.ts"
import { booleanIn, FieldError, type Fields, largestEpoch, listIn, objectIn, oneOf, orNobody, wholeIn, wrong, zxidIn } from "./fields.ts"
import type { Header } from "./header.ts"

/** An event as the spec reads it. */
export type EventRecord = { readonly [field: string]: PlainData }

const voteKeys = ["leader", "zxid", "peerEpoch"]
const notificationKeys = [...voteKeys, "state", "electionEpoch"]
const voteFields = new Set(voteKeys)
const notificationFields = new Set(notificationKeys)
const afterFields = new Set(["state", "clock", "vote", "waiting", "received", "outside", "synced", "currentEpoch", "lastZxid", "processed"])
const states = ["LOOKING", "FOLLOWING", "LEADING", "OBSERVING"] as const

const base = ["n", "at", "action"]
const ofSteps = [...base, "server", "sent", "replaces", "after"]
const fieldsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...receipts.map((action) => [action, new Set([...ofSteps, "from", "notification"])] as const),
  ...ownSteps.map((action) => [action, new Set(ofSteps)] as const),
  ["Establish", new Set([...base, "leader", "followers", "after"])],
  ["Join", new Set([...base, "server", "leader", "after"])],
  ["Crash", new Set([...base, "server"])],
  ["Cut", new Set([...base, "a", "b"])],
  ["Heal", new Set([...base, "a", "b"])],
  ["Lose", new Set([...base, "from", "to"])],
])

/** A record of no fields is the empty function. */
const recordOf = (fields: Record<string, PlainData>): PlainData => (Object.keys(fields).length === 0 ? { "#fn": [] } : fields)

const receiptNames: ReadonlySet<string> = new Set(receipts)

/** Reads the events of one trace. */
export class EventReader {
  readonly #header: Header
  readonly #renamed: Renaming
  readonly #ids: ReadonlySet<unknown>
  readonly #names: ReadonlySet<string>
  readonly #zxids = new Map<unknown, number>()

  constructor(header: Header, renamed: Renaming) {
    this.#header = header
    this.#renamed = renamed
    this.#ids = new Set(header.servers)
    this.#names = new Set(header.servers.map(String))
  }

  /**
   * The record of an event.
   * @throws FieldError that says what is wrong
   */
  read(value: unknown): EventRecord {
    const action = objectIn("the event", value, null)["action"]
    const known = typeof action === "string" ? fieldsOf.get(action) : undefined
    if (typeof action !== "string" || known === undefined)
      return wrong("action", `an action of the spec is expected: ${[...fieldsOf.keys()].join(", ")}`, action)
    const fields = objectIn(action, value, known)
    const record: Record<string, PlainData> = { action }
    this.#parties(action, fields, record)
    const { notification, sent, replaces, after } = fields
    if (notification !== undefined) record["notification"] = this.#notification("notification", notification)
    if (sent !== undefined) record["sent"] = this.#table("sent", sent)
    if (replaces !== undefined) record["replaces"] = this.#servers("replaces", replaces)
    if (after !== undefined) record["after"] = this.#after(after)
    if (this.#header.observed !== null) this.#checkOpen(this.#header.observed, fields, record)
    return record
  }

  /** Who takes part; the spec's record has the server whose step it is under one name. */
  #parties(action: string, fields: Fields, record: Record<string, PlainData>): void {
    switch (action) {
      case "Cut":
      case "Heal": {
        const [a, b] = [this.#server("a", fields["a"]), this.#server("b", fields["b"])]
        if (a === b) wrong("b", `another server than ${a} is expected`, b)
        record["server"] = record["one"] = Math.min(a, b)
        record["other"] = Math.max(a, b)
        return
      }
      case "Lose":
        record["from"] = this.#server("from", fields["from"])
        record["server"] = this.#server("to", fields["to"])
        return
      case "Establish":
        record["server"] = this.#server("leader", fields["leader"])
        if (fields["followers"] !== undefined) record["followers"] = this.#servers("followers", fields["followers"])
        return
      default:
        record["server"] = this.#server("server", fields["server"])
        if (fields["from"] !== undefined) record["from"] = this.#server("from", fields["from"])
        if (fields["leader"] !== undefined) record["leader"] = this.#server("leader", fields["leader"])
    }
  }

  #checkOpen(observed: number, fields: Fields, record: EventRecord): void {
    const action = fields["action"]
    if (record["server"] !== observed)
      throw new FieldError(`an open trace has the steps of server ${observed} only, and this is one of another`)
    if (action === "Cut" || action === "Heal" || action === "Lose")
      throw new FieldError(`an open trace does not see the network, so it cannot have '${action}'`)
    if (typeof action !== "string" || !receiptNames.has(action)) return
    if (fields["from"] === undefined) wrong("from", "an event of an open trace needs the sender of what it received", undefined)
    const notification = objectIn("notification", fields["notification"], notificationFields)
    for (const key of notificationKeys)
      if (notification[key] === undefined)
        wrong(`notification.${key}`, "an event of an open trace needs the whole notification that it received", undefined)
  }

  #server(key: string, value: unknown): number {
    return this.#ids.has(value) ? Number(value) : wrong(key, `one of the members ${this.#header.servers.join(", ")} is expected`, value)
  }

  #servers(key: string, value: unknown): PlainData {
    return { "#set": listIn(key, value).map((id) => this.#server(key, id)) }
  }

  /** Few zxids occur, and each of them often. */
  #zxid(key: string, value: unknown): number {
    let number = this.#zxids.get(value)
    if (number === undefined) this.#zxids.set(value, (number = this.#renamed.number(zxidIn(key, value))))
    return number
  }

  #vote(key: string, fields: Fields, record: Record<string, PlainData>): void {
    const { leader, zxid, peerEpoch } = fields
    if (leader !== undefined) record["leader"] = orNobody(`${key}.leader`, leader, 2 ** 31 - 2)
    if (zxid !== undefined) record["zxid"] = this.#zxid(`${key}.zxid`, zxid)
    if (peerEpoch !== undefined) record["epoch"] = orNobody(`${key}.peerEpoch`, peerEpoch, largestEpoch)
  }

  #notification(key: string, value: unknown): PlainData {
    const fields = objectIn(key, value, notificationFields)
    const record: Record<string, PlainData> = {}
    this.#vote(key, fields, record)
    const { state, electionEpoch } = fields
    if (state !== undefined) record["state"] = oneOf(`${key}.state`, state, states)
    if (electionEpoch !== undefined) record["round"] = wholeIn(`${key}.electionEpoch`, electionEpoch)
    return recordOf(record)
  }

  #table(key: string, value: unknown): PlainData {
    const fields = objectIn(key, value, this.#names)
    const rows: [PlainData, PlainData][] = []
    for (const name in fields) rows.push([Number(name), this.#notification(key, fields[name])])
    return { "#fn": rows }
  }

  #after(value: unknown): PlainData {
    const fields = objectIn("after", value, afterFields)
    const record: Record<string, PlainData> = {}
    const { state, clock, vote, waiting, received, outside, synced, currentEpoch, lastZxid, processed } = fields
    if (state !== undefined) record["state"] = oneOf("after.state", state, states)
    if (clock !== undefined) record["clock"] = wholeIn("after.clock", clock)
    if (vote !== undefined) {
      const voted: Record<string, PlainData> = {}
      this.#vote("after.vote", objectIn("after.vote", vote, voteFields), voted)
      record["vote"] = recordOf(voted)
    }
    if (waiting !== undefined) record["waiting"] = booleanIn("after.waiting", waiting)
    if (received !== undefined) record["received"] = this.#table("after.received", received)
    if (outside !== undefined) record["outside"] = this.#table("after.outside", outside)
    if (synced !== undefined) record["synced"] = wholeIn("after.synced", synced, largestEpoch)
    if (currentEpoch !== undefined) record["epoch"] = wholeIn("after.currentEpoch", currentEpoch, largestEpoch)
    if (lastZxid !== undefined) record["zxid"] = this.#zxid("after.lastZxid", lastZxid)
    if (processed !== undefined) record["processed"] = this.#zxid("after.processed", processed)
    return recordOf(record)
  }
}
