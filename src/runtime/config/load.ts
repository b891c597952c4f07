/** Everything a server needs to know before it starts: its configuration, who it is, and what its disk says. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import type { Zxid } from "../../base/zxid.ts"
import { type FoundFile, readEpochs, readMyId, roleWarning } from "./data-dir.ts"
import { readLastZxid } from "./database.ts"
import { readText } from "./files.ts"
import { type Problem, problemLine } from "./problem.ts"
import type { Address, ServerLine } from "./server-line.ts"
import { parseZooCfg, type ZooCfg } from "./zoo-cfg.ts"

/** What a server starts from. */
export type ServerConfig = {
  /** The configuration's file, as it was named. */
  readonly file: string
  readonly settings: ZooCfg
  /** This server's own line. */
  readonly own: ServerLine
  /** What survived the last run; nothing of it has been written or changed. */
  readonly disk: { readonly currentEpoch: number; readonly acceptedEpoch: number; readonly lastZxid: Zxid }
  /** Lines about what is accepted and has no effect, or is unwise. */
  readonly warnings: readonly string[]
}

/** The configuration or the data directory is not right: one line for each defect. */
export class ConfigurationRefused extends Schema.TaggedError<ConfigurationRefused>()("ConfigurationRefused", {
  lines: Schema.Array(Schema.String),
}) {}

const refusedFor = (problems: readonly Problem[]): ConfigurationRefused => new ConfigurationRefused({ lines: problems.map(problemLine) })

/** Both are given where the server's line and clientPort each say where clients are served. */
const clientProblem = (file: string, { client }: ZooCfg, own: ServerLine): Problem | null => {
  const say = ({ host, port }: Address): string => `${host}:${port}`
  if (client === null || own.client === null || say(client) === say(own.client)) return null
  return {
    file,
    line: own.line,
    key: `server.${own.id}`,
    wrong: `serves clients at ${say(own.client)}, and clientPort says ${say(client)}`,
    right: "let both say the same, or remove clientPort",
  }
}

/**
 * Reads the configuration in `file`, `myid`, the epoch files and the last transaction. Fails with every defect that
 * can be seen at once; nothing is written.
 */
export const loadServerConfig = Effect.fnUntraced(function* (
  file: string,
): Effect.fn.Return<ServerConfig, ConfigurationRefused, FileSystem.FileSystem> {
  const text = yield* readText(file, "name a file like zoo.cfg that this user may read").pipe(Effect.mapError(refusedFor))
  if (text === null) {
    const absent = {
      file,
      line: null,
      key: null,
      wrong: "there is no such file",
      right: "name the configuration of a server, like zoo.cfg",
    }
    return yield* refusedFor([absent])
  }
  const { config: settings, problems, warnings } = parseZooCfg(file, text)
  if (settings === undefined) return yield* refusedFor(problems)

  const found: Problem[] = []
  const { dataDir, dataLogDir } = settings
  const looked = Effect.fnUntraced(function* (...names: readonly string[]): Effect.fn.Return<FoundFile, never, FileSystem.FileSystem> {
    const path = join(dataDir, ...names)
    const read = yield* readText(path, "let this user read it").pipe(
      Effect.catch((unreadable) => Effect.sync(() => void found.push(...unreadable))),
    )
    return { path, text: read ?? null }
  })
  const myid = yield* looked("myid")
  const current = yield* looked("version-2", "currentEpoch")
  const unfinished = yield* looked("version-2", "currentEpoch.tmp")
  const accepted = yield* looked("version-2", "acceptedEpoch")
  // What cannot be read is told already; that it says nothing sensible would follow from it.
  if (found.length > 0) return yield* refusedFor(found)

  const own = readMyId(myid, settings, file)
  found.push(...own.problems)
  const last = yield* readLastZxid(dataDir, dataLogDir).pipe(
    Effect.catch((unreadable) => Effect.sync(() => void found.push(...unreadable))),
  )
  const epochs = last === undefined ? undefined : readEpochs({ current, unfinished, accepted }, last)
  found.push(...(epochs?.problems ?? []))
  if (own.value !== undefined) {
    const client = clientProblem(file, settings, own.value)
    if (client !== null) found.push(client)
  }
  if (own.value === undefined || epochs?.value === undefined || last === undefined || found.length > 0) return yield* refusedFor(found)
  const role = roleWarning(own.value, settings.peerType, file)
  return {
    file,
    settings,
    own: own.value,
    disk: { ...epochs.value, lastZxid: last },
    warnings: role === null ? warnings : [...warnings, role],
  }
})
