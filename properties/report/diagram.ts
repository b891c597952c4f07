/**
 * A run as a space-time diagram: time runs down, every server has a column, an arrow is a message at the moment it is
 * taken, and below it stands what became of the receiver.
 */
import { has } from "../world/terms.ts"
import type { World } from "../world/world.ts"
import { wireOf } from "../world/world.ts"
import { placesOf } from "./lines.ts"
import type { Step } from "./steps.ts"
import { idAt, messageLabel, standingText } from "./words.ts"

const actionWidth = 16
const narrowest = 12

/** A line of text into which marks are put at places. */
class Canvas {
  readonly #cells: string[]

  constructor(width: number) {
    this.#cells = Array.from({ length: width }, () => " ")
  }

  put(at: number, text: string): void {
    for (const [offset, mark] of Array.from(text).entries()) if (at + offset < this.#cells.length) this.#cells[at + offset] = mark
  }

  fill(from: number, to: number, mark: string): void {
    for (let at = from; at < to; at++) this.#cells[at] = mark
  }

  text(): string {
    return this.#cells.join("").trimEnd()
  }
}

const lifeline = (world: World, position: number): string => (world.servers[position]?.peer === undefined ? "·" : "│")

/** Where an event is marked: at the members of a new term too. */
const marked = (step: Step): readonly number[] => {
  const { event, before } = step
  if (event._tag !== "Establish") return placesOf(event)
  return [event.leader, ...[...before.servers.keys()].filter((position) => has(event.followers, position))]
}

const arrow = (canvas: Canvas, columns: readonly number[], step: Step): void => {
  const { event, before } = step
  if (event._tag !== "Deliver" && event._tag !== "Lose") return
  const from = columns[event.from] ?? 0
  const to = columns[event.to] ?? 0
  canvas.fill(Math.min(from, to) + 1, Math.max(from, to), event._tag === "Lose" ? "╌" : "─")
  const note = wireOf(before, event.from, event.to)[0]
  const label = note === undefined ? "" : ` ${messageLabel(note)} `
  const room = Math.abs(from - to) - 3
  if (label !== "" && label.length <= room) canvas.put(from < to ? from + 2 : from - 1 - label.length, label)
  canvas.put(from, from < to ? "├" : "┤")
  const head = event._tag === "Lose" ? "✗" : from < to ? "►" : "◄"
  canvas.put(from < to ? to - 1 : to + 1, head)
}

/** The diagram as lines of at most about `width` characters. */
export const spaceTimeDiagram = (initial: World, steps: readonly Step[], width = 120): readonly string[] => {
  const { count } = initial.stage
  const numbers = String(steps.length).length + 2
  const left = numbers + actionWidth + 1
  const column = Math.max(narrowest, Math.min(24, Math.floor((width - left) / count)))
  const columns = initial.servers.map((_, position) => left + position * column)
  const total = left + count * column + 12
  const out: string[] = []
  const draw = (world: World, paint: (canvas: Canvas) => void): void => {
    const canvas = new Canvas(total)
    for (const [position, at] of columns.entries()) canvas.put(at, lifeline(world, position))
    paint(canvas)
    out.push(canvas.text())
  }
  const title = new Canvas(total)
  for (const [position, at] of columns.entries()) title.put(at, idAt(initial, position))
  out.push(title.text())
  const standing = (world: World, canvas: Canvas, position: number): void =>
    canvas.put((columns[position] ?? 0) + 2, standingText(world, position).slice(0, column - 3))
  draw(initial, (canvas) => {
    for (const position of columns.keys()) standing(initial, canvas, position)
  })
  for (const [index, step] of steps.entries()) {
    draw(step.after, (canvas) => {
      canvas.put(0, `${String(index + 1).padStart(numbers - 2)}  ${step.action}`)
      arrow(canvas, columns, step)
      if (step.event._tag === "Cut" || step.event._tag === "Heal") {
        const [a, b] = [columns[step.event.a] ?? 0, columns[step.event.b] ?? 0]
        canvas.fill(Math.min(a, b) + 1, Math.max(a, b), step.event._tag === "Cut" ? "╳" : "═")
      } else if (step.event._tag !== "Lose") {
        for (const position of marked(step))
          if (step.event._tag !== "Deliver" || position === step.event.to) canvas.put(columns[position] ?? 0, "●")
      }
      if (step.event._tag === "Crash") canvas.put(columns[step.event.server] ?? 0, "✝")
    })
    const changed = [...columns.keys()].filter((position) => standingText(step.before, position) !== standingText(step.after, position))
    if (changed.length > 0)
      draw(step.after, (canvas) => {
        for (const position of changed) standing(step.after, canvas, position)
      })
  }
  return out
}
