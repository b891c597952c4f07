/** What is explored: a bound, by the protocol or by a mutant, and what is to hold. */
import { type BoundName, boundNamed, firstWorld } from "../bounds/bounds.ts"
import { specificationOf } from "../checks/specification.ts"
import { mutantNamed, type MutantName } from "../mutants/registry.ts"
import { protocol, type World } from "../world/world.ts"
import { type Judge, RowJudge } from "./judging.ts"
import { Packing } from "./packing.ts"
import { settles, Settling, withSettling } from "./settling.ts"

/** A task that cannot be done: what is wrong, and what would be right. */
export class TaskError extends Error {
  override readonly name = "TaskError"
}

/** What a thread needs to know to take part. */
export type TaskName = {
  readonly bound: BoundName
  readonly mutant: MutantName | undefined
  /** The properties to be judged: those with these names, or everything that is promised. */
  readonly properties: readonly string[] | undefined
}

/** The task with what follows from its name. */
export type Task = { readonly name: TaskName; readonly first: World; readonly packing: Packing }

/** Sets up a task. */
export const taskOf = (name: TaskName): Task => {
  const rules = name.mutant === undefined ? protocol : mutantNamed(name.mutant).decorate(protocol)
  const first = firstWorld(boundNamed(name.bound), rules)
  return { name, first, packing: new Packing(first.stage) }
}

/** Whether the promise to settle is judged: in the bounds whose models promise it, if nothing else was asked for. */
const judgesSettling = ({ bound, properties }: TaskName): boolean => {
  const { live } = boundNamed(bound)
  return live === true && (properties === undefined || properties.includes(settles))
}

/**
 * A judge for a task; undefined if no property is to be judged.
 * @throws TaskError if a property is not one that can be judged here
 */
export const judgeFor = async ({ name, first, packing }: Task): Promise<Judge | undefined> => {
  const { properties } = name
  if (properties?.length === 0) return undefined
  const spec = await specificationOf(first.stage)
  const known = [
    ...new Set(spec.inspector.inspections.map(({ check }) => check)),
    ...(boundNamed(name.bound).live === true ? [settles] : []),
  ]
  const unknown = properties?.find((property) => !known.includes(property))
  if (unknown !== undefined) throw new TaskError(`${unknown} cannot be judged at the bound ${name.bound}; there are ${known.join(", ")}`)
  const judge = new RowJudge(packing, spec.inspector, properties)
  return judgesSettling(name) ? withSettling(judge, packing, new Settling(packing, spec.oracle)) : judge
}
