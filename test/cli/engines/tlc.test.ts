/** The recordings in `fixtures/tlc` are what TLC 2.19 printed for the models in `fixtures/spec`. */
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { tlcReader } from "../../../src/cli/engines/tlc-output.ts"
import { tlcResult } from "../../../src/cli/engines/tlc-result.ts"
import { dockerRunCommand, shellText, tlcCommand } from "../../../src/cli/engines/tlc-command.ts"
import type { RunResult } from "../../../src/cli/engines/engine.ts"
import { job } from "../answers.ts"

const recording = (name: string): string => readFileSync(new URL(`../fixtures/tlc/${name}.txt`, import.meta.url), "utf8")

const resultOf = (text: string, code: number | null, stderr = ""): RunResult => {
  const reader = tlcReader(() => {})
  reader.push(text)
  return tlcResult({ output: reader.end(), code, stderr, seconds: 1 })
}

describe("tlcResult", () => {
  it("reads a model that holds", () => {
    expect(resultOf(recording("holds"), 0)).toMatchObject({
      verdict: "holds",
      property: null,
      distinct: 171,
      generated: 561,
      diameter: 11,
      trace: [],
    })
  })

  it.each([
    ["invariant", 12, "Small", 3],
    ["step", 13, "Grows", 5],
    ["deadlock", 11, "Deadlock", 5],
    ["liveness", 13, null, 5],
  ])("reads the counterexample of %s", (name, code, property, states) => {
    const result = resultOf(recording(name), code)
    expect(result).toMatchObject({ verdict: "violated", property, diameter: states })
    expect(result.trace[0]).toMatchObject({ action: null })
    expect(result.trace[1]).toMatchObject({ action: "Lead" })
  })

  it("reads the values of a state", () => {
    expect(resultOf(recording("invariant"), 12).trace[1]?.state).toEqual([
      ["role", '(s1 :> "LEADING" @@ s2 :> "LOOKING")'],
      ["x", "2"],
      ["log", "(s1 :> <<[at |-> 0, by |-> {1, 2}]>> @@ s2 :> <<>>)"],
    ])
  })

  it("reads a violation by an initial state, which is printed without a trace", () => {
    expect(resultOf(recording("initial"), 12)).toMatchObject({
      verdict: "violated",
      property: "Begun",
      detail: "Invariant Begun is violated by the initial state:",
      diameter: 1,
      trace: [
        {
          action: null,
          state: [
            ["role", '<<"LOOKING", "LOOKING">>'],
            ["x", "0"],
            ["log", "<<<<>>, <<>>>>"],
          ],
        },
      ],
    })
  })

  it("ends a behaviour that stutters with that", () => {
    expect(resultOf(recording("liveness"), 13).trace.at(-1)).toMatchObject({ loop: "stutters for ever" })
  })

  it("reads a false assumption", () => {
    expect(resultOf(recording("assumption"), 10)).toMatchObject({ verdict: "violated", property: "Assumption" })
  })

  it.each([
    ["semantic-error", 150, /line 3, col 16 to line 3, col 18 of module MCBroken[^]*Unknown operator: `Hed'/],
    ["evaluation-error", 75, /argument of Head should be a sequence[^]*Line 3, column/],
    ["config-error", 151, /invariant Nope specified in the configuration file/],
  ])("keeps the message of a %s", (name, code, message) => {
    const result = resultOf(recording(name), code)
    expect(result.verdict).toBe("error")
    expect(result.detail).toMatch(message)
  })

  it("does not believe a run that was cut off, whatever its exit code", () => {
    const text = recording("holds")
    const cut = text.slice(0, text.indexOf("@!@!@STARTMSG 2193"))
    expect(resultOf(cut, 0).verdict).toBe("error")
    expect(resultOf(text, 75).verdict).toBe("error")
    expect(resultOf("", null, "Killed").detail).toBe("Killed")
    expect(resultOf("", 1).detail).toContain("exit code 1")
  })

  it("calls a run out of memory not finished, with what it covered", () => {
    const text = recording("invariant").replaceAll("2110", "1001")
    expect(resultOf(text, 1)).toMatchObject({ verdict: "not finished", distinct: 16 })
    expect(resultOf("", 1, "java.lang.OutOfMemoryError: Java heap space").verdict).toBe("not finished")
  })

  it("reads progress with thousands separators", () => {
    const text =
      "@!@!@STARTMSG 2200:0 @!@!@\nProgress(12) at 2026-01-01 00:00:00: 1,234,567 states generated (1 s/min), 345,678 distinct states found (1 ds/min), 9,012 states left on queue.\n@!@!@ENDMSG 2200 @!@!@\n"
    expect(resultOf(text, null)).toMatchObject({ generated: 1234567, distinct: 345678, diameter: 12 })
  })
})

describe("tlcReader", () => {
  it("reads the same however the output is cut into pieces", () => {
    const text = recording("evaluation-error")
    const whole = tlcReader(() => {})
    whole.push(text)
    const expected = whole.end()
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
        const reader = tlcReader(() => {})
        const places = [0, ...[...cuts].sort((a, b) => a - b), text.length]
        places.slice(1).forEach((end, index) => reader.push(text.slice(places[index], end)))
        expect(reader.end()).toEqual(expected)
      }),
      { seed: 4643, numRuns: 100 },
    )
  })

  it("reads a loop back to an earlier state", () => {
    const head = recording("liveness").replace(
      "@!@!@STARTMSG 2218:4 @!@!@\n6: Stuttering\n@!@!@ENDMSG 2218",
      "@!@!@STARTMSG 2122:4 @!@!@\n2: Back to state: <Lead line 1, col 1 to line 2, col 2 of module Roles>\n@!@!@ENDMSG 2122",
    )
    expect(resultOf(head, 13).trace.at(-1)).toMatchObject({ loop: "back to step 1" })
  })
})

describe("the command lines", () => {
  it("runs TLC with one worker, its own scratch and the specification's library", () => {
    expect(shellText(tlcCommand(job(), "java", "/opt/a jar.jar", "/scratch"))).toBe(
      "java -XX:+UseParallelGC -Xmx1024m -Djava.io.tmpdir=/scratch -DTLA-Library=/spec -cp '/opt/a jar.jar' tlc2.TLC -tool -workers 1 -metadir /scratch/states -config /spec/models/three-servers.cfg /spec/models/MCElection.tla",
    )
  })

  it("runs the container without network and with the specification read-only", () => {
    const text = shellText(dockerRunCommand(job(undefined, "docker", "/home/a/spec"), "name"))
    expect(text).toContain("--network none --volume /home/a/spec:/spec:ro")
    expect(text).toContain("-config /spec/models/three-servers.cfg /spec/models/MCElection.tla")
  })
})
