/**
 * The entry point of the command `zoocheck`. What Node compiles is kept for the next start, which halves the time that
 * a server is away when it is started again.
 */
import { enableCompileCache, flushCompileCache } from "node:module"

enableCompileCache()
const { runZoocheck } = await import("./command.ts")
// A server that is killed would never write it.
flushCompileCache()
runZoocheck()
