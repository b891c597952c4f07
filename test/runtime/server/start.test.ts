/** What keeps a server from starting, and what it writes down once it runs. */
import { appendFileSync, readFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { errorLine } from "../../../src/runtime/server/server.ts"
import { configurations, ensemble, failureOf, folder } from "./running.ts"

/** The lines of a trace, of which the last one must have its end. */
const linesOf = (file: string): readonly Record<string, unknown>[] => {
  const text = readFileSync(file, "utf8")
  expect(text.endsWith("\n")).toBe(true)
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe("a server does not start", () => {
  it("when one of its ports is in use, and leaves the other one free", async () => {
    const configs = await configurations({ participants: [1, 2, 3] })
    const config = configs.get(1) ?? expect.fail("server 1 is configured")
    for (const [kind, article, port] of [
      ["quorum", "a", config.own.quorumPort],
      ["election", "an", config.own.electionPort],
    ] as const) {
      const taken = createServer()
      await new Promise<void>((resolve) => void taken.listen(port, "127.0.0.1", resolve))
      const line = errorLine(config, await failureOf(config))
      expect(line).toBe(
        `zoo.cfg:${config.own.line}: server.1: cannot listen on the ${kind} port 127.0.0.1:${port}: another process listens there (EADDRINUSE); ` +
          `stop it, or give this server ${article} ${kind} port that is free`,
      )
      await new Promise<void>((resolve) => void taken.close(() => resolve()))
    }
    const three = await ensemble({ participants: [1] })
    await three.start(1)
    await three.untilFollowing(1)
  })

  it("when its trace cannot be written", async () => {
    const configs = await configurations({ participants: [1] })
    const config = configs.get(1) ?? expect.fail("server 1 is configured")
    const file = join(folder(), "absent", "trace.ndjson")
    const line = errorLine(config, await failureOf(config, file))
    expect(line).toMatch(/^.*trace\.ndjson: the trace cannot be written: ENOENT.*; name a file that this user may create or append to$/)
  })
})

describe("a trace", () => {
  it("has a header for each start, and a line for each step", async () => {
    const place = folder()
    const file = (id: number): string => join(place, `server-${id}.ndjson`)
    const three = await ensemble({ participants: [1, 2, 3] })
    for (const id of [1, 2, 3]) await three.start(id, file(id))
    await three.untilFollowing(3)
    await three.running.get(3)?.stop()
    await three.untilFollowing(2)
    // As a process leaves it that is killed within a line.
    appendFileSync(file(3), '{"server":3,"act')
    await three.start(3, file(3))
    await three.untilFollowing(2)
    for (const id of [1, 2]) {
      const [header, first, ...rest] = linesOf(file(id))
      expect(header).toMatchObject({ trace: "zoocheck/1", protocol: "election", observed: [id] })
      expect(first).toMatchObject({ server: id, action: "Start", after: { state: "LOOKING", clock: 1 } })
      const actions = rest.map(({ action }) => action)
      expect(actions.filter((action) => action === "LeaveLeader")).toHaveLength(1)
      expect(actions.filter((action) => action === "Finalize" || action === "HearDecision").length).toBeGreaterThanOrEqual(2)
    }
    const lines = readFileSync(file(3), "utf8").split("\n")
    const cut = lines.indexOf('{"server":3,"act')
    expect(cut).toBeGreaterThan(2)
    expect(JSON.parse(lines[cut + 1] ?? "")).toMatchObject({ trace: "zoocheck/1", observed: [3] })
    expect(JSON.parse(lines.at(-2) ?? "")).toMatchObject({ server: 3 })
  })
})
