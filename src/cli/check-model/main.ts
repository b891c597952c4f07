/** The entry point of `npm run check:model`. */
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import { runMain } from "../platform.ts"
import { checkModelCommand } from "./command.ts"

let exitCode = 0
const command = checkModelCommand((code) => {
  exitCode = code
})

runMain(Effect.map(Command.run(command, { version: "0.1.0" }), () => exitCode))
