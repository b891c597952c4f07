// docs/refinement.md names every action and variable of the spec, every action, input and rule of the code, and leads to each.
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "vitest"
import { finals, variables } from "../properties/abstraction/state.ts"
import { type Action as WorldAction, type Event, happen } from "../properties/world/step.ts"
import { dark, protocol, type Stage, stageOf } from "../properties/world/world.ts"
import { majority } from "../src/base/ensemble.ts"
import { actions as electionActions, type Input as ElectionInput } from "../src/election/election.ts"
import { rules as electionRules } from "../src/election/rules.ts"
import { actions as peerActions, type Input as PeerInput, rules as peerRules } from "../src/server/quorum-peer.ts"
import type { Spec } from "../src/tla/index.ts"
import { askAbout } from "./world/random-worlds.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const page = readFileSync(join(root, "docs/refinement.md"), "utf8")

/** The rows of the table under a heading, each as its cells. */
const table = (heading: string): readonly (readonly string[])[] => {
  const [, after = ""] = page.split(`\n## ${heading}\n`)
  const [section = ""] = after.split("\n## ")
  const rows = section.split("\n").filter((line) => line.startsWith("| "))
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** The names in backquotes in a cell. */
const named = (cell: string | undefined): readonly string[] => [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)

/** The names and the files of the links in a cell. */
const links = (cell: string | undefined): readonly { readonly name: string; readonly file: string }[] =>
  [...(cell ?? "").matchAll(/\[`?([^\]`]+)`?\]\(([^)]+)\)/g)].map(([, name = "", file = ""]) => ({ name, file: join("docs", file) }))

const read = (file: string): string => readFileSync(join(root, file), "utf8")

const firstNames = (heading: string): readonly string[] => table(heading).flatMap(([cell]) => named(cell))

// The compiler checks that these lists are complete.
const electionInputs = { LookForLeader: 1, Received: 1, TimerEnded: 1, EpochRaised: 1 } satisfies Record<ElectionInput["_tag"], 1>
const peerInputs = {
  Received: 1,
  TimerEnded: 1,
  LeaderLost: 1,
  QuorumLost: 1,
  Established: 1,
  Synchronized: 1,
} satisfies Record<PeerInput["_tag"], 1>
const events = {
  Deliver: 1,
  TimerEnds: 1,
  LeaveLeader: 1,
  LeaveOffice: 1,
  Establish: 1,
  Join: 1,
  Start: 1,
  Crash: 1,
  Cut: 1,
  Heal: 1,
  Lose: 1,
} satisfies Record<Event["_tag"], 1>
const faults = { Crash: 1, Cut: 1, Heal: 1, Lose: 1 } satisfies Record<Exclude<WorldAction, (typeof peerActions)[number]>, 1>

const disk = { currentEpoch: 0, acceptedEpoch: 0, lastZxid: { epoch: 0, counter: 0 } }

const stage: Stage = stageOf({
  ensemble: majority([1, 2]),
  disks: [disk, disk],
  sendModes: "queue",
  remembersLast: true,
  timely: false,
  maxRound: 1,
  maxEpoch: 1,
  budget: { crash: 1, cut: 1, loss: 1 },
  history: true,
  rules: protocol,
})

describe("the page of the refinement", () => {
  let spec: Spec
  let history: Spec
  beforeAll(async () => {
    spec = await askAbout({ ...stage, history: false }, "")
    history = await askAbout(stage, "")
  })

  it("has every action of Next, and no other", () => {
    expect(spec.actions.length).toBeGreaterThan(10)
    expect(firstNames("Actions").toSorted()).toEqual(spec.actions.toSorted())
  })

  it("has every action of the code, and no other", () => {
    const code = new Set([...electionActions, ...peerActions, ...Object.keys(faults)])
    expect([...firstNames("Actions"), ...firstNames("Steps of the code that are no action")].toSorted()).toEqual([...code].toSorted())
  })

  it("leads from each action to its definition in the spec and to its function in the code", () => {
    for (const [action, module, , code] of table("Actions")) {
      const [definition] = links(module)
      const [name = ""] = named(action)
      expect(read(definition?.file ?? ""), name).toMatch(new RegExp(`^${name}(?:\\(.*\\))? ==`, "m"))
      const [place] = links(code)
      expect(read(place?.file ?? ""), name).toMatch(new RegExp(`^ *(?:export )?const ${place?.name} = `, "m"))
    }
  })

  it("names for each action the input that causes it", () => {
    const inputs = new Map(table("Inputs").map(([input, , causes]) => [named(input)[0] ?? "", named(causes)]))
    for (const [action, , cause] of table("Actions")) {
      const [name = ""] = named(action)
      for (const input of named(cause)) if (input !== "start") expect(inputs.get(input), `${name} by ${input}`).toContain(name)
    }
  })

  it("has every input of the reducers and every event of a world, and no other", () => {
    const given = (whose: string): readonly string[] =>
      table("Inputs")
        .filter(([, of]) => of?.split(", ").includes(whose))
        .flatMap(([input]) => named(input))
    expect(given("election").toSorted()).toEqual(Object.keys(electionInputs).toSorted())
    expect(given("server").toSorted()).toEqual(Object.keys(peerInputs).toSorted())
    expect(given("world").toSorted()).toEqual(Object.keys(events).toSorted())
  })

  it("has every variable of the spec and of the abstraction, and no other", () => {
    expect(firstNames("Variables").toSorted()).toEqual(history.variables.toSorted())
    expect(firstNames("Variables").toSorted()).toEqual([...Object.keys(variables), finals.name].toSorted())
  })

  it("leads from each variable to its declaration and to a field of a world", () => {
    const { world } = happen(dark(stage), { _tag: "Start", server: 0 })
    for (const [variable, module, field] of table("Variables")) {
      const [name = ""] = named(variable)
      const [declared] = links(module)
      expect(read(declared?.file ?? ""), name).toMatch(new RegExp(`^VARIABLES?\\b[\\s\\S]*?^ {4}${name},?$`, "m"))
      const path = (named(field)[0] ?? "").replaceAll("[s]", ".0").split(".")
      const value = path.reduce<unknown>((at, part) => (at as Readonly<Record<string, unknown>>)[part], world)
      expect(value, `${name} in ${path.join(".")}`).toBeDefined()
    }
  })

  it("has every rule, and no other, and leads to the operator of the spec", () => {
    const rules = [...Object.keys(electionRules), ...Object.keys(peerRules).filter((rule) => rule !== "election")]
    expect(firstNames("Decisions").toSorted()).toEqual(rules.toSorted())
    const text = ["Votes", "ElectionState", "Looking", "Terms"].map((module) => read(`spec/${module}.tla`)).join("\n")
    for (const [, operator] of table("Decisions")) expect(text).toMatch(new RegExp(`^${operator}\\(.*\\) ==`, "m"))
  })

  it("names no file that is not there", () => {
    const missing = links(page)
      .map(({ file }) => file)
      .filter((file) => !existsSync(join(root, file)))
    const inText = named(page).filter((name) => /^(?:test|src|properties)\/.*\.ts$/.test(name) && !existsSync(join(root, name)))
    expect([...missing, ...inText]).toEqual([])
    expect(dirname(links(page)[0]?.file ?? "")).toBe("spec")
  })
})
