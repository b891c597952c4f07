/** The spec for the constants of one stage: the text of `spec/`, with a module and a configuration written for the stage. */
import { readFileSync } from "node:fs"
import { grammarWasm } from "../../src/tla/files.ts"
import { initGrammar, loadSource, type Spec } from "../../src/tla/index.ts"
import { zxidNumber } from "../abstraction/state.ts"
import type { Stage } from "../world/world.ts"

/** What holds in every state and every step. The names are those of docs/properties.md. */
export const checks = {
  invariants: [
    "TypeOK",
    "VoteOrderIsTotal",
    "LeaderIsMaximal",
    "AdvertisedIsDurable",
    "OneLeaderPerEpoch",
    "MembersAnswerAlike",
    "NewcomerFindsQuorum",
  ],
  properties: ["ProposalsImprove", "OfficesInOwnRound", "JoinsOnlyLeaders", "DiskNeverRegresses"],
}

/** What holds besides when final votes are remembered. */
export const historyChecks = { invariants: ["FinalsTypeOK", "FinalVotesAgree"], properties: [] }

const byServer = (pairs: readonly (readonly [number, string])[]): string => pairs.map(([id, value]) => `${id} :> ${value}`).join(" @@ ")

/** The text of a module that gives values to the constants which a configuration cannot write down. */
export const stageModule = (stage: Stage): string => {
  const { members } = stage.ensemble
  const voters = members.filter(({ role }) => role === "participant")
  const disks = members.map(({ id }, position): readonly [number, string] => {
    const disk = stage.disks[position]
    if (disk === undefined) throw new RangeError(`the stage has no disk for server ${id}`)
    return [id, `[epoch |-> ${disk.currentEpoch}, accepted |-> ${disk.acceptedEpoch}, zxid |-> ${zxidNumber(disk.lastZxid)}]`]
  })
  const { crash, cut, loss } = stage.budget
  return `---- MODULE Stage ----
EXTENDS ${stage.history ? "ElectionHistory" : "ElectionProperties"}, TLC
StageWeight == ${byServer(voters.map(({ id, weight }) => [id, String(weight)]))}
StageGroup == ${byServer(voters.map(({ id, group }) => [id, String(group)]))}
StageDisk == ${byServer(disks)}
StageBudget == [crash |-> ${crash}, cut |-> ${cut}, loss |-> ${loss}]
====
`
}

const set = (elements: readonly (number | string)[]): string => `{${elements.join(", ")}}`

/** The configuration that goes with it. All servers are down at first. */
export const stageConfig = (stage: Stage): string => {
  const { members } = stage.ensemble
  const ids = set(members.map(({ id }) => id))
  const modes = stage.sendModes === "either" ? ["queue", "replace"] : [stage.sendModes]
  return `SPECIFICATION ${stage.history ? "HistorySpec" : "Spec"}
CONSTANTS
  Server = ${ids}
  Voter = ${set(members.filter(({ role }) => role === "participant").map(({ id }) => id))}
  Weight <- StageWeight
  Group <- StageGroup
  InitialDisk <- StageDisk
  Late = ${ids}
  MaxRound = ${stage.maxRound}
  MaxEpoch = ${stage.maxEpoch}
  Budget <- StageBudget
  SendModes = ${set(modes.map((mode) => `"${mode}"`))}
  RemembersLast = ${stage.remembersLast ? "TRUE" : "FALSE"}
  Timely = ${stage.timely ? "TRUE" : "FALSE"}
  Mutants = {}
CHECK_DEADLOCK FALSE
`
}

const folder = new URL("../../spec/", import.meta.url)

/** The text of a module of the specification; null for a module that is none of its own. */
export const specSource = (name: string): { readonly file: string; readonly text: string } | null => {
  try {
    return { file: `spec/${name}.tla`, text: readFileSync(new URL(`${name}.tla`, folder), "utf8") }
  } catch {
    return null
  }
}

/** The specification, without any mutant, for the constants of this stage. */
export const specificationOf = async (stage: Stage): Promise<Spec> => {
  await initGrammar(grammarWasm())
  const extra = stage.history ? historyChecks : { invariants: [], properties: [] }
  return loadSource(
    { file: "Stage.tla", text: stageModule(stage) },
    specSource,
    { file: "Stage.cfg", text: stageConfig(stage) },
    {
      invariants: [...checks.invariants, ...extra.invariants],
      properties: [...checks.properties, ...extra.properties],
    },
  )
}
