/** Models and answers for the tests of the command: plain values with one thing changed. */
import { withoutSearch, type EngineName, type Job, type RunResult } from "../../src/cli/engines/engine.ts"
import type { Answer } from "../../src/cli/check-model/judge.ts"
import type { Model } from "../../src/cli/check-model/manifest.ts"

/** A quick model that must hold with 120 distinct states and diameter 9. */
export const model = (changes: Partial<Model> = {}): Model => ({
  module: "Election",
  model: "three-servers",
  spec: "models/MCElection.tla",
  config: "models/three-servers.cfg",
  bounds: "3 servers",
  mutant: null,
  profile: "quick",
  engines: ["embedded", "tlc"],
  expected: { verdict: "holds", property: null, distinct: 120, diameter: 9 },
  seconds: 4,
  ...changes,
})

/** What `model` gives when all is well. */
export const held: RunResult = {
  ...withoutSearch("error", ""),
  verdict: "holds",
  detail: null,
  distinct: 120,
  generated: 400,
  diameter: 9,
  seconds: 1.25,
}

/** A model that must be violated, and the result that does so. */
export const mutant = model({
  model: "order-not-total",
  mutant: "VoteOrderNotTotal",
  expected: { verdict: "violated", property: "OrderIsTotal", distinct: null, diameter: 2 },
})
export const broken: RunResult = {
  ...held,
  verdict: "violated",
  property: "OrderIsTotal",
  detail: "Invariant OrderIsTotal is violated.",
  distinct: 17,
  diameter: 2,
  trace: [
    { action: null, parameters: [], state: [["role", '<<"LOOKING", "LOOKING">>']] },
    {
      action: "Lead",
      parameters: [{ name: "s", value: "2" }],
      state: [["role", '<<"LOOKING", "LEADING">>']],
    },
  ],
}

export const answer = (result: RunResult, of: Model = model(), engine: EngineName = "embedded"): Answer => ({
  model: of,
  engine,
  result,
})

export const job = (of: Model = model(), engine: EngineName = "embedded", specDirectory = "/spec"): Job => ({
  model: of,
  engine,
  specDirectory,
  limits: { maxStates: null, maxSeconds: null, maxMemoryMiB: 1024 },
})
