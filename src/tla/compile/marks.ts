// Places of the specification in the generated program. Each call that can fail stands on a JavaScript line of its own that
// carries a mark; when it fails, the JavaScript stack leads back to the TLA+ text, and following the text costs nothing at run time.
import type { EvaluationFrame, SourceLocation } from "../error.ts"
import type { Expr, Source } from "../syntax/ast.ts"
import { sourceText } from "../syntax/print.ts"

type Mark = { readonly at: SourceLocation; readonly source: Source | null; readonly expr: Expr; readonly definition: string | null }

/** `new Function` puts two lines before the text of the body: `(function anonymous(…` and `) {`. */
const headerLines = 2

/** The marks of one program. */
export class Marks {
  readonly #marks: Mark[] = []
  #lineMarks: (Mark | undefined)[] = []
  readonly scriptName: string
  static #scripts = 0

  constructor() {
    this.scriptName = `tla-program-${Marks.#scripts++}.js`
  }

  /** Text that starts a new JavaScript line belonging to `expr`. It may stand before any operand inside parentheses. */
  at(expr: Expr, source: Source | null, definition: string | null): string {
    this.#marks.push({ at: expr.at, source, expr, definition })
    return `\n/*@${this.#marks.length - 1}*/`
  }

  /** Reads the marks back from the finished text of the program. */
  seal(text: string): void {
    this.#lineMarks = text.split("\n").map((line) => {
      const match = /\/\*@(\d+)\*\//.exec(line)
      return match?.[1] === undefined ? undefined : this.#marks[Number(match[1])]
    })
  }

  /** The expressions under evaluation when `error` was thrown, innermost first. */
  frames(error: Error): readonly EvaluationFrame[] {
    const frames: EvaluationFrame[] = []
    for (const match of (error.stack ?? "").matchAll(/([\w.-]+\.js):(\d+):\d+/g)) {
      if (match[1] !== this.scriptName) continue
      const mark = this.#lineMarks[Number(match[2]) - 1 - headerLines]
      if (mark === undefined || frames.at(-1)?.at === mark.at) continue
      frames.push({ at: mark.at, text: mark.source === null ? "" : sourceText(mark.expr, mark.source), definition: mark.definition })
    }
    return frames
  }
}
