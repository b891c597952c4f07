/**
 * The entry point of the command `zoocheck`. What Node compiles is kept for the next start, which halves the time that
 * a server is away when it is started again.
 */
import { enableCompileCache, flushCompileCache } from "node:module"

enableCompileCache()
const { plainOptions, runPlainly } = await import("../server/plainly.ts")
const options = plainOptions(process.argv.slice(2))
if (options === undefined) {
  const { runZoocheck } = await import("./command.ts")
  flushCompileCache()
  runZoocheck()
} else {
  // A server that is killed would never write it.
  flushCompileCache()
  runPlainly(options)
}
