// Wrong specifications and configurations: exactly one message, with the place, what is wrong, and where it can be said what
// would be right; for evaluation errors also the expressions around and the state. SANY and TLC 1.7.4 refuse or fail on all of them
// but the rows marked `stricter`, and give no better place.
import { describe, expect, it } from "vitest"
import { expectedOf, messageOf } from "./bad-input/bad-input.ts"
import { rows as applications } from "./bad-input/applications.ts"
import { rows as checks } from "./bad-input/checks.ts"
import { rows as configuration } from "./bad-input/configuration.ts"
import { rows as formulas } from "./bad-input/formulas.ts"
import { rows as kinds } from "./bad-input/kinds.ts"
import { rows as levels } from "./bad-input/levels.ts"
import { rows as modules } from "./bad-input/modules.ts"
import { rows as names } from "./bad-input/names.ts"

const tables = { modules, names, levels, configuration, checks, formulas, kinds, applications }

describe.each(Object.entries(tables))("%s", (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))("%s", async (_name, row) => {
    expect(await messageOf(row)).toBe(expectedOf(row))
  })
})
