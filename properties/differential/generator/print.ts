/**
 * Prints generated trees as TLA+ text with as few parentheses as SANY allows, and bullet lists aligned to the column they start at.
 */
import type { Form, Node } from "./node.ts"

class Writer {
  text = ""
  column = 0

  write(piece: string): void {
    this.text += piece
    const newline = piece.lastIndexOf("\n")
    this.column = newline < 0 ? this.column + piece.length : piece.length - newline - 1
  }
}

/** The text of a tree, its first column counted as 0. Continuation lines are indented accordingly. */
export const print = (node: Node): string => {
  const writer = new Writer()
  printAt(writer, node, true)
  return writer.text
}

/** `tail` says that nothing follows which an open construct at the right end could swallow. */
const printAt = (writer: Writer, node: Node, tail: boolean): void => {
  const { form, children } = node
  switch (form._tag) {
    case "Leaf":
      writer.write(form.text)
      return
    case "List":
      writer.write(form.open)
      children.forEach((child, index) => {
        if (index > 0) writer.write(", ")
        if (form.open === "{" && index === 0 && looksLikeFilter(child)) parenthesised(writer, child)
        else printAt(writer, child, true)
      })
      writer.write(form.close)
      return
    case "Bullets": {
      const column = writer.column
      children.forEach((child, index) => {
        if (index > 0) writer.write(`\n${" ".repeat(column)}`)
        writer.write(`${form.symbol} `)
        printAt(writer, child, true)
      })
      return
    }
    case "Infix":
      printOperand(writer, form, children[0]!, "left", false)
      writer.write(form.symbol === ".." ? ".." : ` ${form.symbol} `)
      printOperand(writer, form, children[1]!, "right", tail)
      return
    case "Prefix":
      writer.write(/^[A-Z\\]/.test(form.symbol) ? `${form.symbol} ` : form.symbol)
      printOperand(writer, form, children[0]!, "right", tail)
      return
    case "Template":
      writer.write(form.parts[0]!)
      children.forEach((child, index) => {
        if (form.postfix && index === 0) printPostfixOperand(writer, child)
        else if (form.guarded && !closed(child)) parenthesised(writer, child)
        // The grammar our parser uses ends a bullet list at fewer tokens than SANY does: not before EXCEPT or another definition.
        else if (/^ (EXCEPT|[a-z0-9]+ ==)/.test(form.parts[index + 1]!) && endsInBullets(child)) parenthesised(writer, child)
        else if (/[{[]$/.test(form.parts[index]!) && looksLikeFilter(child)) parenthesised(writer, child)
        else printAt(writer, child, index < children.length - 1 || !form.open || tail)
        writer.write(form.parts[index + 1]!)
      })
  }
}

const closed = (node: Node): boolean =>
  node.form._tag === "Leaf" || node.form._tag === "List" || (node.form._tag === "Template" && !node.form.open)

const endsInBullets = (node: Node): boolean => {
  if (node.form._tag === "Bullets") return true
  const last = node.children.at(-1)
  if (last === undefined || node.form._tag === "List" || (node.form._tag === "Template" && !node.form.open)) return false
  return endsInBullets(last)
}

/** After `{` and `[`, a text that starts with `x \\in` is read as the bound of a filter or function, whatever follows. */
const looksLikeFilter = (node: Node): boolean =>
  node.form._tag === "Infix" && (node.form.symbol === "\\in" || looksLikeFilter(node.children[0]!))

const parenthesised = (writer: Writer, node: Node): void => {
  writer.write("(")
  printAt(writer, node, true)
  writer.write(")")
}

const printPostfixOperand = (writer: Writer, node: Node): void => {
  const bare = node.form._tag === "Leaf" ? /^[A-Za-z@]/.test(node.form.text) || node.form.text.startsWith("[") : closed(node)
  if (bare) printAt(writer, node, false)
  else parenthesised(writer, node)
}

type Operator = Extract<Form, { _tag: "Infix" | "Prefix" }>

const printOperand = (writer: Writer, parent: Operator, child: Node, side: "left" | "right", tail: boolean): void => {
  if (needsParentheses(parent, child, side, tail)) parenthesised(writer, child)
  else printAt(writer, child, side === "right" && tail)
}

const needsParentheses = (parent: Operator, child: Node, side: "left" | "right", tail: boolean): boolean => {
  const { form } = child
  // An open construct may end an expression, but nothing can follow it.
  if (!closed(child) && (form._tag === "Template" || form._tag === "Bullets")) return side === "left" || !tail
  if (form._tag !== "Infix" && form._tag !== "Prefix") return false
  // Two minus signs in a row would be the operator `--`.
  if (parent._tag === "Prefix" && form._tag === "Prefix") return true
  if (form.low > parent.high) return false
  return !(side === "left" && parent._tag === "Infix" && form._tag === "Infix" && parent.symbol === form.symbol && form.associative)
}
