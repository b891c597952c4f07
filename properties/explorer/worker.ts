/** One thread of an exploration: it expands its part of each level, and gives states away when it has too many. */
import { parentPort, workerData } from "node:worker_threads"
import type { Action } from "../world/step.ts"
import { type Breach, Expansion } from "./expansion.ts"
import { Giver, type Parcel, Receiver } from "./parcels.ts"
import { judgeFor, type TaskName, taskOf } from "./task.ts"
import { seed, slice } from "./team.ts"
import type { VisitedMemory } from "./visited.ts"

/** What a thread is started with. */
export type WorkerData = { readonly task: TaskName; readonly number: number }

/** What a thread is asked. */
export type Request =
  | { readonly _tag: "Begin"; readonly visited: VisitedMemory }
  | { readonly _tag: "Expand"; readonly visited: VisitedMemory; readonly quota: number }
  | { readonly _tag: "Turn" }
  | { readonly _tag: "Give"; readonly count: number; readonly to: number }
  | { readonly _tag: "Receive"; readonly parcel: Parcel }
  | { readonly _tag: "Actions" }

/** What it answers. */
export type Answer =
  | { readonly _tag: "Begun"; readonly violated: readonly string[] }
  | { readonly _tag: "Expanded"; readonly found: number; readonly generated: number; readonly left: number }
  | {
      readonly _tag: "Turned"
      readonly found: number
      readonly generated: number
      readonly breach: Breach | undefined
      readonly parents: Int32Array
      readonly codes: Int32Array
    }
  | { readonly _tag: "Given"; readonly parcel: Parcel }
  | { readonly _tag: "Received" }
  | { readonly _tag: "Counted"; readonly actions: ReadonlyMap<Action, number> }

const { task: name, number } = workerData as WorkerData
const task = taskOf(name)
const judge = await judgeFor(task)
const expansion = new Expansion(task.packing, judge, { number, together: true })
const giver = new Giver(task.packing, number)
const receiver = new Receiver(task.packing)

const answer = (request: Request): Answer => {
  switch (request._tag) {
    case "Begin":
      // The first thread has the first level; the others get their part of the later ones.
      if (number !== 0) return { _tag: "Begun", violated: [] }
      seed(expansion, task, request.visited)
      return { _tag: "Begun", violated: expansion.judgeFirst() }
    case "Expand":
      expansion.expand(request.visited, request.quota, slice)
      return { _tag: "Expanded", found: expansion.found, generated: expansion.generated, left: expansion.left }
    case "Turn": {
      const { found, generated, breach } = expansion
      const parents = expansion.parents.slice(0, found)
      const codes = expansion.codes.slice(0, found)
      expansion.turn()
      return { _tag: "Turned", found, generated, breach, parents, codes }
    }
    case "Give":
      return { _tag: "Given", parcel: giver.give(expansion.frontier, request.count, request.to) }
    case "Receive":
      receiver.receive(request.parcel, expansion.frontier)
      return { _tag: "Received" }
    case "Actions":
      return { _tag: "Counted", actions: expansion.actions }
  }
}

parentPort?.on("message", (request: Request) => parentPort?.postMessage(answer(request)))
