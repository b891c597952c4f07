/** Where a jar can be fetched from. A place that cannot be reached is an answer, not an exception. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { runChild } from "../engines/child.ts"

/** Bytes whose checksum is still to be checked, or why there are none. */
export type Fetched = { readonly _tag: "Bytes"; readonly bytes: Uint8Array } | { readonly _tag: "Unreachable"; readonly reason: string }

const unreachable = (reason: string): Fetched => ({ _tag: "Unreachable", reason })

/** `fetch failed` says nothing; its cause says which host or certificate. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

const timeoutMs = 120_000

/** Downloads a file over HTTPS. */
export const download = (url: string): Effect.Effect<Fetched> =>
  Effect.promise(async (signal): Promise<Fetched> => {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) })
      if (!response.ok) return unreachable(`HTTP ${response.status} ${response.statusText}`)
      return { _tag: "Bytes", bytes: new Uint8Array(await response.arrayBuffer()) }
    } catch (error) {
      return unreachable(reasonOf(error))
    }
  })

const lastLines = (text: string): string =>
  text
    .split("\n")
    .filter((line) => /ERROR/.test(line))
    .slice(0, 2)
    .join(" ")

/** Copies an artifact's jar out of whatever Maven repository `mvn` is set up for. */
export const fromMaven = (coordinates: string): Effect.Effect<Fetched> =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "zoocheck-maven-"))),
    (scratch) =>
      Effect.map(
        runChild(
          [
            "mvn",
            "--batch-mode",
            "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy",
            `-Dartifact=${coordinates}`,
            `-DoutputDirectory=${scratch}`,
          ],
          { cwd: scratch },
        ),
        (exit): Fetched => {
          if (exit.failedToStart !== null) return unreachable(`no mvn: ${exit.failedToStart}`)
          const jar = readdirSync(scratch).find((name) => name.endsWith(".jar"))
          if (exit.code !== 0 || jar === undefined)
            return unreachable(lastLines(exit.stdout) || `mvn ended with exit code ${exit.code ?? "none"}`)
          return { _tag: "Bytes", bytes: readFileSync(join(scratch, jar)) }
        },
      ),
    (scratch) => Effect.sync(() => rmSync(scratch, { recursive: true, force: true })),
  )
