/**
 * What an event looks at: the places of a row on which its effect depends. Whatever it may change is among them. Two
 * worlds that agree there, and in who runs, undergo the same change, which is why a step is computed once for all of them.
 */
import type { Event } from "../world/step.ts"
import type { Packing } from "./packing.ts"

const others = ({ count }: Packing, position: number): readonly number[] =>
  Array.from({ length: count }, (_, other) => other).filter((other) => other !== position)

const outgoing = (packing: Packing, from: number): readonly number[] =>
  others(packing, from).flatMap((to) => [packing.wireAt(from, to), packing.lastAt(from, to)])

const incoming = (packing: Packing, to: number): readonly number[] =>
  others(packing, to).flatMap((from) => [packing.wireAt(from, to), packing.lastAt(from, to)])

const everybody = ({ count }: Packing): readonly number[] => Array.from({ length: count }, (_, position) => position)

const reads = (packing: Packing, event: Event): readonly number[] => {
  switch (event._tag) {
    case "Deliver":
      return [event.to, packing.wireAt(event.from, event.to), ...outgoing(packing, event.to)]
    case "TimerEnds":
      return [event.server, ...outgoing(packing, event.server)]
    // Whoever begins a round is entitled by the disks of all; and what a server joins is written on the leader's.
    case "LeaveLeader":
    case "LeaveOffice":
      return [...everybody(packing), ...outgoing(packing, event.server)]
    case "Establish":
    case "Join":
      return everybody(packing)
    case "Start":
      return [...everybody(packing), ...outgoing(packing, event.server), ...incoming(packing, event.server)]
    case "Crash":
      return [event.server, ...outgoing(packing, event.server), ...incoming(packing, event.server)]
    case "Cut":
    case "Heal":
      return [
        packing.wireAt(event.a, event.b),
        packing.wireAt(event.b, event.a),
        packing.lastAt(event.a, event.b),
        packing.lastAt(event.b, event.a),
      ]
    case "Lose":
      return [packing.wireAt(event.from, event.to)]
  }
}

/** The places that an event reads, each once. Cuts and the number of faults are always among them. */
export const footprint = (packing: Packing, event: Event): Int32Array =>
  Int32Array.from(new Set([...reads(packing, event), packing.rest].filter((place) => place >= 0)))
