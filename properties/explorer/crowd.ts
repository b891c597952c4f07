/** Several threads that expand each level together. They share the set of visited states, and even out what is left to do. */
import { Worker } from "node:worker_threads"
import type { Action } from "../world/step.ts"
import { type Breach, firstBreach } from "./expansion.ts"
import { firstPlaces, fullness, type Going, type Level, type Team } from "./team.ts"
import type { TaskName } from "./task.ts"
import { doubled, visitedMemory } from "./visited.ts"
import type { Answer, Request, WorkerData } from "./worker.ts"

/** Below this many states per thread it is not worth while to even out. */
const fewStates = 256

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void }

/** A thread that is asked one thing after the other. */
class Member {
  readonly #worker: Worker
  #waiting: Waiting | undefined
  #failed: unknown

  constructor(data: WorkerData) {
    this.#worker = new Worker(new URL("worker.ts", import.meta.url), { workerData: data })
    this.#worker.on("message", (answer: Answer) => this.#settle((waiting) => waiting.resolve(answer)))
    this.#worker.on("error", (error) => {
      this.#failed = error
      this.#settle((waiting) => waiting.reject(error))
    })
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting !== undefined) how(waiting)
  }

  async ask<T extends Answer["_tag"]>(request: Request, expected: T): Promise<Extract<Answer, { readonly _tag: T }>> {
    if (this.#failed !== undefined) throw this.#failed
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#worker.postMessage(request)
    })
    if (answer._tag !== expected) throw new Error(`a thread answered ${answer._tag} where ${expected} was expected`)
    return answer as Extract<Answer, { readonly _tag: T }>
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** So many threads. */
export const crowd = (task: TaskName, threads: number): Team => {
  const members = Array.from({ length: threads }, (_, number) => new Member({ task, number }))
  const sizes = members.map((_, number): number => (number === 0 ? 1 : 0))
  let visited = visitedMemory(firstPlaces, true)
  let distinct = 1

  const together = async <T>(ask: (member: Member, number: number) => Promise<T>): Promise<readonly T[]> => Promise.all(members.map(ask))
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

  const move = async (from: number, to: number, count: number): Promise<void> => {
    const { parcel } = await (members[from] as Member).ask({ _tag: "Give", count, to }, "Given")
    await (members[to] as Member).ask({ _tag: "Receive", parcel }, "Received")
    sizes[from] = (sizes[from] ?? 0) - count
    sizes[to] = (sizes[to] ?? 0) + count
  }

  const evenOut = async (): Promise<void> => {
    const total = sum(sizes)
    if (total < fewStates * threads) return
    const fair = Math.ceil(total / threads)
    for (let from = 0; from < threads; from++)
      for (let to = 0; to < threads; to++) {
        const count = Math.min((sizes[from] ?? 0) - fair, fair - (sizes[to] ?? 0))
        if (count > fair / 10) await move(from, to, count)
      }
  }

  let going: Going = { found: 0, generated: 0, left: 1 }
  return {
    begin: async () => {
      const answers = await together(async (member) => member.ask({ _tag: "Begin", visited }, "Begun"))
      return answers.flatMap(({ violated }) => violated)
    },
    expand: async (quota) => {
      if (distinct + going.found >= visited.lows.length * fullness) visited = doubled(visited, true)
      const room = Math.ceil(visited.lows.length * fullness) - distinct - going.found
      const share = Math.ceil(Math.min(quota - going.found, room) / threads)
      const answers = await together(async (member) => member.ask({ _tag: "Expand", visited, quota: Math.max(share, 1) }, "Expanded"))
      going = {
        found: sum(answers.map(({ found }) => found)),
        generated: sum(answers.map(({ generated }) => generated)),
        left: sum(answers.map(({ left }) => left)),
      }
      return going
    },
    turn: async (): Promise<Level> => {
      const answers = await together(async (member) => member.ask({ _tag: "Turn" }, "Turned"))
      for (const [number, { found }] of answers.entries()) sizes[number] = found
      const level = {
        found: sum(sizes),
        generated: sum(answers.map(({ generated }) => generated)),
        breach: answers.reduce<Breach | undefined>((first, { breach }) => firstBreach(first, breach), undefined),
        log: answers.map(({ parents, codes }) => ({ parents, codes })),
      }
      distinct += level.found
      going = { found: 0, generated: level.generated, left: level.found }
      await evenOut()
      return level
    },
    actions: async () => {
      const answers = await together(async (member) => member.ask({ _tag: "Actions" }, "Counted"))
      const sums = new Map<Action, number>()
      for (const { actions } of answers) for (const [action, count] of actions) sums.set(action, (sums.get(action) ?? 0) + count)
      return sums
    },
    end: async () => {
      await Promise.all(members.map(async (member) => member.end()))
    },
  }
}
