/** One run of TLC, one worker. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { findJar, findJava } from "../../src/cli/engines/tlc-jar.ts"
import { tlcReader } from "../../src/cli/engines/tlc-output.ts"
import { tlcResult } from "../../src/cli/engines/tlc-result.ts"
import type { Measurement } from "./measurement.ts"
import type { BenchModel } from "./models.ts"
import { run } from "./process.ts"

/** TLC, ready to run. */
export type Tlc = { readonly java: string; readonly jar: string; readonly description: string }

/** TLC where `check:model` finds it, or what is missing. */
export const findTlc = (): Tlc | { readonly missing: string } => {
  const jar = findJar(process.env)
  if ("missing" in jar) return jar
  const java = findJava(process.env)
  return java === null ? { missing: "no Java" } : { java, ...jar }
}

/** TLC says so when it begins and when it has done the search (`tlc2.output.EC`). */
const initialStatesDone = new Set([2190, 2191])
const searchDone = 2193

const heapMiB = 3000

/** Checks a model with TLC. @throws Error unless the model holds */
export const measureTlc = async (tlc: Tlc, model: BenchModel): Promise<Measurement> => {
  const scratch = mkdtempSync(join(tmpdir(), "zoocheck-bench-"))
  try {
    let [began, ended] = [0, 0]
    const reader = tlcReader(({ code }) => {
      if (initialStatesDone.has(code)) began = performance.now()
      if (code === searchDone) ended = performance.now()
    })
    const args = [
      "-XX:+UseParallelGC",
      `-Xmx${heapMiB}m`,
      `-Djava.io.tmpdir=${scratch}`,
      `-DTLA-Library=${model.searchPath.join(delimiter)}`,
      "-cp",
      tlc.jar,
      "tlc2.TLC",
      "-tool",
      "-workers",
      "1",
      "-metadir",
      join(scratch, "states"),
      "-config",
      model.config,
      model.module,
    ]
    const { code, stderr, wall, processor } = await run(tlc.java, args, reader.push, scratch)
    const result = tlcResult({ output: reader.end(), code, stderr: processor === null ? stderr : "", seconds: wall })
    if (result.verdict !== "holds") throw new Error(`TLC on ${model.name}: ${result.verdict}: ${result.detail ?? ""}\n${stderr}`)
    const { distinct, generated, diameter } = result
    return { distinct, generated, diameter, wall, search: (ended - began) / 1000, processor }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
