/** The entry point of `npm run check:trace`. */
import { runCheckTrace } from "./command.ts"

process.exitCode = await runCheckTrace(
  process.argv.slice(2),
  (line) => console.log(line),
  (line) => console.error(line),
)
