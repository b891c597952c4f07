// The abstract syntax as text, so that a test shows the whole shape of a construct in one line. Every part of a node is in its text except places.
import type { Argument, Bound, Expr, Identifier, InstanceStep, Parameter, Unit } from "../../../src/tla/syntax/ast.ts"

const list = (items: readonly string[]): string => items.join(" ")
const names = (items: readonly Identifier[]): string => items.map((item) => item.name).join(",")
const path = (steps: readonly InstanceStep[]): string =>
  steps.map((step) => `${step.name}${step.args.length === 0 ? "" : `(${list(step.args.map(argument))})`}!`).join("")

const bound = ({ pattern, names: bounds, set }: Bound): string => {
  const left = pattern === "tuple" ? `<<${names(bounds)}>>` : names(bounds)
  return set === null ? left : `${left}:${shape(set)}`
}

const argument = (value: Argument): string =>
  value.kind === "lambda" ? `(lambda ${names(value.params)} ${shape(value.body)})` : shape(value)

const FIXITY = { call: "", infix: "", prefix: "pre:", postfix: "post:" }

/** One line for an expression. */
export const shape = (expr: Expr): string => {
  switch (expr.kind) {
    case "number":
    case "boolean":
      return String(expr.value)
    case "string":
      return JSON.stringify(expr.value)
    case "name":
      return `${path(expr.path)}${expr.name}`
    case "apply":
      return `(${FIXITY[expr.fixity]}${expr.fixity === "call" ? "call:" : ""}${path(expr.path)}${expr.name} ${list(expr.args.map(argument))})`
    case "and":
    case "or":
      return `(${expr.bulleted ? "list-" : ""}${expr.kind} ${list(expr.items.map(shape))})`
    case "quantifier":
      return `(${expr.quantifier} ${list(expr.bounds.map(bound))} ${shape(expr.body)})`
    case "temporalQuantifier":
      return `(temporal ${names(expr.names)} ${shape(expr.body)})`
    case "choose":
      return `(choose ${bound(expr.bound)} ${shape(expr.body)})`
    case "setEnumeration":
      return `{${list(expr.elements.map(shape))}}`
    case "setFilter":
      return `(filter ${bound(expr.bound)} ${shape(expr.predicate)})`
    case "setMap":
      return `(map ${shape(expr.body)} ${list(expr.bounds.map(bound))})`
    case "functionLiteral":
      return `(fn ${list(expr.bounds.map(bound))} ${shape(expr.body)})`
    case "functionSet":
      return `(fnset ${shape(expr.domain)} ${shape(expr.range)})`
    case "functionApplication":
      return `(at ${shape(expr.function)} ${list(expr.args.map(shape))})`
    case "record":
    case "recordSet":
      return `(${expr.kind} ${list(expr.fields.map((field) => `${field.name}=${shape(field.value)}`))})`
    case "field":
      return `(field ${shape(expr.record)} ${expr.name})`
    case "tuple":
      return `<<${list(expr.elements.map(shape))}>>`
    case "product":
      return `(product ${list(expr.factors.map(shape))})`
    case "except": {
      const updates = expr.updates.map((update) => {
        const steps = update.path.map((step) => (step.kind === "field" ? `.${step.name}` : `[${list(step.args.map(shape))}]`))
        return `!${steps.join("")}=${shape(update.value)}`
      })
      return `(except ${shape(expr.base)} ${list(updates)})`
    }
    case "previous":
      return "@"
    case "if":
      return `(if ${shape(expr.condition)} ${shape(expr.then)} ${shape(expr.else)})`
    case "case": {
      const arms = expr.arms.map((arm) => `${shape(arm.condition)}->${shape(arm.value)}`)
      return `(case ${list(arms)}${expr.other === null ? "" : ` other->${shape(expr.other)}`})`
    }
    case "let":
      return `(let ${list(expr.units.map(unitShape))} ${shape(expr.body)})`
    case "actionSubscript":
      return `(${expr.stutter ? "box" : "angle"} ${shape(expr.action)} ${shape(expr.subscript)})`
    case "fairness":
      return `(${expr.strong ? "SF" : "WF"} ${shape(expr.subscript)} ${shape(expr.action)})`
    case "parentheses":
      return `[${shape(expr.body)}]`
    case "label":
      return `(label ${expr.name} ${shape(expr.body)})`
  }
}

const parameters = (params: readonly Parameter[]): string => params.map((param) => `${param.name}/${param.arity}`).join(",")

/** One line for a unit. */
export const unitShape = (unit: Unit): string => {
  switch (unit.kind) {
    case "operator":
      return `(${unit.local ? "local " : ""}def ${unit.name.name}(${parameters(unit.params)}) ${shape(unit.body)})`
    case "function":
      return `(${unit.local ? "local " : ""}fndef ${unit.name.name} ${list(unit.bounds.map(bound))} ${shape(unit.body)})`
    case "instance": {
      const name = unit.name === null ? "_" : `${unit.name.name}(${parameters(unit.params)})`
      const given = unit.substitutions.map((substitution) => ` ${substitution.name}<-${argument(substitution.value)}`)
      return `(${unit.local ? "local " : ""}instance ${name} ${unit.module.name}${given.join("")})`
    }
    case "recursive":
      return `(recursive ${parameters(unit.operators)})`
    case "constants":
      return `(constants ${parameters(unit.params)})`
    case "variables":
      return `(variables ${names(unit.names)})`
    case "assume":
      return `(assume ${unit.name?.name ?? "_"} ${shape(unit.body)})`
    case "theorem":
      return `(theorem ${unit.name?.name ?? "_"} ${unit.body === null ? "_" : shape(unit.body)})`
    case "module":
      return `(module ${unit.module.name} ${list(unit.module.units.map(unitShape))})`
  }
}
