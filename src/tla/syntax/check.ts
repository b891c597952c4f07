// What the language refuses although the grammar reads it, seen on the abstract syntax.
import { TlaError } from "../error.ts"
import type { Argument, Bound, Expr, Module, Unit } from "./ast.ts"

/** Checks a module: `@` stands only in the new value of an EXCEPT. */
export const checkModule = (module: Module): void => checkUnits(module.units, false)

/** The definitions of a LET inside an update may use its `@`. */
const checkUnits = (units: readonly Unit[], inUpdate: boolean): void => {
  for (const unit of units) checkUnit(unit, inUpdate)
}

const checkUnit = (unit: Unit, inUpdate: boolean): void => {
  switch (unit.kind) {
    case "operator":
    case "assume":
      return checkExpr(unit.body, inUpdate)
    case "function":
      checkBounds(unit.bounds, inUpdate)
      return checkExpr(unit.body, inUpdate)
    case "instance":
      for (const substitution of unit.substitutions) checkArgument(substitution.value, inUpdate)
      return
    case "theorem":
      return unit.body === null ? undefined : checkExpr(unit.body, inUpdate)
    case "module":
      return checkModule(unit.module)
    case "recursive":
    case "constants":
    case "variables":
      return
  }
}

const checkBounds = (bounds: readonly Bound[], inUpdate: boolean): void => {
  for (const bound of bounds) if (bound.set !== null) checkExpr(bound.set, inUpdate)
}

const checkArgument = (argument: Argument, inUpdate: boolean): void =>
  checkExpr(argument.kind === "lambda" ? argument.body : argument, inUpdate)

const checkAll = (exprs: readonly Expr[], inUpdate: boolean): void => {
  for (const expr of exprs) checkExpr(expr, inUpdate)
}

const checkExpr = (expr: Expr, inUpdate: boolean): void => {
  switch (expr.kind) {
    case "previous":
      if (!inUpdate)
        throw new TlaError(
          "syntax",
          "@ stands outside of the new value of an EXCEPT",
          expr.at,
          "@ means the old value in [f EXCEPT ![x] = @ + 1]",
        )
      return
    case "except":
      checkExpr(expr.base, inUpdate)
      for (const update of expr.updates) {
        for (const step of update.path) if (step.kind === "index") checkAll(step.args, inUpdate)
        checkExpr(update.value, true)
      }
      return
    case "number":
    case "string":
    case "boolean":
      return
    case "name":
      for (const step of expr.path) for (const argument of step.args) checkArgument(argument, inUpdate)
      return
    case "apply":
      for (const step of expr.path) for (const argument of step.args) checkArgument(argument, inUpdate)
      for (const argument of expr.args) checkArgument(argument, inUpdate)
      return
    case "and":
    case "or":
      return checkAll(expr.items, inUpdate)
    case "quantifier":
    case "functionLiteral":
    case "setMap":
      checkBounds(expr.bounds, inUpdate)
      return checkExpr(expr.body, inUpdate)
    case "choose":
      checkBounds([expr.bound], inUpdate)
      return checkExpr(expr.body, inUpdate)
    case "setFilter":
      checkBounds([expr.bound], inUpdate)
      return checkExpr(expr.predicate, inUpdate)
    case "setEnumeration":
    case "tuple":
      return checkAll(expr.elements, inUpdate)
    case "product":
      return checkAll(expr.factors, inUpdate)
    case "functionSet":
      return checkAll([expr.domain, expr.range], inUpdate)
    case "functionApplication":
      return checkAll([expr.function, ...expr.args], inUpdate)
    case "record":
    case "recordSet":
      return checkAll(
        expr.fields.map((field) => field.value),
        inUpdate,
      )
    case "field":
      return checkExpr(expr.record, inUpdate)
    case "if":
      return checkAll([expr.condition, expr.then, expr.else], inUpdate)
    case "case":
      for (const arm of expr.arms) checkAll([arm.condition, arm.value], inUpdate)
      return expr.other === null ? undefined : checkExpr(expr.other, inUpdate)
    case "let":
      checkUnits(expr.units, inUpdate)
      return checkExpr(expr.body, inUpdate)
    case "actionSubscript":
    case "fairness":
      return checkAll([expr.action, expr.subscript], inUpdate)
    case "temporalQuantifier":
    case "parentheses":
    case "label":
      return checkExpr(expr.body, inUpdate)
  }
}
