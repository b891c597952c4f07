// Names in force at a place of the text: a chain of small tables, innermost first.
import type { SourceLocation } from "../error.ts"
import { formatLocation, TlaError } from "../error.ts"
import type { Reference, ScopeEntry, Symbol } from "./symbol.ts"

/** A table of names inside another one. Names of an inner table hide nothing: TLA+ forbids to declare a name that is already in force. */
export class Scope {
  readonly #outer: Scope | null
  readonly #entries: Map<string, ScopeEntry>

  constructor(outer: Scope | null, entries: Map<string, ScopeEntry> = new Map()) {
    this.#outer = outer
    this.#entries = entries
  }

  /** What `name` means here, or null. */
  lookup(name: string): ScopeEntry | null {
    return this.#entries.get(name) ?? this.#outer?.lookup(name) ?? null
  }

  /** Declares a name. A second declaration with another meaning is an error, as in SANY. */
  declare(name: string, reference: Reference, at: SourceLocation | null, local = false): void {
    const known = this.lookup(name)
    if (known !== null && sameMeaning(known.reference, reference)) return
    if (known !== null && at !== null) {
      const where = known.at === null ? "by a standard module" : `at ${formatLocation(known.at)}`
      throw new TlaError(
        "semantic",
        `'${name}' is already declared or defined ${where}`,
        at,
        "Rename one of the two; TLA+ has no shadowing.",
      )
    }
    this.#entries.set(name, { reference, local, at })
  }

  /** Every name in force here, for suggestions in messages. */
  names(): Iterable<string> {
    const outer = this.#outer === null ? [] : this.#outer.names()
    return [...this.#entries.keys(), ...outer]
  }
}

/** Two ways to the same symbol (a diamond of EXTENDS, or two INSTANCEs of a standard module) are no conflict. */
const sameMeaning = (a: Reference, b: Reference): boolean => {
  if (a.symbol === b.symbol && a.through.length === 0 && b.through.length === 0) return true
  if (a.symbol.kind === "library" && b.symbol.kind === "library") return a.symbol.operator === b.symbol.operator
  return a.symbol === b.symbol && a.through.every((step, i) => step.instance === b.through[i]?.instance)
}

/** A reference to a symbol that is used directly, not through an instance. */
export const direct = (symbol: Symbol): Reference => ({ through: [], symbol })

/** The name in `candidates` nearest to `name`, if one is near enough to be a misspelling of it. */
export const nearest = (name: string, candidates: Iterable<string>): string | null => {
  let best: string | null = null
  // A single letter or a symbol resembles too many others.
  if (name.length < 2 || !isWord.test(name)) return null
  let bestDistance = name.length <= 3 ? 1 : 2
  for (const candidate of candidates) {
    if (!isWord.test(candidate)) continue
    const distance = editDistance(name, candidate)
    if (distance <= bestDistance && candidate !== name) {
      best = candidate
      bestDistance = distance - 1
    }
  }
  return best
}

const isWord = /^\w+$/

const editDistance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
