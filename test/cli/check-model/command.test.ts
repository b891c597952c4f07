/** The command as a user runs it, with a stand-in for Java that prints what TLC printed. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { checkModel, fakeJava, manifestWith, program, scratch } from "../fake-program.ts"

const withTlc = (directory: string, distinct?: string) => {
  const jar = join(directory, "tla2tools.jar")
  writeFileSync(jar, "PK")
  return { JAVA_HOME: fakeJava(directory, distinct), TLA2TOOLS_JAR: jar }
}

describe("check:model on TLC", () => {
  it("exits with 0 and a table when all is as the manifest says", () => {
    const { code, stdout, stderr } = checkModel(["--engine", "tlc"], withTlc(scratch()))
    expect(stderr).toBe("")
    expect(stdout).toMatch(/^check:model: 5 models, 5 runs, \d+ at a time, on tlc/)
    expect(stdout).toMatch(/\nRoles +holds +2 servers +tlc +holds +171 +11 +\d+\.\d +holds, 171, 11\n/)
    expect(stdout).toContain("All as expected: 5 of 5 verdicts.")
    expect(code).toBe(0)
  })

  it("exits with 1 when a count moved", () => {
    const { code, stdout } = checkModel(["--engine", "tlc", "--model", "holds"], withTlc(scratch(), "170"))
    expect(stdout).toContain("unexpected  Roles holds (tlc): 170 distinct states, expected 171")
    expect(code).toBe(1)
  })

  it("exits with 1 and a diagram when a model that should hold is violated", () => {
    const directory = scratch()
    const manifest = manifestWith(directory, (text) =>
      text.replace(/"violated",\s*"property": "Small",\s*"distinct": null/, '"holds", "property": null, "distinct": 171'),
    )
    const { code, stdout } = checkModel(["--engine", "tlc", "--manifest", manifest], withTlc(directory))
    expect(stdout).toContain("verdict violated (Small), expected holds")
    expect(stdout).toMatch(/step +action +s1 +s2 +shared/)
    expect(stdout).toMatch(/npm run check:model -- --model invariant --engine tlc --manifest /)
    expect(code).toBe(1)
  })

  it("shows the counterexample of a model that is named", () => {
    const { code, stdout } = checkModel(["--engine", "tlc", "--model", "liveness"], withTlc(scratch()))
    expect(stdout).toContain("stutters for ever")
    expect(code).toBe(0)
  })

  it("exits with 2 at a limit, and says what was covered", () => {
    const args = ["--engine", "tlc", "--model", "holds", "--max-states", "100"]
    const { code, stdout } = checkModel(args, withTlc(scratch()))
    expect(stdout).toContain("unchecked   Roles holds (tlc): not finished: more than 100 distinct states (--max-states)")
    expect(stdout).toMatch(/not finished +171/)
    expect(code).toBe(2)
  })

  it("prints one JSON object per model and engine, and progress elsewhere", () => {
    const { code, stdout, stderr } = checkModel(["--engine", "tlc", "--json"], withTlc(scratch()))
    const objects = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly model: string; readonly verdict: string })
    expect(objects.map(({ model, verdict }) => `${model} ${verdict}`)).toEqual([
      "holds holds",
      "invariant violated",
      "step violated",
      "liveness violated",
      "deadlock violated",
    ])
    expect(stderr).toContain("start  Roles holds (tlc)")
    expect(code).toBe(0)
  })
})

describe("check:model on the embedded engine", () => {
  it("gives the verdicts and counts that TLC gave, and says what it leaves to TLC", () => {
    const { code, stdout } = checkModel(["--engine", "embedded"])
    expect(stdout).toMatch(/\nRoles +holds +2 servers +embedded +holds +171 +11 /)
    expect(stdout).toMatch(/\nRoles +liveness +2 servers +embedded +not checked by this engine /)
    expect(stdout).toContain("1 model not checked, for want of tlc: liveness.")
    expect(stdout).toContain("All as expected: 4 of 4 verdicts.")
    expect(code).toBe(0)
  })

  it("shows the parameters of the actions in a counterexample", () => {
    const { stdout } = checkModel(["--engine", "embedded", "--model", "invariant"])
    expect(stdout).toMatch(/\n1 +Lead\(s\d, \d\) /)
  })

  it("does not pass a model that it does not check", () => {
    const { code, stdout } = checkModel(["--engine", "embedded", "--model", "liveness"])
    expect(stdout).toContain("nothing was checked")
    expect(code).toBe(2)
  })

  it("compares its answers with TLC's", () => {
    const { code, stdout } = checkModel([], withTlc(scratch(), "170"))
    expect(stdout).toContain("Roles holds: embedded and tlc disagree on the distinct states: 171 and 170")
    expect(code).toBe(1)
  })
})

describe("check:model without what it needs", () => {
  it("exits with 2 and says what to install", () => {
    const none = checkModel(["--engine", "tlc"])
    expect(none).toMatchObject({ code: 2, stdout: "" })
    expect(none.stderr).toContain("npm run setup:tlc")

    const directory = scratch()
    writeFileSync(join(directory, "tla2tools.jar"), "PK")
    const bin = join(directory, "bin")
    mkdirSync(bin)
    const noJava = checkModel(["--engine", "tlc"], { TLA2TOOLS_JAR: join(directory, "tla2tools.jar"), PATH: bin })
    expect(noJava.stderr).toContain("install a Java runtime")
    expect(noJava.code).toBe(2)

    const noDocker = checkModel(["--engine", "docker"], { PATH: bin })
    expect(noDocker.stderr).toContain("install Docker")
    expect(noDocker.code).toBe(2)
  })

  it("names a jar that is not there", () => {
    const { code, stderr } = checkModel(["--engine", "tlc"], { TLA2TOOLS_JAR: "/no/such.jar" })
    expect(stderr).toContain("TLA2TOOLS_JAR names /no/such.jar")
    expect(code).toBe(2)
  })

  it("takes no other file for a jar", () => {
    const directory = scratch()
    const file = join(directory, "notes.txt")
    writeFileSync(file, "no jar")
    for (const named of [file, directory]) {
      const { code, stderr } = checkModel(["--engine", "tlc"], { TLA2TOOLS_JAR: named })
      expect(stderr).toContain(`TLA2TOOLS_JAR names ${named}, and that is no jar`)
      expect(code).toBe(2)
    }
  })
})

describe("check:model with a wrong command line or manifest", () => {
  it.each([
    [["--engine", "alloy"], "there are: embedded, tlc, docker"],
    [["--model", "hold"], 'no model is called "hold"; did you mean "holds"?'],
    [["--model", "ten-servers"], 'no model is called "ten-servers"; there are: holds, invariant'],
    [["--workers", "0"], "--workers"],
    [["--timeout", "soon"], "--timeout"],
    [["--manifest", "/no/manifest.json"], "there is no file /no/manifest.json"],
  ])("%j exits with 2 and the reason", (args, reason) => {
    const { code, stderr, stdout } = checkModel(args)
    expect(stderr + stdout).toContain(reason)
    expect(code).toBe(2)
  })

  it("refuses a manifest that names a file that is not there", () => {
    const manifest = manifestWith(scratch(), (text) => text.replace("models/holds.cfg", "models/hold.cfg"))
    const { code, stderr } = checkModel(["--manifest", manifest, "--engine", "tlc"])
    expect(stderr).toContain("Roles holds names models/hold.cfg, and there is no such file")
    expect(code).toBe(2)
  })
})

describe("check:model --dry-run", () => {
  it("prints the commands of every engine without having them", () => {
    const { code, stdout } = checkModel(["--dry-run", "--engine", "embedded,tlc,docker", "--model", "holds"])
    const lines = stdout.trim().split("\n")
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^npm run check:model -- --model holds --engine embedded/)
    expect(lines[1]).toMatch(/java .*tlc2\.TLC -tool -workers 1 .*holds\.cfg .*MCRoles\.tla$/)
    expect(lines[2]).toMatch(/^docker build .* && docker run --rm .*--network none/)
    expect(code).toBe(0)
  })

  it("leaves out what an engine would not be given", () => {
    const { stdout } = checkModel(["--dry-run", "--engine", "embedded,tlc", "--model", "liveness"])
    expect(stdout.trim().split("\n")).toHaveLength(1)
    expect(stdout).toContain("tlc2.TLC")
  })
})

describe("check:model on Docker", () => {
  it("builds the image once and reads TLC's output from the containers", () => {
    const directory = scratch()
    fakeJava(directory)
    const log = join(directory, "log")
    program(
      join(directory, "docker"),
      `echo "$1" >> ${log}
      case "$1" in
        version) echo 27 ;;
        build) echo sha256:0 ;;
        run) shift; exec ${directory}/bin/java "$@" ;;
      esac`,
    )
    const path = { PATH: `${directory}:/usr/bin:/bin` }
    const { code, stdout } = checkModel(["--engine", "docker"], path)
    expect(stdout).toContain("All as expected: 5 of 5 verdicts.")
    expect(code).toBe(0)
    const calls = readFileSync(log, "utf8").trim().split("\n")
    expect(calls.filter((call) => call === "build")).toHaveLength(1)
    expect(calls.filter((call) => call === "run")).toHaveLength(5)
  })

  it("says why when the image cannot be built", () => {
    const directory = scratch()
    program(join(directory, "docker"), '[ "$1" = build ] || exit 0\necho "no space left" >&2; exit 1')
    const { code, stdout } = checkModel(["--engine", "docker", "--model", "holds"], {
      PATH: `${directory}:/usr/bin:/bin`,
    })
    expect(stdout).toContain("the image could not be built: no space left")
    expect(code).toBe(2)
  })
})
