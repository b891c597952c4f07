// The rule of bulleted lists: everything in an item stands right of the item's bullet.
// The grammar ends a list at text further left where it can, and lets the rest through where it cannot.
import type { Span } from "./reader.ts"
import type { Token } from "./tokens.ts"

type Head = { readonly token: Token; readonly column: number }

/** Finds the first token in an item (bullet included) that begins a line at or left of the bullet's column. */
export type BulletCheck = (item: Span) => Token | null

/** Prepares the check for one text; `code` has no comments. */
export const makeBulletCheck = (code: string, tokens: readonly Token[]): BulletCheck => {
  const columnOf = (offset: number): number => offset - (code.lastIndexOf("\n", offset - 1) + 1)
  const heads: Head[] = []
  let lineEnd = -1
  for (const token of tokens) {
    if (token.start <= lineEnd) continue
    heads.push({ token, column: columnOf(token.start) })
    const next = code.indexOf("\n", token.start)
    lineEnd = next < 0 ? code.length : next
  }
  return (item) => {
    const column = columnOf(item.start)
    for (let index = firstAfter(heads, item.start); index < heads.length; index++) {
      const head = heads[index]
      if (head === undefined || head.token.start >= item.end) return null
      if (head.column <= column) return head.token
    }
    return null
  }
}

const firstAfter = (heads: readonly Head[], offset: number): number => {
  let low = 0
  let high = heads.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((heads[middle]?.token.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
