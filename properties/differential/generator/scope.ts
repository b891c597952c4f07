/** What a generated subterm may refer to. */
import type { Domain, Type } from "./type.ts"

/**
 * A term in scope: usually a variable, sometimes a call such as `r(n - 1)` or the `@` of EXCEPT. `uses` are the names in it. `within` is
 * set for variables that range over one of the fixed domains.
 */
export type Term = { readonly text: string; readonly type: Type; readonly uses: readonly string[]; readonly within?: Domain }

/** An operator defined by an enclosing LET. */
export type LocalOperator = { readonly name: string; readonly parameters: readonly Type[]; readonly result: Type }

export class Scope {
  readonly terms: readonly Term[]
  readonly operators: readonly LocalOperator[]
  readonly names: ReadonlySet<string>
  /** False in places whose evaluation TLC orders or skips in its own way, where an error would say nothing. */
  readonly mayFail: boolean

  constructor(
    terms: readonly Term[] = [],
    operators: readonly LocalOperator[] = [],
    names: ReadonlySet<string> = new Set(),
    mayFail = true,
  ) {
    this.terms = terms
    this.operators = operators
    this.names = names
    this.mayFail = mayFail
  }

  /** TLA+ forbids to bind a name twice in one scope, but siblings may share names: the first that is free. */
  fresh(preferred: readonly string[] = NAMES): string {
    const free = preferred.find((name) => !this.names.has(name))
    if (free !== undefined) return free
    let number = 1
    while (this.names.has(`v${number}`)) number++
    return `v${number}`
  }

  with(text: string, type: Type, within?: Domain): Scope {
    const term: Term = within === undefined ? { text, type, uses: [text] } : { text, type, uses: [text], within }
    return new Scope([...this.terms, term], this.operators, new Set([...this.names, text]), this.mayFail)
  }

  withTerm(term: Term): Scope {
    return new Scope([...this.terms, term], this.operators, this.names, this.mayFail)
  }

  withOperator(operator: LocalOperator): Scope {
    return new Scope(this.terms, [...this.operators, operator], new Set([...this.names, operator.name]), this.mayFail)
  }

  reserving(...names: readonly string[]): Scope {
    return new Scope(this.terms, this.operators, new Set([...this.names, ...names]), this.mayFail)
  }

  without(text: string): Scope {
    return new Scope(
      this.terms.filter((term) => !term.uses.includes(text)),
      this.operators,
      this.names,
      this.mayFail,
    )
  }

  safe(): Scope {
    return new Scope(this.terms, this.operators, this.names, false)
  }
}

/** The names of the formals of the module in front: an argument named like a formal of the called operator must not be captured. */
const NAMES = ["a", "b", "x", "y", "n", "s", "f", "z", "g", "p", "c", "m", "k", "t", "u", "v", "w"]
