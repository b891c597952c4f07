// Each file of this folder is a scenario and its own snapshot. Rewrite with `vitest -u` and read the difference.
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { played } from "./scenario.ts"

const folder = fileURLToPath(new URL(".", import.meta.url))
const files = readdirSync(folder).filter((file) => file.endsWith(".txt"))

describe("the scenario", () => {
  it.each(files)("%s", async (file) => {
    await expect(played(file, readFileSync(`${folder}${file}`, "utf8"))).toMatchFileSnapshot(`${folder}${file}`)
  })

  it("is one of several", () => {
    expect(files.length).toBeGreaterThanOrEqual(6)
  })
})

describe("a scenario that is wrong", () => {
  it("names the line of a command that is none", () => {
    expect(() => played("x.txt", "# Title\n\nensemble 1 2\n----\n\nstart 1\nfly 2\n")).toThrow("x.txt:7: 'fly 2' is no command")
    expect(() => played("x.txt", "ensemble 1 2\nstart 9\n")).toThrow("x.txt:2: 'start 9' is no command")
    expect(() => played("x.txt", "ensemble 1 2\ndeliver 1\n")).toThrow("x.txt:2: 'deliver 1' is no command")
    expect(() => played("x.txt", "ensemble 1 2\nstart 1\ndisk 1 epoch 1 zxid 0x1\n")).toThrow(
      "x.txt:3: 'disk 1 epoch 1 zxid 0x1' is no command",
    )
  })

  it("says which command cannot happen, and goes on", () => {
    expect(played("x.txt", "ensemble 1 2\ncrash 1\nstart 2\n")).toBe(
      "ensemble 1 2\ncrash 1\nstart 2\n----\n1  Start  2  ⇒ 2 2? r1\nnow: 1 down, 2 2? r1\n'crash 1' cannot happen\n",
    )
  })
})
