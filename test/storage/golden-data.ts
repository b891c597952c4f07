/** The recorded data directories, unpacked. */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { gunzipSync } from "node:zlib"

/** The recorded directories and the last transaction of each. */
export const recorded = [
  { folder: "stage-A/node1", last: "0x100000024" },
  { folder: "stage-A/node2", last: "0x100000031" },
  { folder: "stage-A/node3", last: "0x100000033" },
  { folder: "stage-B/node1", last: "0x20000000c" },
  { folder: "stage-B/node3", last: "0x200000018" },
  { folder: "standalone", last: "0x83" },
] as const

/** The files of a recorded directory's version-2, by name. */
export const filesOf = (folder: string): ReadonlyMap<string, Uint8Array> => {
  const path = fileURLToPath(new URL(`golden/${folder}/version-2/`, import.meta.url))
  return new Map(
    readdirSync(path).map((name) => {
      const bytes = readFileSync(path + name)
      return name.endsWith(".gz") ? [name.slice(0, -3), gunzipSync(bytes)] : [name, bytes]
    }),
  )
}
