// JavaScript text under construction: a block of lines into which earlier places can still be filled in later.

/** A sequence of lines and nested blocks. A child can be filled after its parent got further lines. */
export class Block {
  readonly #items: (string | Block)[] = []

  push(...lines: readonly string[]): void {
    this.#items.push(...lines)
  }

  /** A place at the current end of this block that can be filled later. It is no JavaScript scope of its own. */
  place(): Block {
    const child = new Block()
    this.#items.push(child)
    return child
  }

  get isEmpty(): boolean {
    return this.#items.every((item) => typeof item !== "string" && item.isEmpty)
  }

  toString(): string {
    return this.#items.map(String).join("\n")
  }
}

/** The static kind of a JavaScript expression: what is known of its value without running it. */
export type CodeType = "boolean" | "number" | "any"

/** A JavaScript expression that evaluates a TLA+ expression. */
export type Code = { readonly js: string; readonly type: CodeType }

/** A JavaScript expression whose value is a boolean. */
export const booleanCode = (js: string): Code => ({ js, type: "boolean" })
/** A JavaScript expression whose value is an integer. */
export const numberCode = (js: string): Code => ({ js, type: "number" })
/** A JavaScript expression of whose value nothing is known. */
export const anyCode = (js: string): Code => ({ js, type: "any" })
