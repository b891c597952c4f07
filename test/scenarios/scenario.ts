/**
 * A scenario: commands to an ensemble, and below each one what happened and where every server stands. The file is its
 * own snapshot: the commands are run, and the text with the answers must be the text that was read.
 *
 *     ensemble 1 2 3 observer 4     who there is                      deliver 1 to 2     the oldest message arrives
 *     disk 1 epoch 2 zxid 0x200…    what a server holds               deliver all        until nothing is under way
 *     replace                       messages replace undelivered ones settle             and until nobody waits
 *     remember                      new connections repeat the last   timer 2            silence: the timer ends
 *     start 1 2 3     crash 3       lose 1 to 2                       establish 3 with 1 2     join 1     leave 1
 *     cut 1 2         heal 1 2      hold 1 to 2                       release 1 to 2
 *
 * What is held in one direction is not delivered by `deliver all` and `settle`: a partition that is one-way.
 */
import { lines } from "../../properties/report/lines.ts"
import type { Step } from "../../properties/report/steps.ts"
import { standingText } from "../../properties/report/words.ts"
import { enabled, mayLeave } from "../../properties/world/enabled.ts"
import { type Event, happen } from "../../properties/world/step.ts"
import { dark, type Position, protocol, stageOf, unbounded, type World } from "../../properties/world/world.ts"
import { majority } from "../../src/base/ensemble.ts"
import { parse, zero } from "../../src/base/zxid.ts"
import type { Disk } from "../../src/server/quorum-peer.ts"

/** A command that cannot be read, with the line it stands on. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError"
}

/** Everything before the first event. */
type Setup = {
  readonly voters: readonly number[]
  readonly observers: readonly number[]
  readonly disks: ReadonlyMap<number, Disk>
  readonly replaces: boolean
  readonly remembersLast: boolean
}

const fresh: Disk = { currentEpoch: 0, acceptedEpoch: 0, lastZxid: zero }

const worldOf = ({ voters, observers, disks, replaces, remembersLast }: Setup): World => {
  const ensemble = majority(voters, observers)
  return dark(
    stageOf({
      ensemble,
      disks: ensemble.members.map(({ id }) => disks.get(id) ?? fresh),
      sendModes: replaces ? "replace" : "queue",
      remembersLast,
      timely: false,
      ...unbounded,
      history: false,
      rules: protocol,
    }),
  )
}

const enough = 1000

/** An ensemble that obeys commands and remembers what happened since it was last asked. */
class Play {
  #setup: Setup = { voters: [], observers: [], disks: new Map(), replaces: false, remembersLast: false }
  #world: World | undefined
  #steps: Step[] = []
  readonly #held = new Set<string>()

  get #now(): World {
    return (this.#world ??= worldOf(this.#setup))
  }

  #take(event: Event): boolean {
    const before = this.#now
    const key = (one: Event): string => JSON.stringify({ ...one, replaces: undefined })
    const possible = enabled(before).find((one) => key(one) === key(event))
    if (possible === undefined) return false
    const { world: after, action } = happen(before, possible)
    this.#world = after
    this.#steps.push({ before, event: possible, action, after })
    return true
  }

  #deliverAll(): void {
    for (let count = 0; count < enough; count++) {
      const event = enabled(this.#now).find((one) => one._tag === "Deliver" && !this.#held.has(`${one.from} ${one.to}`))
      if (event === undefined) return
      this.#take(event)
    }
    throw new RangeError(`more than ${enough} messages were delivered and there is no end`)
  }

  #settle(): void {
    this.#deliverAll()
    for (;;) {
      const server = this.#now.servers.findIndex(({ peer }) => peer?.election.waiting === true)
      if (server === -1) return
      this.#take({ _tag: "TimerEnds", server, replaces: 0 })
      this.#deliverAll()
    }
  }

  #set(words: readonly string[]): boolean {
    const [command = "", ...rest] = words
    if (command === "replace" || command === "remember") {
      if (rest.length > 0) return false
      this.#setup = { ...this.#setup, ...(command === "replace" ? { replaces: true } : { remembersLast: true }) }
      return true
    }
    if (command === "ensemble") {
      const at = rest.includes("observer") ? rest.indexOf("observer") : rest.length
      const [voters, observers] = [rest.slice(0, at).map(Number), rest.slice(at + 1).map(Number)]
      if (voters.length === 0 || ![...voters, ...observers].every((id) => Number.isInteger(id) && id > 0)) return false
      this.#setup = { ...this.#setup, voters, observers }
      return true
    }
    const zxid = parse(rest[4] ?? "")
    if (command !== "disk" || rest[1] !== "epoch" || rest[3] !== "zxid" || zxid === undefined) return false
    const epoch = Number(rest[2])
    const disk: Disk = { currentEpoch: epoch, acceptedEpoch: epoch, lastZxid: zxid }
    this.#setup = { ...this.#setup, disks: new Map([...this.#setup.disks, [Number(rest[0]), disk]]) }
    return true
  }

  /** Obeys a command, if it is one and can happen. */
  obey(command: string): "obeyed" | "impossible" | "unknown" {
    const words = command.split(/\s+/)
    const [verb = "", ...rest] = words
    if (this.#world === undefined && this.#set(words)) return "obeyed"
    const at = (index: number): Position => this.#now.stage.ensemble.positions.get(Number(rest[index])) ?? -1
    const known = rest.filter((word) => !["to", "with", "all"].includes(word))
    if (!known.every((word) => this.#now.stage.ensemble.positions.has(Number(word)))) return "unknown"
    const events = (...list: readonly Event[]): "obeyed" | "impossible" =>
      list.every((event) => this.#take(event)) ? "obeyed" : "impossible"
    const form = rest.length === 0 ? verb : rest[1] === "to" || rest[1] === "with" ? `${verb} ${rest[1]}` : `${verb} …`
    switch (form) {
      case "settle":
        this.#settle()
        return "obeyed"
      case "deliver …":
        if (command !== "deliver all") return "unknown"
        this.#deliverAll()
        return "obeyed"
      case "deliver to":
        return events({ _tag: "Deliver", from: at(0), to: at(2), replaces: 0 })
      case "lose to":
        return events({ _tag: "Lose", from: at(0), to: at(2) })
      case "hold to":
        this.#held.add(`${at(0)} ${at(2)}`)
        return "obeyed"
      case "release to":
        this.#held.delete(`${at(0)} ${at(2)}`)
        return "obeyed"
      case "start …":
        return events(...rest.map((_, index): Event => ({ _tag: "Start", server: at(index) })))
      case "crash …":
        return events(...rest.map((_, index): Event => ({ _tag: "Crash", server: at(index) })))
      case "timer …":
        return events(...rest.map((_, index): Event => ({ _tag: "TimerEnds", server: at(index), replaces: 0 })))
      case "join …":
        return events(...rest.map((_, index): Event => ({ _tag: "Join", server: at(index) })))
      case "cut …":
        return events({ _tag: "Cut", a: Math.min(at(0), at(1)), b: Math.max(at(0), at(1)) })
      case "heal …":
        return events({ _tag: "Heal", a: Math.min(at(0), at(1)), b: Math.max(at(0), at(1)) })
      case "establish with":
        return events({
          _tag: "Establish",
          leader: at(0),
          followers: rest.slice(2).reduce((bits, _, index) => bits | (1 << at(index + 2)), 0),
        })
      case "leave …": {
        const leave = mayLeave(this.#now, at(0))
        return leave === undefined ? "impossible" : events({ _tag: leave, server: at(0), replaces: 0 })
      }
      default:
        return "unknown"
    }
  }

  /** What happened since the last report, and where all servers stand. */
  report(): readonly string[] {
    const happened = lines(this.#steps)
    this.#steps = []
    const { members } = this.#now.stage.ensemble
    return [...happened, `now: ${members.map(({ id }, position) => `${id} ${standingText(this.#now, position)}`).join(", ")}`]
  }
}

/**
 * The text of a scenario with the answers that its commands get. Commands stand in blocks; what follows `----` in a block
 * is an answer and is written anew.
 * @throws ScenarioError that names the line of a command that is none
 */
export const played = (file: string, text: string): string => {
  const play = new Play()
  const blocks: string[] = []
  let line = 0
  for (const block of text.split("\n\n")) {
    const [asked = ""] = block.split("\n----")
    const commands = asked.split("\n").filter((command) => command !== "")
    const notes: string[] = []
    for (const [index, command] of commands.entries()) {
      if (command.startsWith("#")) continue
      const answer = play.obey(command)
      if (answer === "unknown")
        throw new ScenarioError(`${file}:${line + index + 1}: '${command}' is no command; see scenario.ts for the commands`)
      if (answer === "impossible") notes.push(`'${command}' cannot happen`)
    }
    line += block.split("\n").length + 1
    const onlyComments = commands.every((command) => command.startsWith("#"))
    blocks.push(onlyComments ? asked.trimEnd() : [...commands, "----", ...play.report(), ...notes].join("\n"))
  }
  return `${blocks.join("\n\n").trimEnd()}\n`
}
