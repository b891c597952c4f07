// What the spec does not allow is rejected at the first impossible event, with what the spec would have allowed there.
import { describe, expect, it } from "vitest"
import { diagnose } from "../../properties/conformance/diagnosis.ts"
import { checkEmbedded, TraceSpec } from "../../properties/conformance/embedded.ts"
import { verdictOf, verdictText } from "../../properties/conformance/verdict.ts"
import { check, type Loose, newcomer, opened, textOf } from "./traces.ts"

/** The trace by hand with one event changed; events are numbered as in the file, from 1. */
const changed = (n: number, change: (event: Loose) => void): Loose[] => {
  const lines = newcomer()
  const event = lines[n]
  if (event === undefined) throw new Error(`there is no event ${n}`)
  change(event)
  return lines
}

const nested = (event: Loose, ...keys: readonly string[]): Loose => keys.reduce((inner, key) => inner[key] as Loose, event)

const rejections: readonly (readonly [what: string, n: number, change: (event: Loose) => void])[] = [
  ["another action", 3, (event) => void (event["action"] = "Discard")],
  ["an action of another server", 6, (event) => void (event["server"] = 3)],
  ["another sender", 3, (event) => void (event["from"] = 3)],
  ["another notification", 3, (event) => void (nested(event, "notification")["electionEpoch"] = 2)],
  ["another thing sent", 4, (event) => void (nested(event, "sent", "3")["leader"] = 1)],
  ["something sent to fewer", 4, (event) => void delete nested(event, "sent")["3"]],
  ["something sent to more", 3, (event) => void (event["sent"] = { 3: nested(event, "notification") })],
  ["another state", 6, (event) => void (nested(event, "after")["state"] = "FOLLOWING")],
  ["another round", 6, (event) => void (nested(event, "after")["clock"] = 2)],
  ["another leader in the vote", 4, (event) => void (nested(event, "after", "vote")["leader"] = 1)],
  ["another zxid in the vote", 4, (event) => void (nested(event, "after", "vote")["zxid"] = "0x1")],
  ["another epoch in the vote", 8, (event) => void (nested(event, "after", "vote")["peerEpoch"] = 0)],
  ["a wait that has not begun", 3, (event) => void (nested(event, "after")["waiting"] = true)],
  ["a row too many in a table", 10, (event) => void (nested(event, "after", "received")["2"] = {})],
  ["a row too few in a table", 4, (event) => void delete nested(event, "after", "received")["2"]],
  ["another row in a table", 14, (event) => void (nested(event, "after", "outside", "1")["state"] = "LEADING")],
  ["another epoch on disk", 8, (event) => void (nested(event, "after")["currentEpoch"] = 2)],
  ["another last zxid", 8, (event) => void (nested(event, "after")["lastZxid"] = "0x100000000")],
  ["another processed zxid", 8, (event) => void (nested(event, "after")["processed"] = "0x0")],
  ["another joined epoch", 16, (event) => void (nested(event, "after")["synced"] = 0)],
  ["an epoch without a quorum", 8, (event) => void (event["followers"] = [])],
  ["a follower that does not follow", 8, (event) => void (event["followers"] = [1, 3])],
  ["another leader joined", 16, (event) => void (event["leader"] = 1)],
  ["the start of a server that runs", 9, (event) => void (event["server"] = 1)],
  ["the crash of a server that is down", 2, (event) => void Object.assign(event, { action: "Crash", sent: undefined, after: undefined })],
  ["a heal without a cut", 18, (event) => void (event["a"] = 1)],
]

describe("the trace by hand is rejected at the event with", () => {
  it.each(rejections)("%s", async (_, n, change) => {
    expect(await check(textOf(changed(n, change)))).toMatchObject({ _tag: "Rejected", events: n - 1, event: { line: n + 1 } })
  })

  it("a cut that is there already", async () => {
    const lines = newcomer()
    expect(await check(textOf(lines.toSpliced(18, 0, lines[17] ?? {})))).toMatchObject({ _tag: "Rejected", events: 17 })
  })

  it("a loss of nothing", async () => {
    const lines = newcomer()
    expect(await check(textOf([lines[0], { action: "Lose", from: 1, to: 2 }]))).toMatchObject({ _tag: "Rejected", events: 0 })
  })
})

/** All three start; 1 hears 2 while its first proposal is still under way to 3, and sends a second one. */
const undelivered = (replaces: readonly number[] | undefined, then: number, sendModes?: readonly string[]): Loose[] => {
  const [header] = newcomer()
  return [
    { ...header, sendModes },
    ...[1, 2, 3].map((server) => ({ server, action: "Start" })),
    { server: 1, action: "HearProposal", from: 2, replaces },
    { server: 3, action: "HearProposal", from: 1, notification: { leader: then } },
  ]
}

describe("what became of an undelivered notification", () => {
  it.each([
    [[], 1, "Allowed"],
    [[], 2, "Rejected"],
    [[2, 3], 2, "Allowed"],
    [[2, 3], 1, "Rejected"],
    [undefined, 1, "Allowed"],
    [undefined, 2, "Allowed"],
  ] as const)("%o, then a proposal of %i: %s", async (replaces, then, verdict) => {
    expect((await check(textOf(undelivered(replaces, then))))._tag).toBe(verdict)
  })

  it("can be no more than the links allow", async () => {
    expect(await check(textOf(undelivered([2, 3], 2, ["queue"])))).toMatchObject({ _tag: "Rejected", events: 3 })
    expect((await check(textOf(undelivered([], 1, ["queue"]))))._tag).toBe("Allowed")
  })
})

const explained = async (lines: readonly Loose[]) => {
  const trace = opened(textOf(lines))
  const outcome = checkEmbedded(await TraceSpec.load(), trace, 0)
  if (outcome._tag !== "Rejected") throw new Error(`the trace is ${outcome._tag}`)
  return { outcome, diagnosis: await diagnose(trace, outcome.event, outcome.states) }
}

describe("the explanation", () => {
  it("has the state before, what is under way, and the step of the same name first", async () => {
    const { diagnosis } = await explained(changed(4, (event) => void (nested(event, "after", "vote")["leader"] = 1)))
    expect(diagnosis.server).toBe(1)
    expect(diagnosis.before).toMatchObject({ state: "LOOKING", clock: 1, vote: { leader: 1, zxid: "0x0", peerEpoch: 0 }, waiting: false })
    expect(diagnosis.underWay).toEqual({ 2: [{ state: "LOOKING", leader: 2, zxid: "0x0", electionEpoch: 1, peerEpoch: 0 }] })
    expect(diagnosis.allowed[0]).toEqual({
      action: "HearProposal",
      from: 2,
      differences: [{ field: "after.vote.leader", spec: 2, recorded: 1 }],
    })
    expect(diagnosis.allowed.map(({ action }) => action)).toEqual(["HearProposal", "Resend"])
  })

  it("shows zxids as the trace has them", async () => {
    const lines = changed(8, (event) => void (nested(event, "after")["processed"] = "0x10000abcd"))
    const { diagnosis } = await explained(lines)
    expect(diagnosis.allowed.find(({ differences }) => differences.length === 1)?.differences).toEqual([
      { field: "after.processed", spec: "0x100000000", recorded: "0x10000abcd" },
    ])
  })

  it("says when the outcome is the same under another name, and when the fates of messages differ", async () => {
    const renamed = await explained(changed(3, (event) => void (event["action"] = "Discard")))
    expect(renamed.diagnosis.allowed[0]).toMatchObject({ action: "HearProposal", differences: [] })
    const replaced = await explained(undelivered([2, 3], 2, ["queue"]))
    expect(replaced.diagnosis.allowed[0]).toMatchObject({ action: "HearProposal", differences: [] })
  })

  it("is about the pair for what happens between two", async () => {
    const { diagnosis } = await explained(changed(18, (event) => void (event["a"] = 1)))
    expect(diagnosis.allowed.map(({ action }) => action)).toEqual(["Cut"])
  })

  it("says that nothing is allowed where nothing is", async () => {
    const lines = newcomer().toSpliced(9, 0, { action: "AnswerAsDecided", server: 1, from: 2 })
    const { outcome, diagnosis } = await explained(lines)
    expect(diagnosis.allowed).toEqual([])
    const text = verdictText(
      verdictOf({
        file: "t.ndjson",
        engine: "embedded",
        verdict: "rejected",
        seconds: 0.1,
        events: outcome.events,
        line: outcome.event.line,
        event: outcome.event.text,
        diagnosis,
      }),
    )
    expect(text[0]).toBe("t.ndjson:10: rejected, the spec does not allow this event after the 8 events before it (0.10 s, embedded)")
    expect(text.at(-1)).toBe("  the spec allows no step of server 1 there")
  })
})
