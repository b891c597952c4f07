/** A server in a conversation: what it holds, what it is told, what it does. Made to write tests of single sentences. */
import { type Ensemble, majority } from "../../src/base/ensemble.ts"
import type { Zxid } from "../../src/base/zxid.ts"
import * as Zxids from "../../src/base/zxid.ts"
import { electionBy, initial, type Input, type Output, type Settings, type State, type StepResult } from "../../src/election/election.ts"
import type { Notification, Vote } from "../../src/election/notification.ts"
import { rules } from "../../src/election/rules.ts"
import { notificationOf } from "../../src/election/vote.ts"

export const step = electionBy(rules)

/** Three voters 1, 2, 3 and the observer 4. */
export const three: Ensemble = majority([1, 2, 3], [4])

/** Five voters, 1 to 5. */
export const five: Ensemble = majority([1, 2, 3, 4, 5])

/** The zxid that a text such as `0x100000001` writes. */
export const zxid = (text: string): Zxid => {
  const read = Zxids.parse(text)
  if (read === undefined) throw new TypeError(`no zxid: ${text}`)
  return read
}

/** What a server holds when it begins to look. */
export type History = { readonly zxid: string; readonly peerEpoch: number }

const fresh: History = { zxid: "0x0", peerEpoch: 0 }

export const settingsOf = (self: number, ensemble: Ensemble = three): Settings => ({
  ensemble,
  self,
  configuration: "version=0",
  finalizeWaitMs: 200,
  minNotificationIntervalMs: 100,
  maxNotificationIntervalMs: 700,
})

/** A vote for a server that holds a history. */
export const voteFor = (leader: number, history: History = fresh): Vote => ({
  leader,
  zxid: zxid(history.zxid),
  peerEpoch: history.peerEpoch,
})

/** What somebody says. */
export const says = (state: Notification["state"], vote: Vote, electionEpoch: number): Notification =>
  notificationOf(state, vote, electionEpoch, "")

/** `LookForLeader` with this history. */
export const look = (state: State, history: History = fresh): StepResult =>
  step(state, { _tag: "LookForLeader", zxid: zxid(history.zxid), peerEpoch: history.peerEpoch })

/** A server in round 1, which proposes itself. */
export const looking = (self: number, history: History = fresh, ensemble: Ensemble = three): State =>
  look(initial(settingsOf(self, ensemble)), history).state

export const received = (from: number, notification: Notification): Input => ({ _tag: "Received", from, notification })

export const hear = (state: State, from: number, notification: Notification): StepResult => step(state, received(from, notification))

export const timerEnds = (state: State): StepResult => step(state, { _tag: "TimerEnded" })

/** The state after hearing these, one after the other. */
export const after = (state: State, ...heard: readonly (readonly [number, Notification])[]): State =>
  heard.reduce((now, [from, notification]) => hear(now, from, notification).state, state)

/** Server 1 of three that proposes 3, as 3 does, and waits for a better vote. */
export const waitingForThree = (): State => after(looking(1), [3, says("LOOKING", voteFor(3), 1)])

/** Who is sent what, without the timer. */
export const sent = (outputs: readonly Output[]): readonly (readonly [number, Notification])[] =>
  outputs.flatMap((output) => (output._tag === "Send" ? [[output.to, output.notification] as const] : []))

/** What is done to the timer: what it is set to, `stopped`, or undefined if it goes on. */
export const timer = (outputs: readonly Output[]): number | "stopped" | undefined => {
  const done = outputs.filter(({ _tag }) => _tag === "SetTimer" || _tag === "StopTimer")
  if (done.length > 1) throw new TypeError("one step sets the timer once")
  const [output] = done
  return output === undefined ? undefined : output._tag === "SetTimer" ? output.afterMs : "stopped"
}
