// The one error type of the TLA+ engine: what is wrong, where in the text, and what would be right.

/** A range of text. Lines and columns count from 1; the end is exclusive. */
export type SourceLocation = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/**
 * What kind of thing is wrong: the text does not parse (`syntax`), names, arities or levels do not fit (`semantic`), an
 * expression has no value (`evaluation`), the configuration file is wrong (`config`), or a bound was reached (`limit`).
 */
export type TlaErrorKind = "syntax" | "semantic" | "evaluation" | "config" | "limit"

/** One expression that was being evaluated when an error occurred. */
export type EvaluationFrame = { readonly at: SourceLocation; readonly text: string; readonly definition: string | null }

/** Everything that goes wrong with a specification or its configuration. */
export class TlaError extends Error {
  override readonly name = "TlaError"
  readonly kind: TlaErrorKind
  readonly at: SourceLocation | null
  /** What would be right, when that can be said. */
  readonly hint: string | null
  /** The expressions under evaluation, innermost first. */
  frames: readonly EvaluationFrame[] = []
  /** The state in which an evaluation failed, one `variable = value` line each. */
  stateText: string | null = null
  /** The bare statement, without place and hint. */
  readonly detail: string

  constructor(kind: TlaErrorKind, detail: string, at: SourceLocation | null, hint: string | null = null) {
    super(at === null ? detail : `${formatLocation(at)}: ${detail}`)
    this.kind = kind
    this.detail = detail
    this.at = at
    this.hint = hint
  }

  /** The whole message for a person: place, statement, hint, nested expressions, state. */
  format(): string {
    const lines = [this.message]
    if (this.hint !== null) lines.push(`  ${this.hint}`)
    for (const frame of this.frames) {
      const owner = frame.definition === null ? "" : ` (in ${frame.definition})`
      lines.push(`  while evaluating ${formatLocation(frame.at)}${owner}: ${frame.text}`)
    }
    if (this.stateText !== null) lines.push("  in the state", ...this.stateText.split("\n").map((line) => `    ${line}`))
    return lines.join("\n")
  }
}

/** `file:line:column`, the form editors and terminals make clickable. */
export const formatLocation = (at: SourceLocation): string => `${at.file}:${at.line}:${at.column}`
