/** Programs that stand in for `java` and `docker`, so that the command is tested whole where neither is. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { spawnSync } from "node:child_process"
import { tmpdir } from "node:os"
import { delimiter, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** The manifest of the toy specification. */
export const toyManifest = path("./fixtures/spec/manifest.json")

/** A folder that is gone after the test. */
export const scratch = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "zoocheck-test-"))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Writes an executable shell script. */
export const program = (file: string, body: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
}

/** A `JAVA_HOME` whose Java prints the recording that belongs to the configuration it is given. */
export const fakeJava = (directory: string, distinct = "171"): string => {
  const recordings = path("./fixtures/tlc")
  program(
    join(directory, "bin", "java"),
    `case "$*" in
      -version) exit 0 ;;
      *holds.cfg*) sed 's/171 distinct/${distinct} distinct/' ${recordings}/holds.txt; exit 0 ;;
      *invariant.cfg*) cat ${recordings}/invariant.txt; exit 12 ;;
      *step.cfg*) cat ${recordings}/step.txt; exit 13 ;;
      *liveness.cfg*) cat ${recordings}/liveness.txt; exit 13 ;;
      *deadlock.cfg*) cat ${recordings}/deadlock.txt; exit 11 ;;
    esac
    echo "unexpected arguments: $*" >&2; exit 1`,
  )
  return directory
}

/** What the command printed and how it ended. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs `check:model` on the toy specification with a given environment. */
export const checkModel = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Ended => {
  const main = path("../../src/cli/check-model/main.ts")
  const given = args.includes("--manifest") ? [] : ["--manifest", toyManifest]
  const ended = spawnSync(process.execPath, [main, ...given, ...args], {
    encoding: "utf8",
    env: {
      PATH: environment["PATH"] ?? dirname(process.execPath) + delimiter + "/usr/bin" + delimiter + "/bin",
      HOME: tmpdir(),
      ZOOCHECK_CACHE: join(tmpdir(), "zoocheck-no-cache"),
      ...environment,
    },
  })
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr }
}

/** The toy manifest with one entry changed, written beside nothing: its paths stay those of the toy. */
export const manifestWith = (directory: string, change: (text: string) => string): string => {
  const file = join(dirname(toyManifest), `.manifest-${process.pid}-${directory.split("-").at(-1)}.json`)
  writeFileSync(file, change(readFileSync(toyManifest, "utf8")))
  onTestFinished(() => rmSync(file, { force: true }))
  return file
}
