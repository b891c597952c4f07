/** The specification's own text, with a root module of a test's on top, so that code is compared with what the modules say. */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Ensemble } from "../../src/base/ensemble.ts"
import { grammarWasm } from "../../src/tla/files.ts"
import { initGrammar, loadSpec, type PlainData, type Spec } from "../../src/tla/index.ts"

const folder = fileURLToPath(new URL("../../spec/", import.meta.url))

const modules = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".tla"))
    .map((file) => [file.slice(0, -".tla".length), readFileSync(`${folder}${file}`, "utf8")]),
)

/** A set of numbers as TLA+ text. */
export const setText = (elements: readonly number[]): string => `{${elements.join(", ")}}`

/** A function from numbers to expressions as TLA+ text. */
export const functionText = (entries: readonly (readonly [number, string | number])[]): string =>
  entries.length === 0 ? "[x \\in {} |-> 0]" : entries.map(([key, value]) => `(${key} :> ${value})`).join(" @@ ")

/** The definitions and the lines of a configuration that give the constants of module Quorums the values of an ensemble. */
export const quorumConstants = ({ members }: Ensemble): { readonly definitions: string; readonly config: string } => {
  const voters = members.filter(({ role }) => role === "participant")
  return {
    definitions: [
      `TheWeight == ${functionText(voters.map(({ id, weight }) => [id, weight]))}`,
      `TheGroup == ${functionText(voters.map(({ id, group }) => [id, group]))}`,
    ].join("\n"),
    config: [
      "CONSTANTS",
      `  Server = ${setText(members.map(({ id }) => id))}`,
      `  Voter = ${setText(voters.map(({ id }) => id))}`,
      "  Weight <- TheWeight",
      "  Group <- TheGroup",
    ].join("\n"),
  }
}

/** Loads the module `Asked`, which extends `extended` and holds these definitions; `text` is a module `extended` that is not in spec/. */
export const ask = async (extended: string, definitions: string, config: string, text?: string): Promise<Spec> => {
  await initGrammar(grammarWasm())
  const asked = `---- MODULE Asked ----\nEXTENDS ${extended}, TLC\n${definitions}\n====\n`
  const added: readonly (readonly [string, string])[] = text === undefined ? [] : [[extended, text]]
  return loadSpec({ modules: new Map([...modules, ...added, ["Asked", asked]]), root: "Asked", config })
}

/** The elements of a set in plain data. */
export const elementsOf = (data: PlainData): readonly PlainData[] => {
  const elements = (data as { readonly "#set"?: readonly PlainData[] })["#set"]
  if (elements === undefined) throw new TypeError(`not a set: ${JSON.stringify(data)}`)
  return elements
}
