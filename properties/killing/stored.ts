/** The files in which the fates of mutants are kept. */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Fate } from "./fate.ts"
import type { MutantName } from "../mutants/registry.ts"
import type { Stored } from "./table.ts"

const fileIn = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where what exploration finds is kept, what a campaign finds, and the page with the table. */
export const files = {
  exploration: fileIn("../mutants/killed.json"),
  campaign: fileIn("../mutants/campaigns.json"),
  manifest: fileIn("../../spec/manifest.json"),
  page: fileIn("../../docs/properties.md"),
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"))

/** What is stored now. A campaign may not have run yet. */
export const stored = (): Stored => ({
  models: (read(files.manifest) as { readonly models: Stored["models"] }).models,
  exploration: existsSync(files.exploration) ? (read(files.exploration) as Record<MutantName, Fate>) : {},
  campaign: existsSync(files.campaign) ? (read(files.campaign) as Stored["campaign"]) : {},
})
