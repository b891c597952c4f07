/**
 * The shortest way to a running server: the command line as scripts write it, without the parser that knows every
 * command. Loading that parser takes as long as everything else a server needs, and a server that comes back late is a
 * server that is missing.
 */
import * as NodeFileSystem from "@effect/platform-node-shared/NodeFileSystem"
import * as Effect from "effect/Effect"
import { runProcess } from "../process.ts"
import { ownStreams, type ServerOptions, startServer, stoppedServer } from "./start.ts"

/** What `server start-foreground FILE [--trace FILE]` asks for; undefined for anything that is written otherwise. */
export const plainOptions = (args: readonly string[]): ServerOptions | undefined => {
  const [server, start, config, flag, trace, ...more] = args
  if (server !== "server" || start !== "start-foreground" || config === undefined || config.startsWith("-")) return undefined
  if (flag === undefined) return { config, trace: null }
  if (flag !== "--trace" || trace === undefined || trace.startsWith("-") || more.length > 0) return undefined
  return { config, trace }
}

/** Runs the server of this process until it is stopped. */
export const runPlainly = (options: ServerOptions): void =>
  runProcess(Effect.provide(startServer(options, ownStreams), NodeFileSystem.layer), stoppedServer)
