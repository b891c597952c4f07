/** The folders of an ensemble on this machine: zoo.cfg, myid and a data directory for each server. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { freePorts } from "./ports.ts"

/** Where one server of the ensemble lives. */
export type Place = {
  readonly id: number
  readonly folder: string
  /** The file zoo.cfg, which Apache's servers and zoocheck's read alike. */
  readonly config: string
  readonly quorumPort: number
  readonly electionPort: number
}

/**
 * Writes what servers with these ids need, on 127.0.0.1. A server of zoocheck's does not synchronize learners yet, so
 * initLimit is so long that those who wait for it keep their role through a test.
 */
export const layOut = async (root: string, ids: readonly number[], more: readonly string[] = []): Promise<ReadonlyMap<number, Place>> => {
  const ports = await freePorts(3 * ids.length)
  const places = ids.map((id, index): Place => {
    const [quorumPort = 0, electionPort = 0] = ports.slice(3 * index)
    const folder = join(root, `server-${id}`)
    return { id, folder, config: join(folder, "zoo.cfg"), quorumPort, electionPort }
  })
  const servers = places.map(({ id, quorumPort, electionPort }) => `server.${id}=127.0.0.1:${quorumPort}:${electionPort}`)
  for (const [index, { id, folder, config }] of places.entries()) {
    mkdirSync(join(folder, "data"), { recursive: true })
    writeFileSync(join(folder, "data", "myid"), `${id}\n`)
    const own = [`dataDir=${join(folder, "data")}`, `clientPort=${ports[3 * index + 2]}`, "clientPortAddress=127.0.0.1"]
    const shared = ["tickTime=2000", "initLimit=100", "syncLimit=50", "admin.enableServer=false", ...more]
    writeFileSync(config, [...shared, ...own, ...servers, ""].join("\n"))
  }
  return new Map(places.map((place) => [place.id, place]))
}
