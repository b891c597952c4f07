/** The state graph of a model of the spec, and the same graph as the explorer has it, both in the terms of the spec. */
import { fileURLToPath } from "node:url"
import { abstraction } from "../../properties/abstraction/state.ts"
import { type BoundName, boundNamed, firstWorld } from "../../properties/bounds/bounds.ts"
import { graphOf } from "../../properties/explorer/graph.ts"
import type { Action, Event } from "../../properties/world/step.ts"
import { type World, protocol } from "../../properties/world/world.ts"
import { leaderOf } from "../../properties/world/terms.ts"
import type { Rules } from "../../src/server/quorum-peer.ts"
import { loadFiles } from "../../src/tla/files.ts"
import type { Oracle, Spec } from "../../src/tla/index.ts"

const folder = fileURLToPath(new URL("../../spec/", import.meta.url))

/** The model of the spec that a bound is named after. */
export const modelOf = async (name: string): Promise<Spec> => {
  const history = boundNamed(name as BoundName).history
  return loadFiles({
    module: `${folder}models/${history ? "MCElectionHistory" : "MCElection"}.tla`,
    config: `${folder}models/${name}.cfg`,
    searchPath: [folder],
  })
}

/** A graph: states as keys that are equal for equal states, and steps as `from action(parameters) to`. */
export type NamedGraph = { readonly initial: readonly string[]; readonly states: ReadonlySet<string>; readonly edges: ReadonlySet<string> }

const named = (action: string, parameters: readonly (readonly [string, string])[]): string =>
  `${action}(${parameters.map(([name, value]) => `${name} = ${value}`).join(", ")})`

/** The graph of the spec. */
export const specGraph = (oracle: Oracle, maxStates: number): NamedGraph => {
  const { states, initialCount, edges } = oracle.graph(maxStates)
  const keys = states.map((state) => oracle.key(state).join(" "))
  const label = new Map<string, string>()
  return {
    initial: keys.slice(0, initialCount),
    states: new Set(keys),
    edges: new Set(
      edges.map(({ from, to, action, parameters }) => {
        const text = named(
          action,
          parameters.map(({ name, value }) => [name, value]),
        )
        // One text for each kind of step, so that a million edges fit.
        const shared = label.get(text) ?? text
        label.set(text, shared)
        return `${from} ${shared} ${to}`
      }),
    ),
  }
}

/** A step of the code under the name and with the parameters of the spec's action. */
export const stepName = (world: World, event: Event, action: Action): string => {
  const { members } = world.stage.ensemble
  const id = (position: number): string => String(members[position]?.id)
  switch (event._tag) {
    case "Deliver":
      return named(action, [
        ["d", id(event.to)],
        ["s", id(event.from)],
      ])
    case "TimerEnds":
      return named(action, [[action === "Finalize" ? "d" : "s", id(event.server)]])
    case "LeaveLeader":
      return named(action, [["f", id(event.server)]])
    case "LeaveOffice":
      return named(action, [["l", id(event.server)]])
    case "Establish": {
      const followers = members.filter((_, position) => (event.followers & (1 << position)) !== 0).map((member) => member.id)
      return named(action, [
        ["l", id(event.leader)],
        ["F", `{${followers.join(", ")}}`],
      ])
    }
    case "Join":
      return named(action, [
        ["f", id(event.server)],
        ["l", id(leaderOf(world, event.server) ?? -1)],
      ])
    case "Start":
    case "Crash":
      return named(action, [["s", id(event.server)]])
    case "Cut":
    case "Heal":
      return named(action, [
        ["s", id(event.a)],
        ["d", id(event.b)],
      ])
    case "Lose":
      return named(action, [
        ["s", id(event.from)],
        ["d", id(event.to)],
      ])
  }
}

/**
 * The graph of the code, abstracted. Its states get the numbers that they have in the graph of the spec, and others
 * behind them, so that edges can be compared.
 */
export const codeGraph = (name: BoundName, oracle: Oracle, numbers: ReadonlyMap<string, number>, rules: Rules = protocol): NamedGraph => {
  const first = firstWorld(boundNamed(name), rules)
  const graph = graphOf(first, Number.POSITIVE_INFINITY)
  const keys = Array.from({ length: graph.size }, (_, state) => oracle.key(oracle.state(abstraction(graph.world(state)))).join(" "))
  const number = keys.map((key, state) => numbers.get(key) ?? `code ${state}`)
  const edges = new Set<string>()
  for (const { from, to, event, action } of graph.edges) {
    // Nothing of the spec corresponds to a message that is not looked at; it must not change anything either.
    if (action === "Ignore" && from === to) continue
    edges.add(`${number[from]} ${stepName(graph.world(from), event, action)} ${number[to]}`)
  }
  return { initial: keys.slice(0, 1), states: new Set(keys), edges }
}

/** Numbers for the states of a graph of the spec. */
export const numbersOf = ({ states }: NamedGraph): ReadonlyMap<string, number> => new Map([...states].map((key, number) => [key, number]))

/** At most so many elements of one set that are not in the other. */
export const missing = (from: ReadonlySet<string>, inOther: ReadonlySet<string>, most = 5): readonly string[] => {
  const found: string[] = []
  for (const element of from) {
    if (found.length === most) break
    if (!inOther.has(element)) found.push(element)
  }
  return found
}
