/** Writes a generated specification as TLA+ modules and a TLC configuration. */
import type { SpecificationCase } from "./specification.ts"
import { conjunction } from "./specification.ts"
import { type Node, template } from "./node.ts"
import { print } from "./print.ts"
import type { Variable } from "./actions.ts"
import { boolean } from "./type.ts"

export type SpecificationText = { readonly modules: ReadonlyMap<string, string>; readonly root: string; readonly config: string }

/** The modules and configuration of a case. The operators in front are those of generated expressions as well. */
export const write = (value: SpecificationCase, prelude: string): SpecificationText => {
  const { layout } = value
  const inner = layout === "single" ? "Root" : "Inner"
  const usesServers = value.actions.some(({ parameters }) => parameters.some(({ among }) => among === "Server"))
  const modules = new Map<string, string>()
  const names = value.variables.map(({ name }) => name)
  const definitions = [
    ...(usesServers ? ["CONSTANT Server"] : []),
    `VARIABLES ${names.join(", ")}`,
    `vars == <<${names.join(", ")}>>`,
    ...value.variables.flatMap(helpers),
    define("Init", conjunction(value.initial)),
    ...value.actions.map(({ name, parameters, body }) =>
      define(parameters.length === 0 ? name : `${name}(${parameters.map((parameter) => parameter.name).join(", ")})`, body),
    ),
    `Next ==\n${value.actions.map((action) => `  \\/ ${call(action)}`).join("\n")}`,
    "Spec == Init /\\ [][Next]_vars",
    "TypeOK ==",
    ...value.variables.map(({ name, set }) => `  /\\ ${name} \\in ${set}`),
    ...(value.invariant === undefined ? [] : [define("Checked", value.invariant)]),
    ...(value.stepProperty === undefined ? [] : [define("Step", value.stepProperty), "StepProperty == [][Step]_vars"]),
    ...(value.constraint === undefined ? [] : [define("Within", value.constraint)]),
    ...(value.actionConstraint === undefined ? [] : [define("StepWithin", value.actionConstraint)]),
    ...(value.symmetry && usesServers && layout !== "instance" ? ["Symmetric == Permutations(Server)"] : []),
    ...(value.view ? [`Seen == <<${names.slice(0, -1).join(", ")}>>`] : []),
  ]
  modules.set(inner, `---- MODULE ${inner} ----\n${prelude}\n${definitions.join("\n")}\n====\n`)
  if (layout !== "single") modules.set("Root", rootModule(value, names, usesServers))
  return { modules, root: "Root", config: configuration(value, usesServers) }
}

const call = ({ name, parameters }: SpecificationCase["actions"][number]): string => {
  const bounds = parameters.map((parameter) => `\\E ${parameter.name} \\in ${parameter.among} : `).join("")
  return parameters.length === 0 ? name : `${bounds}${name}(${parameters.map((parameter) => parameter.name).join(", ")})`
}

const define = (name: string, body: Node): string => {
  // The definition's body starts at column 2 of a line of its own, where bullets may stand.
  const text = print(template("definition", boolean, "  #", [body], { open: true }))
  return `${name} ==\n${text}`
}

/** `Fit_v` maps any value of the type into the variable's domain; `Set_v` and `Through_v` assign it. */
const helpers = ({ name, type, set, initial }: Variable): string[] => {
  const fit =
    type._tag === "Integer"
      ? `a % ${Number(set.at(-1)) + 1}`
      : set.startsWith("SUBSET (")
        ? "a \\cap 0..2"
        : `IF a \\in ${set} THEN a ELSE ${initial}`
  return [`Fit_${name}(a) == ${fit}`, `Set_${name}(a) == ${name}' = a`, `Through_${name}(f(_), a) == Set_${name}(f(a))`]
}

const rootModule = (value: SpecificationCase, names: readonly string[], usesServers: boolean): string => {
  const needsTlc = value.symmetry && usesServers ? "EXTENDS TLC\n" : ""
  if (value.layout === "extends") return `---- MODULE Root ----\nEXTENDS Inner\n====\n`
  const renamed = names.map((name) => `outer_${name}`)
  const constant = usesServers ? "CONSTANT Server\n" : ""
  const substitution = [...names.map((name, index) => `${name} <- ${renamed[index]}`), ...(usesServers ? ["Server <- Server"] : [])].join(
    ", ",
  )
  const passed = ["Init", "Next", "Spec", "TypeOK"]
  if (value.invariant !== undefined) passed.push("Checked")
  if (value.constraint !== undefined) passed.push("Within")
  if (value.actionConstraint !== undefined) passed.push("StepWithin")
  if (value.stepProperty !== undefined) passed.push("StepProperty")
  if (value.view) passed.push("Seen")
  // A SPECIFICATION must name its subscript in the root module for TLC to find it.
  const definitions = passed.map((name) =>
    name === "Spec"
      ? "Spec == Init /\\ [][Next]_outer"
      : name === "StepProperty"
        ? "StepProperty == [][I!Step]_outer"
        : `${name} == I!${name}`,
  )
  return `---- MODULE Root ----\n${needsTlc}${constant}VARIABLES ${renamed.join(", ")}\nouter == <<${renamed.join(", ")}>>\nI == INSTANCE Inner WITH ${substitution}\n${definitions.join("\n")}\n${
    value.symmetry && usesServers ? "Symmetric == Permutations(Server)\n" : ""
  }====\n`
}

const configuration = (value: SpecificationCase, usesServers: boolean): string => {
  const lines = value.asFormula ? ["SPECIFICATION Spec"] : ["INIT Init", "NEXT Next"]
  if (usesServers) lines.push("CONSTANT Server = {s1, s2}")
  lines.push("INVARIANT TypeOK")
  if (value.invariant !== undefined) lines.push("INVARIANT Checked")
  if (value.stepProperty !== undefined) lines.push("PROPERTY StepProperty")
  if (value.constraint !== undefined) lines.push("CONSTRAINT Within")
  if (value.actionConstraint !== undefined) lines.push("ACTION_CONSTRAINT StepWithin")
  if (value.view) lines.push("VIEW Seen")
  if (value.symmetry && usesServers) lines.push("SYMMETRY Symmetric")
  if (value.focus !== "deadlock") lines.push("CHECK_DEADLOCK FALSE")
  return `${lines.join("\n")}\n`
}
