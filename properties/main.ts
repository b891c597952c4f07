/** `npm run campaign -- elections|mutants|differential …`: the random campaigns, each a command with options of its own. */
import { elections } from "./campaigns/elections/main.ts"
import { mutantsCommand } from "./campaigns/elections/mutants.ts"

const usage = `npm run campaign -- elections …      simulated elections with faults, judged by the specification
npm run campaign -- mutants …        the seeded faults, each until elections find it
npm run campaign -- differential …   the TLA+ evaluator compared with TLC
Each of them explains its options with --help.`

const [which, ...rest] = process.argv.slice(2)

switch (which) {
  case "elections":
    process.exitCode = await elections(rest)
    break
  case "mutants":
    process.exitCode = await mutantsCommand(rest)
    break
  case "differential":
    // It reads the command line itself.
    await import("./differential/main.ts")
    break
  default:
    console.error(`${which === undefined ? "name a campaign" : `there is no campaign ${JSON.stringify(which)}`}\n\n${usage}`)
    process.exitCode = 2
}
