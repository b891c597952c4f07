/** Scenarios for tests, drawn by the simulation's own generator, so that they are the same wherever they run. */
import type { Member } from "../../src/base/ensemble.ts"
import { Random } from "../../properties/simulator/random.ts"
import type { Fault, Scenario } from "../../properties/simulator/scenario.ts"

const faultOf = (random: Random, count: number): Fault => {
  const when = { atMs: random.between(0, 8000), forMs: random.between(0, 3000) }
  const whom = { leader: random.chance(0.5), position: random.between(0, count - 1) }
  const noticedMs = random.between(0, 1500)
  const a = random.between(0, count - 1)
  const b = (a + random.between(1, count - 1)) % count
  switch (random.between(0, 6)) {
    case 0:
      return { _tag: "Crash", ...when, whom }
    case 1:
      return { _tag: "Break", ...when, a, b }
    case 2:
      return { _tag: "Partition", ...when, side: random.between(1, 2 ** count - 2), noticedMs }
    case 3:
      return { _tag: "OneWay", ...when, whom, direction: random.chance(0.5) ? "from" : "to", noticedMs }
    case 4:
      return { _tag: "Slow", ...when, from: a, to: b, factor: random.between(2, 20) }
    case 5:
      return { _tag: "Loss", ...when, from: a, to: b, perMille: random.between(100, 600) }
    default:
      return { _tag: "Pause", ...when, whom }
  }
}

/** Scenario number `seed`: 2 to 6 servers, the last of them sometimes an observer. */
export const scenarioNumber = (seed: number): Scenario => {
  const random = new Random(1_000_000 + seed)
  const count = random.between(2, 6)
  const hasObserver = count > 2 && random.chance(0.3)
  return {
    seed,
    members: Array.from({ length: count }, (_, at): Member => {
      const observes = hasObserver && at === count - 1
      return { id: at + 1, role: observes ? "observer" : "participant", weight: observes ? 0 : 1, group: 0 }
    }),
    disks: Array.from({ length: count }, () => ({ currentEpoch: 0, acceptedEpoch: 0, lastZxid: { epoch: 0, counter: 0 } })),
    startsMs: Array.from({ length: count }, () => random.skewed(0, 3000)),
    driftPpm: Array.from({ length: count }, () => random.between(-500, 500)),
    delays: Array.from({ length: count * count }, () => ({ minMs: random.between(0, 5), maxMs: random.between(5, 300) })),
    sendQueue: { minMs: 0, maxMs: random.between(0, 50) },
    roleTick: { minMs: 5, maxMs: 200 },
    detection: { minMs: 100, maxMs: random.between(200, 2000) },
    faults: Array.from({ length: random.between(0, 12) }, () => faultOf(random, count)),
    calmMs: random.between(1000, 9000),
  }
}

/** The same without any fault, for tests of one thing. */
export const quietScenario = (servers: number): Scenario => ({
  ...scenarioNumber(0),
  members: Array.from({ length: servers }, (_, at): Member => ({ id: at + 1, role: "participant", weight: 1, group: 0 })),
  disks: Array.from({ length: servers }, () => ({ currentEpoch: 0, acceptedEpoch: 0, lastZxid: { epoch: 0, counter: 0 } })),
  startsMs: Array.from({ length: servers }, () => 0),
  driftPpm: Array.from({ length: servers }, () => 0),
  delays: Array.from({ length: servers * servers }, () => ({ minMs: 1, maxMs: 5 })),
  sendQueue: { minMs: 0, maxMs: 1 },
  roleTick: { minMs: 10, maxMs: 50 },
  detection: { minMs: 300, maxMs: 500 },
  faults: [],
  calmMs: 10_000,
})
