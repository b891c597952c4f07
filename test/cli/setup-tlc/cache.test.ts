import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { cachedJar, checksumOf, storeJar } from "../../../src/cli/setup-tlc/cache.ts"
import { cacheDirectory, findJar, mavenJar, officialJar } from "../../../src/cli/engines/tlc-jar.ts"
import { scratch } from "../fake-program.ts"

const bytes = new TextEncoder().encode("a jar")
const pinned = { file: "a.jar", sha256: checksumOf(bytes), description: "a jar" }

describe("the cache", () => {
  it("gives a jar with the pinned bytes", () => {
    const directory = scratch()
    const path = storeJar(directory, pinned, bytes)
    expect(cachedJar(directory, [pinned])).toEqual({ path, pinned })
  })

  it("removes a jar with other bytes", () => {
    const directory = scratch()
    writeFileSync(join(directory, "a.jar"), "another jar")
    expect(cachedJar(directory, [pinned])).toBeNull()
    expect(existsSync(join(directory, "a.jar"))).toBe(false)
  })

  it("is empty at first", () => {
    expect(cachedJar(scratch())).toBeNull()
  })
})

describe("findJar", () => {
  it("prefers TLA2TOOLS_JAR, then the official release, then Maven's", () => {
    const directory = scratch()
    writeFileSync(join(directory, mavenJar.file), "PK")
    expect(findJar({ ZOOCHECK_CACHE: directory })).toMatchObject({ jar: join(directory, mavenJar.file) })
    writeFileSync(join(directory, officialJar.file), "")
    expect(findJar({ ZOOCHECK_CACHE: directory })).toMatchObject({ jar: join(directory, officialJar.file) })
    const own = join(directory, mavenJar.file)
    expect(findJar({ ZOOCHECK_CACHE: directory, TLA2TOOLS_JAR: own })).toMatchObject({ jar: own })
  })

  it("does not fall back when TLA2TOOLS_JAR is wrong", () => {
    expect(findJar({ TLA2TOOLS_JAR: "/no/such.jar" })).toEqual({
      missing: "TLA2TOOLS_JAR names /no/such.jar, and there is no such file",
    })
  })

  it("keeps its cache where the user keeps caches", () => {
    expect(cacheDirectory({ XDG_CACHE_HOME: "/caches" })).toBe("/caches/zoocheck")
    expect(cacheDirectory({ ZOOCHECK_CACHE: "/mine", XDG_CACHE_HOME: "/caches" })).toBe("/mine")
  })
})

describe("the pins", () => {
  it("are SHA-256 checksums of different jars", () => {
    for (const { sha256 } of [officialJar, mavenJar]) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(officialJar.sha256).not.toBe(mavenJar.sha256)
  })
})
