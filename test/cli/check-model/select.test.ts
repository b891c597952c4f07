import { describe, expect, it } from "vitest"
import { againCommand, isFor, selectModels } from "../../../src/cli/check-model/select.ts"
import { model } from "../answers.ts"

const quick = model()
const deep = model({ model: "five-servers", profile: "deep" })
const other = model({ module: "Zab", model: "two-epochs" })
const models = [quick, deep, other]
const all = { modules: [], models: [], deep: false }

describe("selectModels", () => {
  it("takes the quick ones, and the deep ones on request", () => {
    expect(selectModels(models, all).chosen).toEqual([quick, other])
    expect(selectModels(models, { ...all, deep: true }).chosen).toEqual(models)
  })

  it("takes a deep model that is named", () => {
    expect(selectModels(models, { ...all, models: ["five-servers"] }).chosen).toEqual([deep])
  })

  it("takes the models of a module", () => {
    expect(selectModels(models, { ...all, modules: ["Zab"] }).chosen).toEqual([other])
  })

  it("lists what there is when a name fits nothing", () => {
    expect(selectModels(models, { ...all, models: ["five"] }).error).toBe(
      'no model is called "five"; there are: three-servers, five-servers, two-epochs',
    )
    expect(selectModels(models, { ...all, modules: ["Raft"] }).error).toBe('no module is called "Raft"; there are: Election, Zab')
    expect(selectModels(models, { ...all, modules: ["Zab"], models: ["three-servers"] }).error).toContain("two-epochs")
  })

  it("guesses what was meant", () => {
    expect(selectModels(models, { ...all, modules: ["Zap"] }).error).toBe('no module is called "Zap"; did you mean "Zab"?')
    expect(selectModels(models, { ...all, models: ["five-server"] }).error).toBe(
      'no model is called "five-server"; did you mean "five-servers"?',
    )
  })

  it("does not call an empty choice a success", () => {
    expect(selectModels([deep], all).error).toContain("--deep")
    expect(selectModels([], all).error).toBe("the manifest lists no models")
  })
})

describe("isFor", () => {
  it("counts Docker as TLC", () => {
    const tlcOnly = model({ engines: ["tlc"] })
    expect([isFor(tlcOnly, "tlc"), isFor(tlcOnly, "docker"), isFor(tlcOnly, "embedded")]).toEqual([true, true, false])
  })
})

describe("againCommand", () => {
  it("names the module only when it must", () => {
    expect(againCommand(quick, "tlc", models)).toBe("npm run check:model -- --model three-servers --engine tlc")
    const twin = model({ module: "Zab" })
    expect(againCommand(quick, "tlc", [...models, twin])).toBe(
      "npm run check:model -- --module Election --model three-servers --engine tlc",
    )
  })
})
