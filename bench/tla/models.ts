/** The specifications that are measured: of different kinds, each with 100,000 distinct states or more. */
import { fileURLToPath } from "node:url"

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** One specification with its bounds. Both engines must give the same counts on it. */
export type BenchModel = {
  readonly name: string
  readonly kind: string
  readonly module: string
  readonly config: string
  /** Folders in which further modules are looked up. */
  readonly searchPath: readonly string[]
}

/** What is measured, by name. */
export const benchModels: readonly BenchModel[] = [
  {
    name: "election",
    kind: "the project's election: 15 variables, queues, faults, 8 invariants, step properties",
    module: file("bench/specs/BenchElection.tla"),
    config: file("bench/specs/BenchElection.cfg"),
    searchPath: [file("spec/models"), file("spec")],
  },
  {
    name: "broadcast",
    kind: "atomic broadcast: 13 variables, queues, records, 7 invariants",
    module: file("bench/specs/Broadcast.tla"),
    config: file("bench/specs/Broadcast.cfg"),
    searchPath: [],
  },
  {
    name: "register",
    kind: "a quorum register: 4 variables, one set of all messages, 4 invariants",
    module: file("bench/specs/Register.tla"),
    config: file("bench/specs/Register.cfg"),
    searchPath: [],
  },
]
