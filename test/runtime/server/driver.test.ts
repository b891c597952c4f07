/** The loop around the reducer, with a reducer and a timer that do as they are told. */
import { connect, createServer, type AddressInfo } from "node:net"
import { describe, expect, it } from "vitest"
import { majority } from "../../../src/base/ensemble.ts"
import { zero } from "../../../src/base/zxid.ts"
import { times, type Output } from "../../../src/election/election.ts"
import type { Notification } from "../../../src/election/notification.ts"
import { driverOf, type Driver } from "../../../src/runtime/server/driver.ts"
import { timerOf } from "../../../src/runtime/server/timer.ts"
import { quorumPeer, type Input, type QuorumPeer } from "../../../src/server/quorum-peer.ts"

const settings = { ensemble: majority([1, 2, 3]), self: 1, configuration: "version=0", ...times }
const disk = { currentEpoch: 0, acceptedEpoch: 0, lastZxid: zero }

const note = (electionEpoch: number): Notification => ({
  state: "LOOKING",
  leader: 2,
  zxid: zero,
  electionEpoch,
  peerEpoch: 0,
  version: 2,
  configuration: "",
})
const received = (electionEpoch: number): Input => ({ _tag: "Received", from: 2, notification: note(electionEpoch) })

/** A driver of a reducer that answers as the test says, and what happened to it in order. */
const driven = (
  answer: (input: Input, happened: string[]) => readonly Output[],
): { readonly driver: Driver; readonly happened: string[]; readonly endTimer: () => void; readonly defects: unknown[] } => {
  const happened: string[] = []
  const defects: unknown[] = []
  let endTimer = (): void => undefined
  const { state } = quorumPeer.start(settings, disk)
  const peer: QuorumPeer = {
    start: () => ({ state, outputs: [{ _tag: "SetTimer", afterMs: 200 }], action: "Start" }),
    step: (before, input) => ({ state: before, outputs: answer(input, happened), action: "Ignore" }),
  }
  const nameOf = (input: Input | undefined): string =>
    input === undefined ? "start" : input._tag === "Received" ? `received ${input.notification.electionEpoch}` : input._tag
  const driver = driverOf({
    peer,
    settings,
    disk,
    send: (to, { electionEpoch }) => void happened.push(`send ${electionEpoch} to ${to}`),
    onStep: ({ input }) => void happened.push(nameOf(input)),
    onDefect: (defect) => void defects.push(defect),
    timer: (ended) => {
      endTimer = ended
      return { set: (afterMs) => void happened.push(`timer ${afterMs}`), stop: () => void happened.push("timer stops") }
    },
  })
  return { driver, happened, endTimer: () => endTimer(), defects }
}

describe("the driver", () => {
  it("tells of each step and then does what it asks for, in its order", () => {
    const { driver, happened, endTimer } = driven((input) =>
      input._tag === "TimerEnded"
        ? [
            { _tag: "Send", to: 3, notification: note(8) },
            { _tag: "Send", to: 2, notification: note(9) },
            { _tag: "SetTimer", afterMs: 400 },
          ]
        : [{ _tag: "StopTimer" }],
    )
    driver.start()
    endTimer()
    driver.feed(received(5))
    expect(happened).toEqual(["start", "timer 200", "TimerEnded", "send 8 to 3", "send 9 to 2", "timer 400", "received 5", "timer stops"])
  })

  it("hands in what was put back before anything that came later", () => {
    let putBack = false
    const { driver, happened } = driven((input) => {
      if (input._tag !== "Received" || putBack) return []
      putBack = true
      // What comes from within a step is later than what this step looked at.
      driver.feed(received(2))
      return [{ _tag: "PutBack", from: input.from, notification: input.notification }]
    })
    driver.start()
    driver.feed(received(1))
    driver.feed({ _tag: "LeaderLost" })
    expect(happened.slice(2)).toEqual(["received 1", "received 1", "received 2", "LeaderLost"])
  })

  it("keeps what comes before the start until after it", () => {
    const { driver, happened } = driven(() => [])
    driver.feed(received(1))
    driver.feed(received(2))
    expect(happened).toEqual([])
    driver.start()
    expect(happened).toEqual(["start", "timer 200", "received 1", "received 2"])
  })

  it("takes no step after it was stopped", () => {
    const { driver, happened, endTimer } = driven(() => [])
    driver.start()
    driver.stop()
    driver.feed(received(1))
    endTimer()
    expect(happened).toEqual(["start", "timer 200", "timer stops"])
    expect(driver.state().election.state).toBe("LOOKING")
  })

  it("ends with the defect when a step is not possible", () => {
    const wrong = new Error("this cannot be")
    const { driver, happened, defects } = driven((input) => {
      if (input._tag === "LeaderLost") throw wrong
      return []
    })
    driver.start()
    driver.feed({ _tag: "LeaderLost" })
    driver.feed(received(1))
    expect(defects).toEqual([wrong])
    expect(happened).toEqual(["start", "timer 200", "timer stops"])
  })
})

describe("the timer", () => {
  it("ends once it is set, and is set anew by setting it again", async () => {
    const ended: string[] = []
    await new Promise<void>((resolve) => {
      const timer = timerOf(() => {
        ended.push("ended")
        resolve()
      })
      timer.set(60_000)
      timer.set(1)
    })
    expect(ended).toEqual(["ended"])
  })

  it("does not end before what has arrived was read, even when the process was busy for long", async () => {
    const happened: string[] = []
    const server = createServer()
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
    const client = connect((server.address() as AddressInfo).port, "127.0.0.1")
    const heard = new Promise<void>((resolve) => {
      server.once("connection", (socket) => {
        const timer = timerOf(() => void happened.push("ended"))
        socket.once("data", () => {
          happened.push("heard")
          timer.stop()
          resolve()
        })
        client.write("x", () => {
          timer.set(5)
          // The process is busy until the timer is over; the byte is already there.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30)
        })
      })
    })
    await heard
    // The end would follow within this round of the event loop.
    await new Promise<void>((resolve) => void setImmediate(resolve))
    client.destroy()
    server.close()
    expect(happened).toEqual(["heard"])
  })
})
