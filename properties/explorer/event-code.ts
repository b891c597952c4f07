/** Events as numbers, the same in every thread, so that a path is a row of numbers. */
import type { Event } from "../world/step.ts"

const tags = [
  "Deliver",
  "TimerEnds",
  "LeaveLeader",
  "LeaveOffice",
  "Establish",
  "Join",
  "Start",
  "Crash",
  "Cut",
  "Heal",
  "Lose",
] as const satisfies readonly Event["_tag"][]

/** Four bits of the tag, three for each of two servers, nine for a set of servers or everybody. */
const everybody = 0x1ff

const code = (tag: Event["_tag"], a: number, b: number, set: number): number =>
  tags.indexOf(tag) | (a << 4) | (b << 7) | ((set < 0 ? everybody : set) << 10)

/** The number of an event. */
export const codeOf = (event: Event): number => {
  switch (event._tag) {
    case "Deliver":
      return code("Deliver", event.from, event.to, event.replaces)
    case "TimerEnds":
    case "LeaveLeader":
    case "LeaveOffice":
      return code(event._tag, event.server, 0, event.replaces)
    case "Establish":
      return code("Establish", event.leader, 0, event.followers)
    case "Join":
    case "Start":
    case "Crash":
      return code(event._tag, event.server, 0, 0)
    case "Cut":
    case "Heal":
      return code(event._tag, event.a, event.b, 0)
    case "Lose":
      return code("Lose", event.from, event.to, 0)
  }
}

const tagOf = (number: number): Event["_tag"] => {
  const tag = tags[number & 15]
  if (tag === undefined) throw new RangeError(`no event has the number ${number}`)
  return tag
}

/**
 * The event with this number.
 * @throws RangeError if there is none
 */
export const eventOf = (number: number): Event => {
  const tag = tagOf(number)
  const a = (number >> 4) & 7
  const b = (number >> 7) & 7
  const bits = number >> 10
  const set = bits === everybody ? -1 : bits
  switch (tag) {
    case "Deliver":
      return { _tag: tag, from: a, to: b, replaces: set }
    case "TimerEnds":
    case "LeaveLeader":
    case "LeaveOffice":
      return { _tag: tag, server: a, replaces: set }
    case "Establish":
      return { _tag: tag, leader: a, followers: set }
    case "Join":
    case "Start":
    case "Crash":
      return { _tag: tag, server: a }
    case "Cut":
    case "Heal":
      return { _tag: tag, a, b }
    case "Lose":
      return { _tag: tag, from: a, to: b }
  }
}
