// Runs that happened, altered: an event dropped, told twice or in another place, or one thing in one event said otherwise. What can
// still have happened is found out by letting it happen again in a world, and the checker has to say the same.
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { TraceError } from "../../properties/conformance/lines.ts"
import { eventOfRun } from "../../properties/conformance/recording.ts"
import { enabled, fates } from "../../properties/world/enabled.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { dark, protocol, type Stage } from "../../properties/world/world.ts"
import { majority } from "../../src/base/ensemble.ts"
import type { TraceEvent } from "../../src/trace/event.ts"
import { check, type Loose, stageFor, textOf, traceOf } from "./traces.ts"

/** One event of a run, and what was written of it. */
type Told = { readonly event: Event; readonly line: TraceEvent }

/** The run that these numbers choose: mostly receipts, and faults now and then. */
const run = (stage: Stage, choices: readonly number[]): readonly Told[] => {
  let world = dark(stage)
  const told: Told[] = []
  for (const choice of choices) {
    const possible = enabled(world).flatMap((event) => fates(world, event))
    const isFault = ({ _tag }: Event): boolean => _tag === "Crash" || _tag === "Cut" || _tag === "Lose"
    const arriving = possible.filter(({ _tag }) => _tag === "Deliver" || _tag === "Establish" || _tag === "Join")
    const among =
      choice % 12 === 0 ? possible : choice % 4 > 0 && arriving.length > 0 ? arriving : possible.filter((event) => !isFault(event))
    const event = among[Math.floor(choice / 16) % among.length]
    if (event === undefined) continue
    const happened = happen(world, event)
    const line = eventOfRun(world, event, happened)
    if (line !== undefined) told.push({ event, line })
    world = happened.world
  }
  return told
}

const unbound = (event: Event): string => JSON.stringify({ ...event, replaces: undefined })

/** How many of these events can happen in this order, each with what was written of it. */
const possibleOf = (stage: Stage, told: readonly Told[]): number => {
  let world = dark(stage)
  for (const [index, { event, line }] of told.entries()) {
    const at = world
    if (!enabled(at).some((one) => unbound(one) === unbound(event))) return index
    const happened = happen(at, event)
    if (JSON.stringify(eventOfRun(at, event, happened)) !== JSON.stringify(line)) return index
    world = happened.world
  }
  return told.length
}

/** How many events of a trace the checker allows; the lines are numbered as they stand. */
const allowedOf = async (text: string): Promise<number> => {
  try {
    const outcome = await check(text)
    if (outcome._tag === "TooMany") throw new Error("the trace leaves too much open")
    return outcome.events
  } catch (error) {
    // What can be in no trace at all is refused where it stands.
    const [, line] = error instanceof TraceError ? (/^t\.ndjson:(\d+):/.exec(error.message) ?? []) : []
    if (line === undefined) throw error
    return Number(line) - 2
  }
}

const stages = {
  "three servers": {},
  "three servers that replace": { sendModes: "replace", remembersLast: false },
} as const satisfies Readonly<Record<string, Partial<Stage>>>

const ensemble = majority([1, 2, 3], [4])

const runFor = (setting: Partial<Stage>, seed: number, length: number): { readonly stage: Stage; readonly told: readonly Told[] } => {
  const stage = stageFor(ensemble, protocol, setting)
  const [choices = []] = fc.sample(fc.array(fc.nat(65_535), { minLength: length, maxLength: length }), { numRuns: 1, seed })
  return { stage, told: run(stage, choices) }
}

const textOfTold = (stage: Stage, told: readonly Told[]): string =>
  traceOf(
    stage,
    told.map(({ line }) => line),
  )

describe("the events of a run are allowed as far as they can happen", () => {
  const alterations: readonly (readonly [string, (told: readonly Told[], at: number) => readonly Told[]])[] = [
    ["without one of them", (told, at) => told.toSpliced(at, 1)],
    ["with one of them twice", (told, at) => told.toSpliced(at, 0, ...told.slice(at, at + 1))],
    ["with two of them the other way round", (told, at) => told.toSpliced(at, 2, ...told.slice(at, at + 2).toReversed())],
  ]
  it.each(alterations)("%s", { timeout: 300_000 }, async (_, altered) => {
    let rejected = 0
    let allowed = 0
    for (const setting of Object.values(stages)) {
      const { stage, told } = runFor(setting, 12, 50)
      expect(await allowedOf(textOfTold(stage, told))).toBe(told.length)
      for (let at = 0; at + 1 < told.length; at++) {
        const changed = altered(told, at)
        const possible = possibleOf(stage, changed)
        expect([at, changed[possible]?.line, await allowedOf(textOfTold(stage, changed))]).toEqual([at, changed[possible]?.line, possible])
        if (possible < changed.length) rejected++
        else allowed++
      }
    }
    expect(rejected).toBeGreaterThan(25)
    expect(allowed).toBeGreaterThan(0)
  })
})

/** A value and where it stands in an event. */
type Leaf = readonly [path: readonly string[], value: unknown]

const tables = new Set(["sent", "received", "outside"])

/** All of an event, and of each table one row. */
const leavesOf = (value: unknown, path: readonly string[]): readonly Leaf[] => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]]
  const entries = Object.entries(value)
  return (tables.has(path.at(-1) ?? "") ? entries.slice(-1) : entries).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}

const withValue = (event: Loose, path: readonly string[], value: unknown): Loose => {
  const copy = structuredClone(event)
  let at = copy
  for (const key of path.slice(0, -1)) at = at[key] as Loose
  const last = path.at(-1) ?? ""
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

/** Something else than a value that could stand in its place. */
const otherThan = (path: readonly string[], value: unknown): unknown => {
  const name = path.at(-1) ?? ""
  if (name === "action") return value === "Discard" ? "AnswerAsDecided" : "Discard"
  if (name === "state") return value === "FOLLOWING" ? "LEADING" : "FOLLOWING"
  if (typeof value === "boolean") return !value
  if (typeof value === "string") return value === "0x100000064" ? "0x100000065" : "0x100000064"
  if (["server", "from", "to", "a", "b", "leader"].includes(name)) return value === 2 ? 3 : 2
  return Number(value) < 0 ? 1 : Number(value) + 1
}

/** Every way to say one thing otherwise. */
const alteredOnce = (event: Loose): readonly (readonly [what: string, event: Loose])[] => {
  const found: (readonly [string, Loose])[] = []
  for (const [path, value] of leavesOf(event, []))
    if (!Array.isArray(value) && typeof value !== "object") found.push([path.join("."), withValue(event, path, otherThan(path, value))])
  for (const table of [["sent"], ["after", "received"], ["after", "outside"]] as const) {
    const rows = table.reduce<unknown>((inner, key) => (inner as Loose | undefined)?.[key], event) as Loose | undefined
    if (rows === undefined) continue
    for (const id of ensemble.members.map((member) => String(member.id))) {
      const path = [...table, id]
      if (id in rows) found.push([`without ${path.join(".")}`, withValue(event, path, undefined)])
      else found.push([`with ${path.join(".")}`, withValue(event, path, {})])
    }
  }
  return found
}

describe("an event of a run is rejected with", () => {
  const { stage, told } = runFor({}, 12, 110)
  const seen = new Map<string, number>()
  const samples = told.flatMap(({ line }, at) => {
    const { action } = line
    // A fault can happen to anybody, and is not seen.
    if (["Crash", "Cut", "Heal", "Lose"].includes(action)) return []
    // An answer and the lack of one are different things; the first of each kind will do.
    const kind = `${action} ${"sent" in line && Object.keys(line.sent ?? {}).length > 0}`
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    return seen.get(kind) === 1 ? [[`${action} (${at + 1})`, at] as const] : []
  })

  it("every action among them that a server takes", () => {
    expect(new Set(samples.map(([, at]) => told[at]?.line.action)).size).toBe(14)
  })

  it.each(samples)("anything else in %s", { timeout: 120_000 }, async (_, at) => {
    const before = told.slice(0, at).map(({ line }) => line)
    const line = told[at]?.line as unknown as Loose
    const [header = ""] = traceOf(stage, []).split("\n")
    const survived: string[] = []
    for (const [what, changed] of alteredOnce(line)) {
      const events = await allowedOf(`${header}\n${textOf([...before, changed])}`)
      if (events !== at) survived.push(what)
    }
    expect(survived).toEqual([])
  })
})
