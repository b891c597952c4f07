// What the language refuses although the grammar reads it, seen on the abstract syntax.
import type { Module } from "./ast.ts"

export const checkModule = (_module: Module): void => {}
