/** Ensembles of zoocheck's and Apache's servers: one vote, whoever has the greatest id. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { type Running, untilAgreed } from "./agreement.ts"
import { layOut, type Place } from "./ensemble-files.ts"
import { startApache, startZoocheck } from "./server-process.ts"
import { apacheFor, kept, newFolder } from "./servers.ts"

const checkTraceMain = fileURLToPath(new URL("../../properties/conformance/main.ts", import.meta.url))

/** What `npm run check:trace` says about these files, and its exit code. */
const checkTraces = (files: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [checkTraceMain, ...files], { stdio: ["ignore", "pipe", "pipe"] })
    let said = ""
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (piece: string) => void (said += piece))
    child.once("error", (error) => resolve({ code: null, said: error.message }))
    child.once("close", (code) => resolve({ code, said }))
  })

const ids = [1, 2, 3]

/** Which of the three are zoocheck's: every way to mix. */
const placements = [[1], [2], [3], [1, 2], [1, 3], [2, 3]]

describe("one ensemble of zoocheck's and Apache's servers", () => {
  for (const ours of placements) {
    const theirs = ids.filter((id) => !ours.includes(id))
    const name = `zoocheck ${ours.join(" and ")}, Apache ${theirs.join(" and ")}`
    it(`${name}: agree at the start, after the leader is killed, and when it is back`, { timeout: 400_000 }, async (context) => {
      const apache = apacheFor(context)
      const root = newFolder()
      const places = await layOut(root, ids)
      // One trace for all the runs of a server: that it was killed and came back is in it.
      const traceOf = (id: number): string => join(root, `trace-of-${id}.ndjson`)
      const start = (place: Place): Running =>
        kept(place, ours.includes(place.id) ? startZoocheck(place, traceOf(place.id)) : startApache(apache, place))
      const servers = new Map([...places].map(([id, place]) => [id, start(place)]))
      const all = (): readonly Running[] => [...servers.values()]

      const first = await untilAgreed("a leader at the start", all())
      const killed = servers.get(first) ?? expect.fail(`no server ${first}`)
      await killed.process.end("SIGKILL")
      servers.delete(first)
      const second = await untilAgreed(`a leader after ${first} was killed`, all())
      expect(second).not.toBe(first)
      servers.set(first, start(killed.place))
      expect(await untilAgreed(`a leader after ${first} came back`, all())).toBe(second)

      for (const id of ours) {
        const server = servers.get(id) ?? expect.fail(`no server ${id}`)
        await server.process.end("SIGTERM")
        expect(`${server.process.name} ended with ${server.process.ended()}`).toBe(`zoocheck server ${id} ended with 0`)
      }
      const { code, said } = await checkTraces(ours.map(traceOf))
      expect(code, said).toBe(0)
    })
  }
})
