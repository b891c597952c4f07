/**
 * What a campaign asks the spec: whether a state, a step and the end of a run are as promised. Every answer is the
 * spec's own text, evaluated on abstracted worlds.
 */
import { grammarWasm } from "../../../src/tla/files.ts"
import { initGrammar, loadSource, type Oracle } from "../../../src/tla/index.ts"
import { abstraction, finals } from "../../abstraction/state.ts"
import { type Judge, judgeOf } from "../../checks/judge.ts"
import { specSource, stageConfig, stageModule } from "../../checks/specification.ts"
import type { Stage, World } from "../../world/world.ts"

/** Answers for one ensemble. */
export type Referee = {
  /** The properties that the step to `after` or `after` itself violates. */
  readonly violated: (before: World, after: World) => readonly string[]
  /** The liveness properties that a world does not fulfil in which nothing happens any more, or nothing new. */
  readonly unsettled: (world: World) => readonly string[]
  /** Whether everything that was said has been heard (spec: Quiet). */
  readonly isQuiet: (world: World) => boolean
}

/** The promises Settles and AllPlaced speak of behaviours; these are the states that they promise in the end. */
const promised = `
EverybodyPlaced == \\A s \\in Server : Placed(s)
====`

const oracleFor = async (stage: Stage): Promise<Oracle> => {
  await initGrammar(grammarWasm())
  const text = stageModule(stage).replace(/\n====\s*$/, promised)
  const spec = await loadSource({ file: "Stage.tla", text }, specSource, { file: "Stage.cfg", text: stageConfig(stage) })
  return spec.oracle
}

/** The newest values under their keys, at most so many. */
class Recent<T> {
  readonly #most: number
  readonly #values = new Map<string, Promise<T>>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const value = this.#values.get(key) ?? make()
    this.#values.delete(key)
    this.#values.set(key, value)
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most) break
      this.#values.delete(oldest)
    }
    return value
  }
}

const judges = new Recent<Judge>(32)
const oracles = new Recent<Oracle>(48)

/**
 * No invariant and no step property reads InitialDisk, the constant; so one judge serves all disks of an ensemble, and
 * remembers more. Of what is promised in the end only Accepted does, where it exceeds currentEpoch.
 */
const withFreshDisks = (stage: Stage): Stage => ({
  ...stage,
  disks: stage.disks.map(() => ({ currentEpoch: 0, acceptedEpoch: 0, lastZxid: { epoch: 0, counter: 0 } })),
})

const keyOf = ({ ensemble, history, disks }: Stage): string => JSON.stringify([ensemble.members, history, disks])

/** The referee of a stage. Referees of the ensembles that were asked for last are kept. */
export const refereeOf = async (stage: Stage): Promise<Referee> => {
  const fresh = withFreshDisks(stage)
  const judge = await judges.get(keyOf(fresh), () => judgeOf(fresh))
  const plain = stage.disks.every(({ currentEpoch, acceptedEpoch }) => acceptedEpoch === currentEpoch) ? fresh : stage
  const oracle = await oracles.get(keyOf(plain), () => oracleFor(plain))
  const holds = (name: string, world: World): boolean => {
    const state = { ...abstraction(world), ...(stage.history ? { finals: finals(world) } : {}) }
    return oracle.evaluate(name, oracle.state(state)) === true
  }
  return {
    violated: (before, after) => {
      const states = judge.state(after)
      const steps = judge.step(before, after)
      return steps.length === 0 ? states : [...states, ...steps]
    },
    unsettled: (world) => [...(holds("Settled", world) ? [] : ["Settles"]), ...(holds("EverybodyPlaced", world) ? [] : ["AllPlaced"])],
    isQuiet: (world) => holds("Quiet", world),
  }
}
