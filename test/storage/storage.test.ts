/** What a server has on disk, checked against the files of real servers and against damage. */
import { adler32 } from "../../src/storage/adler32.ts"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { equal, format, parse, type Zxid, zero } from "../../src/base/zxid.ts"
import { logsAfter, logsIn, snapshotsIn } from "../../src/storage/file-name.ts"
import { follow } from "../../src/storage/last-zxid.ts"
import { isWhole } from "../../src/storage/snapshot-seal.ts"
import { readLog } from "../../src/storage/txn-log.ts"
import { filesOf, recorded } from "./golden-data.ts"

const zxid = (text: string): Zxid => parse(text) ?? expect.fail(`${text} is no zxid`)

const zxidsOf = (bytes: Uint8Array): readonly Zxid[] => {
  const read = readLog(bytes)
  return read._tag === "Log" ? read.zxids : expect.fail(`damaged at ${read.offsetBytes}: ${read.what}`)
}

describe("Adler-32", () => {
  it("is that of RFC 1950's example and of long runs", () => {
    const bytes = new TextEncoder().encode("Wikipedia")
    expect(adler32(bytes, 0, bytes.length)).toBe(0x11e60398)
    expect(adler32(bytes, 0, 0)).toBe(1)
    const long = new Uint8Array(100_000).fill(255)
    let [a, b] = [1, 0]
    for (const byte of long) {
      a = (a + byte) % 65521
      b = (b + a) % 65521
    }
    expect(adler32(long, 0, long.length)).toBe(b * 65536 + a)
  })
})

describe("the files of real servers", () => {
  for (const { folder, last } of recorded)
    it(`${folder} ends with ${last}, from whichever snapshot`, () => {
      const files = filesOf(folder)
      const names = [...files.keys()]
      const snapshots = snapshotsIn(names)
      expect(snapshots.length).toBeGreaterThan(0)
      for (const snapshot of snapshots) {
        expect(isWhole(files.get(snapshot.name) ?? new Uint8Array())).toBe(true)
        let at = snapshot.zxid
        for (const { name } of logsAfter(snapshot.zxid, logsIn(names))) {
          const followed = follow(at, zxidsOf(files.get(name) ?? new Uint8Array()))
          if (followed._tag === "Gap") expect.fail(`a gap in ${name}`)
          else at = followed.zxid
        }
        expect(format(at)).toBe(last)
      }
    })
})

describe("file names", () => {
  it("are put in the order of their zxids, not of their letters", () => {
    const names = ["log.9", "log.10", "log.100000001", "log.ffffffff", "log.tmp", "log.", "acceptedEpoch", "snapshot.0"]
    expect(logsIn(names).map(({ name }) => name)).toEqual(["log.9", "log.10", "log.ffffffff", "log.100000001"])
    expect(snapshotsIn(["snapshot.9", "snapshot.10.gz", "snapshot.a.zip", "snapshot.100000000.snappy"])).toEqual([
      { name: "snapshot.100000000.snappy", zxid: { epoch: 1, counter: 0 }, compression: "snappy" },
      { name: "snapshot.10.gz", zxid: { epoch: 0, counter: 16 }, compression: "gz" },
      { name: "snapshot.9", zxid: { epoch: 0, counter: 9 }, compression: "none" },
    ])
  })

  it("say which logs can hold what comes after a snapshot", () => {
    const logs = logsIn(["log.1", "log.10", "log.20"])
    const after = (text: string): readonly string[] => logsAfter(zxid(text), logs).map(({ name }) => name)
    expect(after("0x0")).toEqual(["log.1", "log.10", "log.20"])
    expect(after("0x15")).toEqual(["log.10", "log.20"])
    expect(after("0x20")).toEqual(["log.20"])
  })
})

describe("a log", () => {
  const whole = filesOf("stage-A/node3").get("log.100000001") ?? new Uint8Array()
  const all = zxidsOf(whole)
  /** Where the padding begins. */
  const used = whole.findLastIndex((byte) => byte !== 0) + 1

  it("that was cut anywhere is the log of the entries before the cut", () => {
    for (let length = 0; length <= used; length += 7) {
      const found = zxidsOf(whole.subarray(0, length))
      expect(found.length).toBeLessThanOrEqual(all.length)
      expect(found.every((one, index) => equal(one, all[index] ?? zero))).toBe(true)
    }
    expect(zxidsOf(whole.subarray(0, used))).toEqual(all)
    expect(zxidsOf(whole.subarray(0, used - 1))).toEqual(all.slice(0, -1))
  })

  it("whose bytes were changed is damaged, or ends there", () => {
    fc.assert(
      fc.property(fc.nat(used - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = whole.slice()
        bytes[at] = (bytes[at] ?? 0) ^ change
        const read = readLog(bytes)
        // The version and the database id are not looked at.
        if (at >= 4 && at < 16) expect(read).toEqual(readLog(whole))
        else if (read._tag === "Damaged") expect(read.offsetBytes).toBeLessThanOrEqual(at)
        else expect(read.zxids.length).toBeLessThan(all.length)
      }),
    )
  })

  it("is read or refused, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, begun) => {
        const read = readLog(begun ? Uint8Array.of(0x5a, 0x4b, 0x4c, 0x47, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, ...bytes) : bytes)
        // No random bytes carry a checksum that fits.
        if (read._tag === "Log") expect(read.zxids).toEqual([])
        else expect(read.offsetBytes).toBeLessThanOrEqual(16)
      }),
    )
  })
})

describe("a snapshot", () => {
  it("that was cut or changed is not whole", () => {
    const bytes = filesOf("stage-B/node3").get("snapshot.100000031") ?? new Uint8Array()
    expect(isWhole(bytes)).toBe(true)
    for (let length = 0; length < bytes.length; length += 13) expect(isWhole(bytes.subarray(0, length))).toBe(false)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.slice()
        changed[at] = (changed[at] ?? 0) ^ change
        expect(isWhole(changed)).toBe(false)
      }),
    )
  })
})

describe("following a log", () => {
  it("passes over what the snapshot holds, and ends with the newest", () => {
    const zxids = ["0x100000001", "0x100000002", "0x100000002", "0x200000001"].map(zxid)
    expect(follow(zxid("0x100000001"), zxids)).toEqual({ _tag: "Upto", zxid: zxid("0x200000001") })
    expect(follow(zxid("0x200000007"), zxids)).toEqual({ _tag: "Upto", zxid: zxid("0x200000007") })
    expect(follow(zero, [])).toEqual({ _tag: "Upto", zxid: zero })
  })

  it("notices what is missing within an epoch and at the beginning of one", () => {
    expect(follow(zxid("0x100000001"), [zxid("0x100000003")])._tag).toBe("Gap")
    expect(follow(zxid("0x100000001"), [zxid("0x200000002")])._tag).toBe("Gap")
    expect(follow(zxid("0x100000000"), [zxid("0x100000001")])._tag).toBe("Upto")
  })
})
