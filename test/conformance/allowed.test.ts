// What the spec allows is allowed: a trace by hand, random runs of the world, and whatever is left of them when less is recorded.
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { headerOfRun } from "../../properties/conformance/recording.ts"
import { mutants } from "../../properties/mutants/registry.ts"
import { protocol } from "../../properties/world/world.ts"
import { ensembleOf, majority } from "../../src/base/ensemble.ts"
import type { ServerStep } from "../../src/trace/event.ts"
import { check, type Loose, newcomer, runOf, stageFor, textOf, traceOf } from "./traces.ts"

const choices = fc.array(fc.nat(65_535), { minLength: 100, maxLength: 400 })

const ensembles = {
  "one server": majority([1]),
  "three servers": majority([1, 2, 3]),
  "four servers and an observer": majority([2, 3, 5, 8], [4]),
  "weights and groups": ensembleOf([
    { id: 1, role: "participant", weight: 2, group: 1 },
    { id: 2, role: "participant", weight: 0, group: 1 },
    { id: 3, role: "participant", weight: 1, group: 2 },
  ]),
}

describe("the trace by hand", () => {
  it("is allowed", async () => {
    expect(await check(textOf(newcomer()))).toEqual({ _tag: "Allowed", events: 19 })
  })

  it("is allowed where it is longer than the engine keeps at once", async () => {
    const [header, ...events] = newcomer()
    const beats = Array.from({ length: 21_000 }, (_, index) => ({ action: index % 2 === 0 ? "Cut" : "Heal", a: 1, b: 3 }))
    expect(await check(textOf([header, ...events.slice(0, 16), ...beats, ...events.slice(16)]))).toEqual({
      _tag: "Allowed",
      events: 21_019,
    })
  }, 60_000)
})

describe("runs of the world", () => {
  it.each(Object.entries(ensembles))("are allowed with %s", { timeout: 60_000 }, async (_, ensemble) => {
    const stage = stageFor(ensemble)
    await fc.assert(
      fc.asyncProperty(choices, async (chosen) => {
        const events = runOf(stage, chosen)
        expect(await check(traceOf(stage, events))).toEqual({ _tag: "Allowed", events: events.length })
      }),
      { numRuns: 10 },
    )
  })

  it.each(["queue", "replace"] as const)(
    "are allowed where a send can only %s and nothing is repeated",
    { timeout: 60_000 },
    async (sendModes) => {
      const stage = stageFor(majority([1, 2, 3]), protocol, { sendModes, remembersLast: false })
      await fc.assert(
        fc.asyncProperty(choices, async (chosen) => {
          const events = runOf(stage, chosen)
          expect(await check(traceOf(stage, events))).toEqual({ _tag: "Allowed", events: events.length })
        }),
        { numRuns: 10 },
      )
    },
  )
})

describe("runs of mutants", () => {
  const mixed = [
    { currentEpoch: 2, acceptedEpoch: 2, lastZxid: { epoch: 1, counter: 1 } },
    { currentEpoch: 1, acceptedEpoch: 2, lastZxid: { epoch: 1, counter: 2 } },
    { currentEpoch: 1, acceptedEpoch: 1, lastZxid: { epoch: 1, counter: 1 } },
  ]
  const weightless = ensembleOf([1, 2, 3].map((id) => ({ id, role: "participant", weight: id === 3 ? 0 : 1, group: id })))
  const stages = (decorate: (rules: typeof protocol) => typeof protocol) =>
    [majority([1, 2, 3]), majority([1, 2], [3]), weightless].flatMap((ensemble) =>
      [{}, { disks: mixed }].map((setting) => stageFor(ensemble, decorate(protocol), setting)),
    )
  const sample = fc.sample(fc.array(fc.nat(65_535), { minLength: 400, maxLength: 400 }), { numRuns: 6, seed: 5 })
  const isControl = ([, { breaks }]: readonly [string, { readonly breaks: string | undefined }]): boolean => breaks === undefined
  const [controls, bugs] = [Object.entries(mutants).filter(isControl), Object.entries(mutants).filter((entry) => !isControl(entry))]

  it.each(bugs)("are rejected: %s", { timeout: 60_000 }, async (_, { decorate }) => {
    const runs = stages(decorate).flatMap((stage) => sample.map((chosen) => ({ stage, chosen })))
    const rejected = async ({ stage, chosen }: (typeof runs)[number]): Promise<boolean> =>
      (await check(traceOf(stage, runOf(stage, chosen))))._tag === "Rejected"
    let found = 0
    for (const run of runs) if (found === 0 && (await rejected(run))) found += 1
    expect(found).toBe(1)
  })

  it.each(controls)("are allowed where the header names the control: %s", { timeout: 60_000 }, async (name, { decorate }) => {
    for (const stage of stages(decorate)) {
      for (const chosen of sample.slice(0, 2)) {
        const events = runOf(stage, chosen)
        const lines = [{ ...headerOfRun(stage), controls: [name] }, ...events]
        expect(await check(textOf(lines))).toEqual({ _tag: "Allowed", events: events.length })
      }
    }
  })

  it("are told from the protocol where the header does not name the control", { timeout: 60_000 }, async () => {
    const stage = stageFor(majority([1, 2, 3]), mutants.AdoptEqualVote.decorate(protocol))
    const outcomes = await Promise.all(sample.map((chosen) => check(traceOf(stage, runOf(stage, chosen)))))
    expect(outcomes.map(({ _tag }) => _tag)).toContain("Rejected")
  })
})

const without = (fields: readonly string[]) => (line: Loose) =>
  Object.fromEntries(Object.entries(line).filter(([name]) => !fields.includes(name)))

const optional = ["n", "from", "notification", "sent", "replaces", "after", "followers"]

describe("a trace that recorded less", () => {
  it.each(optional.map((field) => [field] as const))("is allowed without %s", async (field) => {
    const [header, ...events] = newcomer()
    expect(await check(textOf([header, ...events.map(without(field === "from" ? ["from", "notification"] : [field]))]))).toMatchObject({
      _tag: "Allowed",
    })
  })

  it("is allowed with nothing but servers and actions", async () => {
    const [header, ...events] = newcomer()
    const bare = events.map((event) => (event["action"] === "Lose" ? event : without(optional)(event)))
    expect(await check(textOf([header, ...bare]))).toMatchObject({ _tag: "Allowed" })
  })

  it("is allowed with parts of notifications, votes and tables", async () => {
    const lines = newcomer()
    const [, start, , heard] = lines
    Object.assign(start ?? {}, { sent: { 2: { leader: 1 }, 3: {} }, after: { vote: { leader: 1 }, received: { 1: { state: "LOOKING" } } } })
    Object.assign(heard ?? {}, { notification: { electionEpoch: 1 }, after: { received: { 1: {}, 2: {} } } })
    expect(await check(textOf(lines))).toMatchObject({ _tag: "Allowed" })
  })
})

describe("a trace with missing steps", () => {
  const [header, ...events] = newcomer()
  const interior = events.slice(0, 14).map((event, index) => [`${String(event["action"])} (${index + 1})`, index] as const)

  it.each(interior)("is allowed without %s if one may be missing", async (_, index) => {
    expect(await check(textOf([header, ...events.toSpliced(index, 1)]), 1)).toEqual({ _tag: "Allowed", events: 18 })
  })

  it.each(interior)("is rejected without %s if none may", async (_, index) => {
    expect(await check(textOf([header, ...events.toSpliced(index, 1)]))).toMatchObject({ _tag: "Rejected" })
  })

  it("is rejected if more are missing than may be", async () => {
    const text = textOf([header, events[0], events[1], events[5]])
    expect((await check(text, 2))._tag).toBe("Allowed")
    expect((await check(text, 1))._tag).toBe("Rejected")
  })

  it("finds two gaps", async () => {
    expect(await check(textOf([header, ...events.toSpliced(11, 1).toSpliced(3, 1)]), 1)).toEqual({ _tag: "Allowed", events: 17 })
  })
})

describe("an open trace", () => {
  /** What one server of a run would have written; it neither sees the world nor its own crashes. */
  const openOf = (server: number, text: string): Loose[] => {
    const [header, ...events] = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Loose)
    const own = events.filter((event) => event["server"] === server && !["Crash", "Establish", "Join"].includes(String(event["action"])))
    return [{ ...header, observed: [server] }, ...own.map(without(["replaces"]))]
  }

  const settled = (events: ReturnType<typeof runOf>): boolean => events.some(({ action }) => action === "Establish")

  it("is allowed for each server of a run in which nobody establishes an epoch", { timeout: 60_000 }, async () => {
    const stage = stageFor(majority([1, 2, 3], [4]), protocol, { maxEpoch: 1 })
    let restarts = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(65_535), { minLength: 100, maxLength: 200 }), async (chosen) => {
        const events = runOf(stage, chosen)
        expect(settled(events)).toBe(false)
        for (const server of [1, 2, 3, 4]) {
          const lines = openOf(server, traceOf(stage, events))
          restarts += lines.filter(({ action }) => action === "Start").length > 1 ? 1 : 0
          expect(await check(textOf(lines))).toEqual({ _tag: "Allowed", events: lines.length - 1 })
        }
      }),
      { numRuns: 10, seed: 7 },
    )
    expect(restarts).toBeGreaterThan(0)
  })

  it.each([
    ["a restart without a word", ["Start", "Resend", "Start", "Resend"]],
    ["a restart with a crash", ["Start", "Crash", "Start", "Resend"]],
    ["a server that was killed before it could say that it had started", ["Start", "Crash", "Crash", "Start", "Resend"]],
  ])("is allowed with %s", async (_, actions) => {
    const steps = actions.map((action) => ({ server: 2, action }))
    expect(await check(textOf([{ ...newcomer()[0], observed: [2] }, ...steps]))).toEqual({ _tag: "Allowed", events: steps.length })
  })

  it("is rejected where a server hears itself", async () => {
    const said = { state: "LOOKING", leader: 2, zxid: "0x0", electionEpoch: 1, peerEpoch: 0 }
    const heard = (from: number): Loose[] => [
      { ...newcomer()[0], observed: [2] },
      { server: 2, action: "Start" },
      { server: 2, action: "HearProposal", from, notification: said },
    ]
    expect(await check(textOf(heard(1)))).toEqual({ _tag: "Allowed", events: 2 })
    expect(await check(textOf(heard(2)))).toMatchObject({ _tag: "Rejected", events: 1 })
  })

  it("is rejected where the server does not do what the spec says", async () => {
    const stage = stageFor(majority([1, 2, 3]), protocol, { maxEpoch: 1 })
    const [chosen = []] = fc.sample(fc.array(fc.nat(65_535), { minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 3 })
    const lines = openOf(2, traceOf(stage, runOf(stage, chosen)))
    const index = lines.findIndex(({ action, sent }) => action === "HearProposal" && Object.keys(sent ?? {}).length > 0)
    expect(index).toBeGreaterThan(0)
    const event = lines[index] as unknown as ServerStep
    for (const changed of [
      { ...event, sent: {} },
      { ...event, action: "Discard" },
      { ...event, after: { ...event.after, clock: 77 } },
      { ...event, sent: { ...event.sent, 1: { ...event.sent?.[1], leader: 9 } } },
    ]) {
      const outcome = await check(textOf(lines.with(index, changed)))
      expect(outcome).toMatchObject({ _tag: "Rejected", events: index - 1 })
    }
  })
})
