// What generated code calls: all operations on values under the names the compiler uses.
export * from "./arithmetic.ts"
export {
  domainOfKeys,
  emptyTuple,
  makeFunction,
  makeFunction as makeRecord,
  makeTuple,
  recordDomain,
  sequenceDomain,
} from "./domain.ts"
export { booleanSet, emptySet, makeSet, setFromSorted } from "./finite-set.ts"
export * from "./function-operations.ts"
export { ANY, INT, NAT, STRING } from "./infinite-set.ts"
export { compare, eq, kindName, same } from "./order.ts"
export * from "./sequence-operations.ts"
export * from "./set-operations.ts"
export { toText } from "./text.ts"
export * from "./value.ts"
