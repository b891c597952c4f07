/**
 * Judges worlds by the spec's own text. Each formula is evaluated once for every combination of values that it reads:
 * what it reads first is always the same, and what it reads next depends on the values before, so what was found is
 * kept in a tree with a variable at each node. The values are told apart by their fingerprints of 53 bits.
 */
import type { Finding, Inspection, Inspector } from "../../src/tla/inspector.ts"
import { finals, variables } from "../abstraction/state.ts"
import { differences } from "../abstraction/difference.ts"
import { fingerprints } from "../abstraction/fingerprint.ts"
import type { World } from "../world/world.ts"
import { specificationOf } from "./specification.ts"
import type { Stage } from "../world/world.ts"

/** What a judge says of states and steps: the names of what they violate. */
export type Judge = {
  readonly state: (world: World) => readonly string[]
  readonly step: (before: World, after: World) => readonly string[]
  /** How often a formula was asked for, and how often it had to be evaluated. */
  readonly statistics: { asked: number; evaluated: number }
}

/** A variable to look at, and where each of its values leads: to the next variable, or to the verdict. */
type Node = { readonly variable: number; readonly isNext: boolean; readonly branches: Branches }

/** A formula with its tree, and the way through it that the last question took: most steps change little. */
type Known = {
  readonly inspection: Inspection
  tree: Node | boolean | undefined
  readonly path: Node[]
  readonly keys: number[]
  verdict: boolean | undefined
}

/** One value of a variable: its fingerprint, where it leads, and another value with the same 30 bits. */
type Branch = { readonly print: number; to: Node | boolean; readonly other: Branch | undefined }

/** Where the values of a variable lead. Maps find small integers several times faster than fingerprints of 53 bits. */
class Branches {
  readonly #byLowBits = new Map<number, Branch>()

  get(print: number): Node | boolean | undefined {
    let branch = this.#byLowBits.get(print & 0x3fff_ffff)
    while (branch !== undefined && branch.print !== print) branch = branch.other
    return branch?.to
  }

  set(print: number, to: Node | boolean): void {
    const key = print & 0x3fff_ffff
    const first = this.#byLowBits.get(key)
    let branch = first
    while (branch !== undefined && branch.print !== print) branch = branch.other
    if (branch === undefined) this.#byLowBits.set(key, { print, to, other: first })
    else branch.to = to
  }
}

/** The trees are given up and grown anew at this many branches, so that a long campaign does not fill the memory. */
const branchesMax = 4_000_000

const nothing: readonly string[] = []

/** What can be found out of a variable by its number. */
type Variable = {
  readonly print: (world: World) => number
  readonly differs: (before: World, after: World) => boolean
}

/** The fingerprints of one world, taken when they are first asked for. */
class Prints {
  world: World | undefined
  readonly #known: (number | undefined)[]
  readonly #variables: readonly Variable[]

  constructor(all: readonly Variable[]) {
    this.#variables = all
    this.#known = all.map(() => undefined)
  }

  /** Turns to another world; what cannot differ from `near` has the fingerprints that are known there. */
  look(world: World, near: Prints): void {
    this.world = world
    const known = near.world?.stage === world.stage ? near.world : undefined
    for (let i = 0; i < this.#variables.length; i++)
      this.#known[i] = known === undefined || this.#variables[i]!.differs(known, world) ? undefined : near.#known[i]
  }

  of(variable: number): number {
    const known = this.#known[variable]
    if (known !== undefined || this.world === undefined) return known ?? 0
    return (this.#known[variable] = this.#variables[variable]!.print(this.world))
  }
}

class TextJudge implements Judge {
  readonly #inspector: Inspector
  readonly #readers: readonly ((world: World) => ReturnType<typeof finals>)[]
  readonly #states: readonly Known[]
  readonly #steps: readonly Known[]
  #before: Prints
  #after: Prints
  #branches = 0
  readonly statistics = { asked: 0, evaluated: 0 }

  constructor(inspector: Inspector) {
    this.#inspector = inspector
    const readers: Readonly<Record<string, (world: World) => ReturnType<typeof finals>>> = { ...variables, finals }
    const reader = <T>(table: Readonly<Record<string, T>>, name: string): T => {
      const found = table[name]
      if (found === undefined) throw new RangeError(`the abstraction does not know the variable ${name} of the specification`)
      return found
    }
    this.#readers = inspector.variables.map((name) => reader(readers, name))
    const known = inspector.variables.map((name): Variable => ({ print: reader(fingerprints, name), differs: reader(differences, name) }))
    this.#before = new Prints(known)
    this.#after = new Prints(known)
    const all = inspector.inspections.map((inspection): Known => ({
      inspection,
      tree: undefined,
      path: [],
      keys: [],
      verdict: undefined,
    }))
    this.#states = all.filter(({ inspection: { kind } }) => kind === "state")
    this.#steps = all.filter(({ inspection: { kind } }) => kind === "step")
  }

  state(world: World): readonly string[] {
    this.#turnTo(world)
    return this.#violated(this.#states, undefined, world)
  }

  step(before: World, after: World): readonly string[] {
    if (this.#after.world !== after || this.#before.world !== before) {
      this.#turnTo(before)
      this.#turnTo(after)
    }
    return this.#violated(this.#steps, before, after)
  }

  /** Makes a world the one that is `after`; the one that was is `before` then. */
  #turnTo(world: World): void {
    if (this.#after.world === world) return
    ;[this.#before, this.#after] = [this.#after, this.#before]
    if (this.#after.world !== world) this.#after.look(world, this.#before)
  }

  #violated(all: readonly Known[], before: World | undefined, after: World): readonly string[] {
    let names: string[] | undefined
    for (const known of all) {
      this.statistics.asked += 1
      if (this.#isAsBefore(known) ? known.verdict === true : this.#holds(known, before, after)) continue
      names ??= []
      if (!names.includes(known.inspection.check)) names.push(known.inspection.check)
    }
    return names ?? nothing
  }

  /** Whether everything that the last question read is as it was then. */
  #isAsBefore({ path, keys, verdict }: Known): boolean {
    if (verdict === undefined) return false
    for (let i = 0; i < path.length; i++) if (this.#key(path[i]!) !== keys[i]) return false
    return true
  }

  // In a formula about one state the only state is the one that is `after` here.
  #key({ variable, isNext }: Pick<Node, "variable" | "isNext">): number {
    return (isNext ? this.#after : this.#before).of(variable)
  }

  #holds(known: Known, before: World | undefined, after: World): boolean {
    const { path, keys } = known
    path.length = 0
    keys.length = 0
    let node = known.tree
    while (typeof node === "object") {
      const key = this.#key(node)
      path.push(node)
      keys.push(key)
      node = node.branches.get(key)
    }
    return (known.verdict = node ?? this.#evaluate(known, before, after))
  }

  #evaluate(known: Known, before: World | undefined, after: World): boolean {
    this.statistics.evaluated += 1
    const fetch = (world: World) => (variable: number) => {
      const read = this.#readers[variable]
      if (read === undefined) throw new RangeError(`the specification has no variable number ${variable}`)
      return read(world)
    }
    const finding = this.#inspector.inspect(known.inspection, fetch(after), before === undefined ? undefined : fetch(before))
    this.#remember(known, finding)
    return finding.holds
  }

  #remember(known: Known, { holds, reads }: Finding): void {
    if (this.#branches > branchesMax) {
      for (const each of [...this.#states, ...this.#steps]) each.tree = undefined
      this.#branches = 0
    }
    known.path.length = 0
    known.keys.length = 0
    let put = (value: Node | boolean): void => void (known.tree = value)
    let node = known.tree
    for (const { variable, isNext } of reads) {
      if (typeof node !== "object") put((node = { variable, isNext, branches: new Branches() }))
      const { branches } = node
      const key = this.#key(node)
      known.path.push(node)
      known.keys.push(key)
      put = (value) => {
        this.#branches += 1
        branches.set(key, value)
      }
      node = branches.get(key)
    }
    put(holds)
  }
}

/** A judge by this specification text. */
export const judgeBy = (inspector: Inspector): Judge => new TextJudge(inspector)

/** The judge of a stage: every invariant and step property of the spec, whatever mutant the stage plays. */
export const judgeOf = async (stage: Stage): Promise<Judge> => judgeBy((await specificationOf(stage)).inspector)
