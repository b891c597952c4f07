/**
 * The loop around the reducer of one server: every input is one step, and what the step asks for is done before the
 * next input. It decides nothing about the protocol, and it is called from the event loop without a detour.
 */
import { assert } from "../../base/assert.ts"
import type { ServerId } from "../../base/ensemble.ts"
import type { Output, Settings } from "../../election/election.ts"
import type { Notification } from "../../election/notification.ts"
import type { Disk, Input, QuorumPeer, State, StepResult } from "../../server/quorum-peer.ts"
import { type Timer, timerOf } from "./timer.ts"

/** A step that was taken. `before` and `input` are undefined for the start. */
export type Step = StepResult & { readonly before: State | undefined; readonly input: Input | undefined }

export type DriverOptions = {
  readonly peer: QuorumPeer
  readonly settings: Settings
  readonly disk: Disk
  readonly send: (to: ServerId, notification: Notification) => void
  /** Called for each step, before what it asks for is done: nobody hears of a step that was not told here. */
  readonly onStep: (step: Step) => void
  /** A step was not possible: the program is wrong and the server has to end. No further step is taken. */
  readonly onDefect: (defect: unknown) => void
  /** How the timer is made. */
  readonly timer?: (ended: () => void) => Timer
}

export type Driver = {
  /** Takes the first step. Inputs that came before it are kept and follow it. */
  readonly start: () => void
  readonly feed: (input: Input) => void
  /** Takes no further step. */
  readonly stop: () => void
  /** The present state. Not before `start`. */
  readonly state: () => State
}

/** A server that has not started. */
export const driverOf = ({ peer, settings, disk, send, onStep, onDefect, timer: newTimer = timerOf }: DriverOptions): Driver => {
  let state: State | undefined
  let stopped = false
  let stepping = false
  const inputs: Input[] = []
  const timer = newTimer(() => feed({ _tag: "TimerEnded" }))

  const stop = (): void => {
    stopped = true
    inputs.length = 0
    timer.stop()
  }

  const execute = (output: Output): void => {
    switch (output._tag) {
      case "Send":
        return send(output.to, output.notification)
      case "SetTimer":
        return timer.set(output.afterMs)
      case "StopTimer":
        return timer.stop()
      case "PutBack":
        // It was the oldest, and stays it.
        inputs.unshift({ _tag: "Received", from: output.from, notification: output.notification })
    }
  }

  const done = (before: State | undefined, input: Input | undefined, result: StepResult): void => {
    state = result.state
    onStep({ ...result, before, input })
    for (const output of result.outputs) execute(output)
  }
  const take = (input: Input): void => {
    assert(state !== undefined, "inputs wait for the start")
    done(state, input, peer.step(state, input))
  }

  /** One step, and then all that waits. A step that is begun from within another waits for its end. */
  const run = (first: () => void): void => {
    if (stepping) return
    stepping = true
    try {
      first()
      for (let input = inputs.shift(); input !== undefined; input = inputs.shift()) take(input)
    } catch (defect) {
      stop()
      onDefect(defect)
    } finally {
      stepping = false
    }
  }

  const feed = (input: Input): void => {
    if (stopped) return
    inputs.push(input)
    if (state !== undefined) run(() => undefined)
  }

  return {
    start: () => {
      assert(state === undefined && !stopped, "a server starts once")
      run(() => done(undefined, undefined, peer.start(settings, disk)))
    },
    feed,
    stop,
    state: () => {
      assert(state !== undefined, "a server has a state once it has started")
      return state
    },
  }
}
