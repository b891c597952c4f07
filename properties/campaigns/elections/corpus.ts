/**
 * Failing runs that were found once, kept as data in `properties/corpus/elections/`, one file each. A test plays them
 * again: runs of the protocol have to pass from then on, runs of mutants have to violate the same property.
 */
import { createHash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { beginningOf, failsBy, type Finding } from "./finding.ts"
import { failing } from "./minimise.ts"
import { refereeOf } from "./referee.ts"

const folder = new URL("../../corpus/elections/", import.meta.url)

/** A finding with the name of its file. */
export type Kept = { readonly file: string; readonly finding: Finding }

/** The file of a finding: its mutant, its property and what happens in it. */
export const fileOf = ({ property, mutant, members, disks, events }: Finding): string => {
  const digest = createHash("sha256")
    .update(JSON.stringify([members, disks, events]))
    .digest("hex")
    .slice(0, 8)
  return `${mutant ?? "protocol"}-${property}-${digest}.json`
}

/** Runs that could not be shortened are too long to be kept as events; their seed tells as much. */
const mostEvents = 400

/** Adds a finding to the corpus; the name of its file, or undefined if it is too long to be kept. */
export const keep = (finding: Finding): string | undefined => {
  if (finding.events.length > mostEvents) return undefined
  mkdirSync(folder, { recursive: true })
  const file = fileOf(finding)
  writeFileSync(new URL(file, folder), `${JSON.stringify(finding, undefined, 2)}\n`)
  return `properties/corpus/elections/${file}`
}

/** All that is kept. */
export const readCorpus = (): readonly Kept[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => ({ file, finding: JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Finding }))

/** Whether a run violates its property when it is played again. */
export const violatesAgain = async (finding: Finding): Promise<boolean> => {
  const initial = beginningOf(finding)
  const referee = await refereeOf(initial.stage)
  return failing(initial, finding.events, failsBy(finding.property, referee)) !== undefined
}
