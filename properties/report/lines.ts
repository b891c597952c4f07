/** A run as text, one line for each event: what happened to whom, and where that server stands afterwards. */
import { has } from "../world/terms.ts"
import { connected, type Position, wireOf, type World } from "../world/world.ts"
import type { Event } from "../world/step.ts"
import type { Step } from "./steps.ts"
import { idAt, messageText, standingText } from "./words.ts"

/** The ids of a set of servers. */
const idsOf = (world: World, bits: number): string =>
  world.stage.ensemble.members.flatMap(({ id }, position) => (has(bits, position) ? [id] : [])).join(", ")

/** The servers that an event is about, the first one being where it happens. */
export const placesOf = (event: Event): readonly Position[] => {
  switch (event._tag) {
    case "Deliver":
      return [event.to, event.from]
    case "Lose":
      return [event.from, event.to]
    case "Cut":
    case "Heal":
      return [event.a, event.b]
    case "Establish":
      return [event.leader]
    default:
      return [event.server]
  }
}

/** What an event does, with the message that it takes. */
export const eventText = (before: World, event: Event): string => {
  const id = (position: Position): string => idAt(before, position)
  switch (event._tag) {
    case "Deliver":
    case "Lose": {
      const note = wireOf(before, event.from, event.to)[0]
      return `${id(event.from)} → ${id(event.to)}: ${note === undefined ? "nothing" : messageText(note)}`
    }
    case "Cut":
    case "Heal":
      return `${id(event.a)} – ${id(event.b)}`
    case "Establish":
      return `${id(event.leader)} with ${idsOf(before, event.followers) || "nobody else"}`
    default:
      return id(event.server)
  }
}

/** Messages of `replaces` that took the place of an undelivered one. */
export const replacedIn = ({ before, after, event }: Step): number => {
  if (!("replaces" in event) || event.replaces === 0) return 0
  const sender = event._tag === "Deliver" ? event.to : event.server
  let count = 0
  for (let to = 0; to < before.stage.count; to++) {
    const [old, now] = [wireOf(before, sender, to), wireOf(after, sender, to)]
    if (has(event.replaces, to) && connected(before, sender, to) && old !== now && old.length > 0 && old.length === now.length) count += 1
  }
  return count
}

const changedIn = ({ before, after, event }: Step): string =>
  before.servers
    .flatMap((_, position) => {
      const now = standingText(after, position)
      return standingText(before, position) === now || event._tag === "Crash" ? [] : [`${idAt(after, position)} ${now}`]
    })
    .join(", ")

const time = ({ atMs }: Step): string => (atMs === undefined ? "" : `${(atMs / 1000).toFixed(3).padStart(8)} s  `)

/** One line for each step, numbered from 1. */
export const lines = (steps: readonly Step[]): readonly string[] => {
  const wide = String(steps.length).length
  const actions = Math.max(0, ...steps.map(({ action }) => action.length))
  const texts = steps.map(({ before, event }) => eventText(before, event))
  const textWidth = Math.max(0, ...texts.map((text) => text.length))
  return steps.map((step, index) => {
    const changed = changedIn(step)
    const replaced = replacedIn(step) > 0 ? "  (in place of an undelivered message)" : ""
    const front = `${String(index + 1).padStart(wide)}  ${time(step)}${step.action.padEnd(actions)}  ${(texts[index] ?? "").padEnd(textWidth)}`
    return `${front}${changed === "" ? "" : `  ⇒ ${changed}`}${replaced}`.trimEnd()
  })
}
