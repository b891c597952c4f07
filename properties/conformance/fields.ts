/** Typed reading of the fields of one JSON object, with messages that name the field and what would be right. */
import * as Zxid from "../../src/base/zxid.ts"
import { nobody } from "../../src/base/ensemble.ts"

/** What is wrong with a value, without its place. */
export class FieldError extends Error {
  override readonly name = "FieldError"
}

/** A JSON object. */
export type Fields = { readonly [key: string]: unknown }

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "missing"
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Refuses a value with what would be right. */
export const wrong = (key: string, right: string, value: unknown): never => {
  throw new FieldError(value === undefined ? `'${key}' is missing: ${right}` : `'${key}' is ${shown(value)}: ${right}`)
}

/** A JSON object with no other keys than these. */
export const objectIn = (key: string, value: unknown, keys: ReadonlySet<string> | null): Fields => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(key, "an object is expected", value)
  const fields = value as Fields
  if (keys !== null) {
    for (const name in fields)
      if (!keys.has(name)) throw new FieldError(`'${name}' is no field of ${key}; its fields are ${[...keys].join(", ")}`)
  }
  return fields
}

export const listIn = (key: string, value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : wrong(key, "a list is expected", value)

/** The largest integer of TLC, with room for one more. */
export const largest = 2 ** 31 - 2

/** Epochs are packed with counters into one integer of TLC, see Zxid in module Votes. */
export const largestEpoch = 2 ** 26

export const wholeIn = (key: string, value: unknown, top = largest): number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= top
    ? Number(value)
    : wrong(key, `a whole number from 0 to ${top} is expected`, value)

export const booleanIn = (key: string, value: unknown): boolean =>
  typeof value === "boolean" ? value : wrong(key, "true or false is expected", value)

export const oneOf = <const T extends string>(key: string, value: unknown, allowed: readonly T[]): T =>
  (allowed as readonly unknown[]).includes(value) ? (value as T) : wrong(key, `one of ${allowed.join(", ")} is expected`, value)

/** The epoch or the leader of a vote: Long.MIN_VALUE, which observers put there, is the spec's 0. */
export const orNobody = (key: string, value: unknown, top: number): number => (value === nobody ? 0 : wholeIn(key, value, top))

/** A zxid as ZooKeeper prints it. */
export const zxidIn = (key: string, value: unknown): Zxid.Zxid => {
  const zxid = typeof value === "string" ? Zxid.parse(value) : undefined
  if (zxid === undefined) return wrong(key, "a zxid like 0x100000003 is expected", value)
  if (zxid.epoch >= 0 && zxid.epoch <= largestEpoch) return zxid
  if (Zxid.equal(zxid, Zxid.none)) return Zxid.zero
  return wrong(key, `the epoch in the high half of a zxid is expected to be from 0 to ${largestEpoch}`, value)
}
