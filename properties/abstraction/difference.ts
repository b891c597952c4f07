/**
 * Which variables of the spec may differ between two worlds, found by looking at what was replaced. States are never
 * changed in place, so what is the same object has the same value; the opposite does not follow.
 */
import type { Server, World } from "../world/world.ts"

type Differs = (before: Server, after: Server) => boolean

const election = ({ peer }: Server) => peer?.election

/** For the variables that belong to one server: whether its value may have changed. */
const local: Readonly<Record<string, Differs>> = {
  epoch: (a, b) => a.disk !== b.disk,
  zxid: (a, b) => a.disk !== b.disk,
  processed: (a, b) => a.disk !== b.disk || a.peer?.processed !== b.peer?.processed,
  state: (a, b) => election(a)?.state !== election(b)?.state,
  clock: (a, b) => election(a)?.clock !== election(b)?.clock,
  vote: (a, b) => election(a)?.vote !== election(b)?.vote,
  received: (a, b) => election(a)?.received !== election(b)?.received,
  outside: (a, b) => election(a)?.outside !== election(b)?.outside,
  waiting: (a, b) => election(a)?.waiting !== election(b)?.waiting,
  synced: (a, b) => a.peer?.synced !== b.peer?.synced,
  entitled: (a, b) => a.entitled !== b.entitled,
  finals: (a, b) => a.finals !== b.finals,
}

const inSomeServer =
  (differs: Differs) =>
  (before: World, after: World): boolean => {
    if (before.servers === after.servers) return false
    for (let i = 0; i < after.servers.length; i++) {
      const [a, b] = [before.servers[i], after.servers[i]]
      if (a !== b && (a === undefined || b === undefined || differs(a, b))) return true
    }
    return false
  }

/** For each variable, whether its value may differ between two worlds of one stage. */
export const differences: Readonly<Record<string, (before: World, after: World) => boolean>> = {
  ...Object.fromEntries(Object.entries(local).map(([name, differs]) => [name, inSomeServer(differs)])),
  wire: (before, after) => before.wires !== after.wires,
  last: (before, after) => before.last !== after.last,
  cut: (before, after) => before.cut !== after.cut,
  faults: (before, after) => before.faults !== after.faults,
}
