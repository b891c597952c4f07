/** Reads the files of a server. What the system refuses is a problem of the configuration, told like any other. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import type { Problem } from "./problem.ts"

/** A failure to read, with the defects of the configuration it comes from. */
export type Unreadable = readonly Problem[]

const refusal =
  (path: string, right: string) =>
  ({ reason }: PlatformError): Unreadable => {
    const refused: Readonly<Record<string, string>> = {
      PermissionDenied: "may not be read by this user",
      BadResource: "is not where such a file or folder can be read",
    }
    return [{ file: path, line: null, key: null, wrong: refused[reason._tag] ?? `cannot be read (${reason.message})`, right }]
  }

/** The bytes of a file; null if there is none. `right` says what would be right where the system refuses. */
export const readBytes = Effect.fnUntraced(function* (
  path: string,
  right: string,
): Effect.fn.Return<Uint8Array | null, Unreadable, FileSystem.FileSystem> {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.readFile(path).pipe(
    Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed(null)),
    Effect.mapError(refusal(path, right)),
  )
})

/** The text of a file, one character for each byte, as ZooKeeper reads its configuration; null if there is none. */
export const readText = (path: string, right: string): Effect.Effect<string | null, Unreadable, FileSystem.FileSystem> =>
  Effect.map(readBytes(path, right), (bytes) => (bytes === null ? null : Buffer.from(bytes).toString("latin1")))

/** The names in a folder; none if there is no such folder. */
export const readNames = Effect.fnUntraced(function* (
  path: string,
  right: string,
): Effect.fn.Return<readonly string[], Unreadable, FileSystem.FileSystem> {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.readDirectory(path).pipe(
    Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed<readonly string[]>([])),
    Effect.mapError(refusal(path, right)),
  )
})
