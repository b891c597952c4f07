/**
 * Random small specifications: variables with finite domains, actions in every shape, and at most one thing that can go wrong, because
 * which of two violations is met first depends on the order of the search.
 */
import * as fc from "fast-check"
import { assignments, type Variable } from "./actions.ts"
import { ExpressionGenerator } from "./generator.ts"
import { type Node, bullets, freeNames, infix, leaf, shrinks, template } from "./node.ts"
import { Random } from "./random.ts"
import { Scope } from "./scope.ts"
import { type Domain, type Type, boolean, integer, setOf, sequenceOf, string } from "./type.ts"

/** What a specification is made to show; everything else in it holds. */
export type Focus = "states" | "invariant" | "step property" | "deadlock" | "error"

export type Action = {
  readonly name: string
  readonly parameters: readonly { readonly name: string; readonly among: string }[]
  readonly body: Node
}

export type SpecificationCase = {
  readonly focus: Focus
  readonly variables: readonly Variable[]
  readonly initial: readonly Node[]
  readonly actions: readonly Action[]
  readonly invariant: Node | undefined
  readonly stepProperty: Node | undefined
  readonly constraint: Node | undefined
  readonly actionConstraint: Node | undefined
  /** Whether the last variable is left out of the VIEW. It is then never read. */
  readonly view: boolean
  readonly symmetry: boolean
  /** How the root module reaches the definitions: its own, an instance that renames the variables, or EXTENDS. */
  readonly layout: "single" | "instance" | "extends"
  /** SPECIFICATION in the configuration instead of INIT and NEXT. */
  readonly asFormula: boolean
}

/** Model values: keys are only reached through bound variables. */
export const servers: Domain = { text: "Server", keys: [], type: { _tag: "Model" } }

type Kind = { readonly type: Type; readonly set: string; readonly initial: string; readonly ghost?: boolean }

const kinds: readonly Kind[] = [
  { type: integer, set: "0..2", initial: "0" },
  { type: integer, set: "0..3", initial: "1" },
  { type: integer, set: "0..9", initial: "0" },
  { type: boolean, set: "BOOLEAN", initial: "FALSE" },
  { type: string, set: '{"a", "b", "c"}', initial: '"a"' },
  { type: setOf(integer), set: "SUBSET (0..2)", initial: "{}" },
  { type: sequenceOf(integer), set: "{<<>>, <<0>>, <<1>>, <<0, 1>>, <<1, 0>>, <<1, 1>>}", initial: "<<>>" },
  {
    type: { _tag: "Function", domain: { text: "1..2", keys: ["1", "2"], type: integer }, to: integer },
    set: "[1..2 -> 0..2]",
    initial: "[i0 \\in 1..2 |-> 0]",
  },
  {
    type: { _tag: "Function", domain: { text: '{"a", "b"}', keys: ['"a"', '"b"'], type: string }, to: boolean },
    set: '[{"a", "b"} -> BOOLEAN]',
    initial: '[i0 \\in {"a", "b"} |-> TRUE]',
  },
  {
    type: {
      _tag: "Record",
      fields: [
        ["a", integer],
        ["b", boolean],
      ],
    },
    set: "[a : 0..2, b : BOOLEAN]",
    initial: "[a |-> 0, b |-> TRUE]",
  },
]

const serverKinds: readonly Kind[] = [
  { type: { _tag: "Function", domain: servers, to: integer }, set: "[Server -> 0..2]", initial: "[i0 \\in Server |-> 0]" },
  { type: { _tag: "Function", domain: servers, to: boolean }, set: "[Server -> BOOLEAN]", initial: "[i0 \\in Server |-> FALSE]" },
  { type: setOf({ _tag: "Model" }), set: "SUBSET Server", initial: "{}" },
]

const NAMES = ["vx", "vy", "vz", "vw"]

class SpecificationArbitrary extends fc.Arbitrary<SpecificationCase> {
  override generate(source: fc.Random): fc.Value<SpecificationCase> {
    return new fc.Value(generate(new Random(source)), undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is SpecificationCase {
    return value !== undefined
  }

  override shrink(value: SpecificationCase): fc.Stream<fc.Value<SpecificationCase>> {
    return fc.stream(simplerSpecifications(value)).map((candidate) => new fc.Value(candidate, undefined))
  }
}

export const specification = (): fc.Arbitrary<SpecificationCase> => new SpecificationArbitrary()

const generate = (random: Random): SpecificationCase => {
  const focus = random.weighted<Focus>([
    [5, "states"],
    [2, "invariant"],
    [1.5, "step property"],
    [1, "deadlock"],
    [1, "error"],
  ])
  const generator = new ExpressionGenerator(random, focus === "error" ? 0.01 : 0, true)
  const withServers = random.chance(0.5)
  const variables: Variable[] = Array.from({ length: random.integer(2, 4) }, (_, index) => {
    const kind = withServers && (index === 0 || random.chance(0.4)) ? random.pick(serverKinds) : random.pick(kinds)
    return { name: NAMES[index]!, ...kind }
  })
  const view = random.chance(0.15)
  const readable = view ? variables.slice(0, -1) : variables
  let scope = new Scope([], [], new Set([...NAMES, "vars", "Server", "s0"]), focus === "error")
  for (const { name, type } of readable) scope = scope.with(name, type)
  const initial = variables.map((variable, index) => initialise(random, variable, view && index === variables.length - 1))
  const actions = Array.from({ length: random.integer(2, 4) }, (_, index) =>
    action(generator, `Act${index + 1}`, scope, variables, view, withServers),
  )
  const primed = readable.reduce((inner, { name, type }) => inner.withTerm({ text: `${name}'`, type, uses: [name] }), scope)
  // TLC refuses an invariant or constraint without variables when it is constantly false.
  const predicate = (inner: Scope, depth: number): Node | undefined => {
    for (let attempt = 0; attempt < 10; attempt++) {
      const node = bounded(generator, inner, depth, withServers)
      if (NAMES.some((name) => freeNames(node).has(name))) return node
    }
    return undefined
  }
  return {
    focus,
    variables,
    initial,
    actions,
    invariant: focus === "invariant" ? predicate(scope, 3) : undefined,
    stepProperty: focus === "step property" ? predicate(primed, 3) : undefined,
    constraint: random.chance(0.12) ? predicate(scope, 2) : undefined,
    actionConstraint: random.chance(0.12) ? predicate(primed, 2) : undefined,
    view,
    // TLC's symmetry reduction wants every part of the model symmetric, which generated expressions over one bound server are.
    symmetry: withServers && focus !== "error" && random.chance(0.4),
    layout: random.weighted([
      [5, "single"],
      [1.5, "instance"],
      [1, "extends"],
    ]),
    asFormula: random.chance(0.4),
  }
}

const initialise = (random: Random, { name, set, initial }: Variable, fixed: boolean): Node =>
  fixed || random.chance(0.85)
    ? infix("=", boolean, leaf("variable", boolean, name, [name]), leaf("literal", boolean, initial))
    : infix("\\in", boolean, leaf("variable", boolean, name, [name]), leaf("literal", boolean, set), "initial \\in")

/** A predicate, under a quantifier over the servers where there are some, so that it can speak about them. */
const bounded = (g: ExpressionGenerator, scope: Scope, depth: number, withServers: boolean): Node => {
  if (!withServers) return g.make(boolean, scope, depth)
  const name = scope.fresh()
  const sign = g.random.pick(["\\A", "\\E"])
  return template(
    "quantifier over servers",
    boolean,
    `${sign} ${name} \\in Server : #`,
    [g.make(boolean, scope.with(name, servers.type, servers), depth)],
    { open: true, binds: [[name]] },
  )
}

const action = (
  g: ExpressionGenerator,
  name: string,
  scope: Scope,
  variables: readonly Variable[],
  view: boolean,
  withServers: boolean,
): Action => {
  const parameters: { name: string; among: string }[] = []
  let inner = scope
  if (withServers) {
    const server = inner.fresh()
    parameters.push({ name: server, among: "Server" })
    inner = inner.with(server, servers.type, servers)
  }
  if (g.random.chance(0.3)) {
    const number = inner.fresh()
    parameters.push({ name: number, among: g.random.pick(["0..1", "1..2", "{0, 2}"]) })
    inner = inner.with(number, integer)
  }
  return { name, parameters, body: assignments(g, inner, variables, view) }
}

/** Simpler specifications: fewer features, fewer actions, simpler parts. */
export function* simplerSpecifications(value: SpecificationCase): Generator<SpecificationCase> {
  if (value.layout !== "single") yield { ...value, layout: "single" }
  if (value.view) yield { ...value, view: false }
  if (value.symmetry) yield { ...value, symmetry: false }
  if (value.asFormula) yield { ...value, asFormula: false }
  for (const part of ["constraint", "actionConstraint", "invariant", "stepProperty"] as const)
    if (value[part] !== undefined) yield { ...value, [part]: undefined }
  if (value.actions.length > 1)
    for (const left of value.actions) yield { ...value, actions: value.actions.filter((other) => other !== left) }
  for (const [index, each] of value.actions.entries()) {
    for (const body of shrinks(each.body)) yield { ...value, actions: value.actions.with(index, { ...each, body }) }
  }
  for (const part of ["constraint", "actionConstraint", "invariant", "stepProperty"] as const) {
    const node = value[part]
    if (node !== undefined) for (const body of shrinks(node)) yield { ...value, [part]: body }
  }
}

/** The conjunction of nodes as a bullet list. */
export const conjunction = (parts: readonly Node[]): Node => (parts.length === 1 ? parts[0]! : bullets("/\\", boolean, parts))
