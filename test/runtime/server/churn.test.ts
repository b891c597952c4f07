/** Servers that are stopped and started again and again: they always agree in the end, and the specification allows all they did. */
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { runCheckTrace } from "../../../properties/conformance/command.ts"
import type { ServerId } from "../../../src/base/ensemble.ts"
import { ensemble, folder } from "./running.ts"

/** Which server is stopped, or started if it does not run; and whether the others may settle before. */
type Turn = { readonly server: ServerId; readonly settles: boolean }

const participants: readonly ServerId[] = [1, 2, 3]
const observers: readonly ServerId[] = [4]
const everybody = [...participants, ...observers]

const turns: fc.Arbitrary<readonly Turn[]> = fc.array(fc.record({ server: fc.constantFrom(...everybody), settles: fc.boolean() }), {
  minLength: 4,
  maxLength: 10,
})

describe("servers that come and go", () => {
  it("agree whenever enough of them are left alone, and take only steps of the specification", async () => {
    await fc.assert(
      fc.asyncProperty(turns, async (schedule) => {
        const place = folder()
        const file = (id: ServerId): string => join(place, `server-${id}.ndjson`)
        const servers = await ensemble({ participants, observers, lines: ["observer.election.DelayMs=1"] })
        const start = async (id: ServerId): Promise<void> => void (await servers.start(id, file(id)))
        const isQuorum = (): boolean => participants.filter((id) => servers.running.has(id)).length >= 2
        for (const id of everybody) await start(id)
        for (const { server, settles } of schedule) {
          if (settles && isQuorum()) await servers.untilAgreed()
          const running = servers.running.get(server)
          if (running === undefined) await start(server)
          else await running.stop()
        }
        for (const id of everybody) if (!servers.running.has(id)) await start(id)
        await servers.untilAgreed()
        await Promise.all([...servers.running.values()].map(({ stop }) => stop()))
        const said: string[] = []
        const say = (line: string): void => void said.push(line)
        const code = await runCheckTrace(everybody.map(file), say, say)
        expect([code, said.filter((line) => !line.includes(": allowed, "))]).toEqual([0, []])
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })
})
