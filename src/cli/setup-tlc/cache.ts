/** The jars in the cache. A jar is only ever there whole and with its pinned checksum. */
import { createHash } from "node:crypto"
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { mavenJar, officialJar, type PinnedJar } from "../engines/tlc-jar.ts"

/** SHA-256 in lower-case hexadecimal. */
export const checksumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** The cached jar that check:model would use; one whose bytes are not the pinned ones is removed. */
export const cachedJar = (
  directory: string,
  jars: readonly PinnedJar[] = [officialJar, mavenJar],
): { readonly path: string; readonly pinned: PinnedJar } | null => {
  for (const pinned of jars) {
    const path = join(directory, pinned.file)
    if (!existsSync(path)) continue
    if (checksumOf(readFileSync(path)) === pinned.sha256) return { path, pinned }
    rmSync(path)
  }
  return null
}

/** Publishes the bytes under the jar's name and gives its path. The rename makes it appear at once. */
export const storeJar = (directory: string, pinned: PinnedJar, bytes: Uint8Array): string => {
  const path = join(directory, pinned.file)
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, bytes)
  renameSync(temporary, path)
  return path
}
