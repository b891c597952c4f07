/**
 * `npm run setup:tlc`: puts a pinned TLC jar into the cache, from the official release or, where that cannot be
 * reached, through Maven. Bytes that do not have the pinned SHA-256 are refused.
 */
import { accessSync, constants, mkdirSync } from "node:fs"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import { cacheDirectory, findJava, mavenJar, officialJar } from "../engines/tlc-jar.ts"
import { runMain } from "../platform.ts"
import { cachedJar, checksumOf, storeJar } from "./cache.ts"
import { download, fromMaven, type Fetched } from "./sources.ts"

const say = (line: string): Effect.Effect<void> => Effect.sync(() => void process.stdout.write(`${line}\n`))

/** Makes the folder where it is missing; null when files can be put into it. */
const whyNotWritable = (directory: string): string | null => {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const setup = Effect.fnUntraced(function* (from: "any" | "release" | "maven"): Effect.fn.Return<number> {
  const directory = cacheDirectory(process.env)
  const cached = cachedJar(directory)
  if (cached !== null) {
    yield* say(`TLC is there: ${cached.path} (${cached.pinned.description})`)
    return 0
  }
  const closed = whyNotWritable(directory)
  if (closed !== null) {
    process.stderr.write(`setup:tlc: the cache ${directory} cannot be written (${closed}); name another folder in ZOOCHECK_CACHE\n`)
    return 2
  }
  const refused = (reason: string): Effect.Effect<void> => Effect.sync(() => void process.stderr.write(`  not had: ${reason}\n`))
  const sources: readonly {
    readonly name: string
    readonly fetch: Effect.Effect<Fetched>
    readonly pinned: typeof officialJar | typeof mavenJar
  }[] = [
    ...(from === "maven" ? [] : [{ name: officialJar.url, fetch: download(officialJar.url), pinned: officialJar }]),
    ...(from === "release" ? [] : [{ name: `Maven, ${mavenJar.coordinates}`, fetch: fromMaven(mavenJar.coordinates), pinned: mavenJar }]),
  ]
  for (const { name, fetch, pinned } of sources) {
    yield* say(`fetching ${pinned.description} from ${name}`)
    const fetched = yield* fetch
    if (fetched._tag === "Unreachable") {
      yield* refused(fetched.reason)
      continue
    }
    const sha256 = checksumOf(fetched.bytes)
    if (sha256 !== pinned.sha256) {
      yield* refused(`SHA-256 is ${sha256}, expected ${pinned.sha256}; the file was not kept`)
      continue
    }
    yield* say(`TLC is there: ${storeJar(directory, pinned, fetched.bytes)}`)
    if (findJava(process.env) === null) yield* say("There is no Java yet: install a Java runtime of version 11 or later.")
    return 0
  }
  process.stderr.write("setup:tlc: TLC could not be had. Set TLA2TOOLS_JAR to a tla2tools.jar of your own instead.\n")
  return 2
})

let exitCode = 0
const command = Command.make(
  "setup:tlc",
  {
    from: Flag.Literals("from", ["any", "release", "maven"]).pipe(
      Flag.withDescription("Where to take the jar from; any: the release, else Maven"),
      Flag.withDefault("any" as const),
    ),
  },
  ({ from }) =>
    Effect.map(setup(from), (code) => {
      exitCode = code
    }),
).pipe(Command.withDescription("Puts a pinned TLC jar into the cache, so that check:model can use TLC."))

runMain(Effect.map(Command.run(command, { version: "0.1.0" }), () => exitCode))
