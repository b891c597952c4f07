/** Servers for one test: they live in a folder of their own, and both are gone when the test has ended. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, type TestContext } from "vitest"
import type { Running } from "./agreement.ts"
import type { Place } from "./ensemble-files.ts"
import { apacheIsRequired, findApache, type Installation } from "./installation.ts"
import type { ServerProcess } from "./server-process.ts"

const started: ServerProcess[] = []
const folders: string[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.end("SIGKILL")))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "zoocheck-apache-"))
  folders.push(folder)
  return folder
}

/** A process that has been started for a place. */
export const kept = (place: Place, server: ServerProcess): Running => {
  started.push(server)
  return { place, process: server }
}

/** Apache, or the test is skipped with the reason; where it was to be installed, the test fails. */
export const apacheFor = (context: TestContext): Installation => {
  const found = findApache()
  if (typeof found !== "string") return found
  if (apacheIsRequired()) expect.fail(found)
  process.stderr.write(`skipped: ${found}\n`)
  return context.skip(found)
}
