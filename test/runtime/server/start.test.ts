/** What keeps a server from starting, and what it writes down once it runs. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { runCheckTrace } from "../../../properties/conformance/command.ts"
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

  it("when its trace would go to what is no regular file", async () => {
    const configs = await configurations({ participants: [1] })
    const config = configs.get(1) ?? expect.fail("server 1 is configured")
    const line = errorLine(config, await failureOf(config, "/dev/null"))
    expect(line).toBe("/dev/null: the trace cannot be written: it is no regular file; name one, which may be new")
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
  it("has a line for each step, over several runs of its server, and the specification allows it", async () => {
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
    const again = linesOf(file(3))
    const stopped = again.findIndex(({ action }) => action === "Crash")
    expect(stopped).toBeGreaterThan(2)
    expect(again[stopped + 1]).toMatchObject({ server: 3, action: "Start", after: { clock: 1 } })
    expect(again.filter(({ trace }) => trace !== undefined)).toHaveLength(1)
    expect(again.at(-1)).toMatchObject({ after: { state: "FOLLOWING", vote: { leader: 2 } } })

    const said: string[] = []
    const say = (line: string): void => void said.push(line)
    const files = [1, 2, 3].map(file)
    expect(await runCheckTrace(files, say, say)).toBe(0)
    expect(said.map((line) => line.replace(/, \d+ events.*/, ""))).toEqual(files.map((name) => `${name}: allowed`))
    // A step that the server cannot have taken is seen.
    const impossible = { server: 3, action: "Finalize", sent: {}, after: again.at(-1)?.["after"] }
    appendFileSync(file(3), `${JSON.stringify(impossible)}\n`)
    expect(await runCheckTrace([file(3)], say, say)).toBe(1)
  })

  it("is begun anew in a file that holds no more than a part of its first line", async () => {
    const file = join(folder(), "trace.ndjson")
    const one = await ensemble({ participants: [1] })
    writeFileSync(file, '{"trace":"zoo')
    await one.start(1, file)
    await one.untilFollowing(1)
    expect(linesOf(file).map(({ trace, action }) => trace ?? action)).toEqual(["zoocheck/1", "Start", "Finalize"])
  })

  it("is not written into a file that is none, or that is of another server, and changes nothing there", async () => {
    const place = folder()
    const configs = await configurations({ participants: [1, 2] })
    const config = configs.get(1) ?? expect.fail("server 1 is configured")
    const file = join(place, "trace.ndjson")
    const two = await ensemble({ participants: [1, 2] })
    await two.start(2, file)
    await two.running.get(2)?.stop()
    const notes = join(place, "notes.txt")
    writeFileSync(notes, "nothing\nbut notes")
    for (const [name, text] of [file, notes].map((known) => [known, readFileSync(known, "utf8")] as const)) {
      expect(errorLine(config, await failureOf(config, name))).toBe(
        `${name}: the trace cannot be written: it holds something else, or a trace of another server, another ensemble, or another disk; ` +
          "name a new file, or remove this one",
      )
      expect(readFileSync(name, "utf8")).toBe(text)
    }
  })
})
