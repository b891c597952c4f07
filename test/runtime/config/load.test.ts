/** What a server reads before it starts, from real files: who it is, its epochs, its last transaction. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import * as NodeFileSystem from "@effect/platform-node-shared/NodeFileSystem"
import * as Effect from "effect/Effect"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { format } from "../../../src/base/zxid.ts"
import { type ConfigurationRefused, loadServerConfig, type ServerConfig } from "../../../src/runtime/config/load.ts"
import { filesOf, recorded } from "../../storage/golden-data.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zoocheck-config-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes files below the test's folder; a path may name folders that are not there yet. */
const write = (files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

const configuration = (...more: readonly string[]): string =>
  [
    "tickTime=2000",
    "initLimit=10",
    "syncLimit=5",
    `dataDir=${folder}/data`,
    "server.1=a:1:2",
    "server.2=b:1:2",
    "server.3=c:1:2",
    ...more,
  ].join("\n")

const load = (): Promise<ServerConfig | readonly string[]> =>
  Effect.runPromise(
    loadServerConfig(join(folder, "zoo.cfg")).pipe(
      Effect.catch((error: ConfigurationRefused) => Effect.succeed(error.lines)),
      Effect.provide(NodeFileSystem.layer),
    ),
  )

const loaded = async (): Promise<ServerConfig> => {
  const result = await load()
  return "own" in result ? result : expect.fail(result.join("\n"))
}

/** The lines that were said, with the test's folder left out. */
const refused = async (): Promise<readonly string[]> => {
  const result = await load()
  return "own" in result ? expect.fail("it was accepted") : result.map((line) => line.replaceAll(`${folder}/`, ""))
}

describe("a server that is new", () => {
  it("knows who it is, and has no epoch and no transaction", async () => {
    write({ "zoo.cfg": configuration("maxClientCnxns=1", "peerType=observer"), "data/myid": "2\r\nanything" })
    const { own, disk, warnings, file } = await loaded()
    expect(own).toMatchObject({ id: 2, host: "b", role: "participant" })
    expect(disk).toEqual({ currentEpoch: 0, acceptedEpoch: 0, lastZxid: { epoch: 0, counter: 0 } })
    expect(file).toBe(join(folder, "zoo.cfg"))
    expect(warnings.map((line) => line.replace(`${folder}/`, ""))).toEqual([
      "zoo.cfg:8: maxClientCnxns: has no effect; zoocheck does not serve clients yet",
      "zoo.cfg:6: server.2: is a participant, though peerType is observer; this line has the last word",
    ])
  })

  it("is refused without a configuration", async () => {
    expect(await refused()).toEqual(["zoo.cfg: there is no such file; name the configuration of a server, like zoo.cfg"])
    mkdirSync(join(folder, "zoo.cfg"))
    expect(await refused()).toEqual([
      "zoo.cfg: is not where such a file or folder can be read; name a file like zoo.cfg that this user may read",
    ])
  })

  it("is told every defect of its configuration at once", async () => {
    write({ "zoo.cfg": configuration("tickTme=1", "cnxTimeout=0") })
    expect(await refused()).toEqual([
      "zoo.cfg:8: tickTme: is no key of ZooKeeper's; did you mean tickTime?",
      "zoo.cfg:9: cnxTimeout: 0 is out of range; write milliseconds as a whole number from 1 to 2147483647",
    ])
  })

  const myids: readonly (readonly [string, string | null, string])[] = [
    [
      "is not there",
      null,
      "data/myid: there is no such file, so this server does not know which one it is; write one of the ids 1, 2, 3 into its first line",
    ],
    ["is empty", "", "data/myid:1: the first line is empty; write one of the ids 1, 2, 3 into its first line"],
    ["begins with an empty line", "\n1", "data/myid:1: the first line is empty; write one of the ids 1, 2, 3 into its first line"],
    ["is no number", "one\n", 'data/myid:1: "one" is no whole number; write one of the ids 1, 2, 3 into its first line'],
    ["is negative", "-1\n", "data/myid:1: -1 is out of range; write one of the ids 1, 2, 3 into its first line"],
    [
      "is a stranger's",
      "4\n",
      "data/myid:1: server 4 is not in zoo.cfg; write one of the ids 1, 2, 3 into its first line, or add server.4 to zoo.cfg",
    ],
  ]
  for (const [name, text, expected] of myids)
    it(`is refused when myid ${name}`, async () => {
      write({ "zoo.cfg": configuration(), ...(text === null ? {} : { "data/myid": text }) })
      expect(await refused()).toEqual([expected])
    })

  it("is refused when its line and clientPort disagree about its clients", async () => {
    const two = configuration("clientPort=2181").replace("server.1=a:1:2", "server.1=a:1:2;2182")
    write({ "zoo.cfg": two, "data/myid": "1" })
    expect(await refused()).toEqual([
      "zoo.cfg:5: server.1: serves clients at 0.0.0.0:2182, and clientPort says 0.0.0.0:2181; let both say the same, or remove clientPort",
    ])
    write({ "zoo.cfg": two.replace("2182", "2181") })
    expect((await loaded()).settings.client?.port).toBe(2181)
  })
})

describe("a server with a history", () => {
  /** Puts recorded files into its data directory; `without` names some that are left out. */
  const restore = (name: string, without: readonly string[] = [], into = "data"): void => {
    write(
      Object.fromEntries(
        [...filesOf(name)].filter(([file]) => !without.includes(file)).map(([file, bytes]) => [`${into}/version-2/${file}`, bytes]),
      ),
    )
  }
  beforeEach(() => write({ "zoo.cfg": configuration(), "data/myid": "1\n" }))

  for (const { folder: name, last } of recorded.slice(0, -1))
    it(`votes with what ${name} has`, async () => {
      restore(name)
      const { disk } = await loaded()
      expect(format(disk.lastZxid)).toBe(last)
      expect(disk.currentEpoch).toBe(name.startsWith("stage-A") ? 1 : 2)
      expect(disk.acceptedEpoch).toBe(disk.currentEpoch)
    })

  it("may keep its log elsewhere, but not in both places", async () => {
    write({ "zoo.cfg": configuration(`dataLogDir=${folder}/log`) })
    restore("stage-A/node2")
    expect(await refused()).toEqual([
      "data/version-2/log.100000001: a log lies in dataDir, though dataLogDir is another folder; move it to log/version-2",
    ])
    mkdirSync(join(folder, "log/version-2"), { recursive: true })
    cpSync(join(folder, "data/version-2/log.100000001"), join(folder, "log/version-2/log.100000001"))
    rmSync(join(folder, "data/version-2/log.100000001"))
    expect(format((await loaded()).disk.lastZxid)).toBe("0x100000031")
  })

  it("passes over a newest snapshot that was cut short, and reads a packed one", async () => {
    const files = filesOf("stage-B/node3")
    const snapshot = files.get("snapshot.100000031") ?? new Uint8Array()
    restore("stage-B/node3", ["log.200000001"])
    expect(format((await loaded()).disk.lastZxid)).toBe("0x100000031")
    const packed = gzipSync(snapshot)
    expect(gunzipSync(packed)).toEqual(Buffer.from(snapshot))
    write({ "data/version-2/snapshot.100000040.gz": packed })
    expect(format((await loaded()).disk.lastZxid)).toBe("0x100000040")
    write({ "data/version-2/snapshot.100000040.gz": packed.subarray(0, 100) })
    expect(format((await loaded()).disk.lastZxid)).toBe("0x100000031")
  })

  it("is refused when its files cannot be trusted", async () => {
    restore("stage-A/node1", ["log.100000001"])
    expect(await refused()).toEqual([
      "data/version-2/log.100000011: after 0x100000000 comes 0x100000011; what was between is missing; restore the folder from a backup, or let the server join with an empty dataDir",
    ])
    rmSync(join(folder, "data/version-2"), { recursive: true })
    restore("stage-A/node2", ["snapshot.0"])
    expect(await refused()).toEqual([
      "data/version-2/log.100000001: there are transactions and no snapshot they go on from; restore the folder from a backup, or let the server join with an empty dataDir",
    ])
    write({ "data/version-2/snapshot.0": "ZKSN" })
    expect(await refused()).toEqual([
      "data/version-2: none of its snapshots is whole; restore the folder from a backup, or let the server join with an empty dataDir",
    ])
    restore("stage-A/node2")
    const log = (filesOf("stage-A/node2").get("log.100000001") ?? new Uint8Array()).slice()
    log[60] = (log[60] ?? 0) ^ 1
    write({ "data/version-2/log.100000001": log })
    expect(await refused()).toEqual([
      "data/version-2/log.100000001: at byte 16, the checksum of an entry does not fit its bytes; restore the folder from a backup, or let the server join with an empty dataDir",
    ])
    write({ "data/version-2/snapshot.200000000.snappy": "" })
    expect(await refused()).toEqual([
      "data/version-2/snapshot.200000000.snappy: zoocheck does not read snapshots in snappy yet; let ZooKeeper write one without compression",
    ])
  })

  const epochs: readonly (readonly [string, Readonly<Record<string, string | null>>, string])[] = [
    [
      "garbage",
      { currentEpoch: "1x" },
      'data/version-2/currentEpoch:1: "1x" is no whole number; write an epoch as a whole number from 0 to 2147483647',
    ],
    [
      "nothing",
      { acceptedEpoch: "" },
      "data/version-2/acceptedEpoch:1: the first line is empty; write an epoch as a whole number from 0 to 2147483647",
    ],
    [
      "a negative epoch",
      { acceptedEpoch: "-1" },
      "data/version-2/acceptedEpoch:1: -1 is out of range; write an epoch as a whole number from 0 to 2147483647",
    ],
    [
      "an epoch beyond a zxid's",
      { acceptedEpoch: "2147483648" },
      "data/version-2/acceptedEpoch:1: 2147483648 is out of range; write an epoch as a whole number from 0 to 2147483647",
    ],
    [
      "an accepted epoch below the current one",
      { currentEpoch: "2" },
      "data/version-2/acceptedEpoch:1: the accepted epoch 1 is less than the current epoch 2 in data/version-2/currentEpoch; write at least 2",
    ],
    [
      "a current epoch below the log's",
      { currentEpoch: "0" },
      "data/version-2/currentEpoch:1: the current epoch 0 is less than the epoch 1 of the last transaction; write 1",
    ],
    [
      "no current epoch",
      { currentEpoch: null },
      "data/version-2/currentEpoch: there is no such file, though there are transactions; restore it, or write 1 if this server has only ever run standalone",
    ],
    [
      "an unfinished epoch that is too low",
      { currentEpoch: "0", "currentEpoch.tmp": "0" },
      "data/version-2/currentEpoch.tmp:1: the current epoch 0 is less than the epoch 1 of the last transaction; write 1",
    ],
  ]
  for (const [name, files, expected] of epochs)
    it(`is refused for ${name}`, async () => {
      restore("stage-A/node2", Object.keys(files))
      for (const [file, text] of Object.entries(files)) if (text !== null) write({ [`data/version-2/${file}`]: text })
      expect(await refused()).toEqual([expected])
    })

  it("takes the epoch that a crash left unfinished", async () => {
    restore("stage-A/node2", ["currentEpoch"])
    write({ "data/version-2/currentEpoch": "0", "data/version-2/currentEpoch.tmp": "1" })
    expect((await loaded()).disk).toMatchObject({ currentEpoch: 1, acceptedEpoch: 1 })
  })

  it("is told of its id and its epochs at once", async () => {
    restore("stage-A/node2", ["currentEpoch", "acceptedEpoch"])
    write({ "data/myid": "9", "data/version-2/currentEpoch": "x", "data/version-2/acceptedEpoch": "y" })
    expect((await refused()).map((line) => line.split(": ")[0])).toEqual([
      "data/myid:1",
      "data/version-2/currentEpoch:1",
      "data/version-2/acceptedEpoch:1",
    ])
  })
})
