import { describe, expect, it } from "vitest"
import { majority } from "../../../src/base/ensemble.ts"
import { zero } from "../../../src/base/zxid.ts"
import { times } from "../../../src/election/election.ts"
import { logLine, type LogLevel, roleText } from "../../../src/runtime/server/log.ts"
import { rejectionsText, tellRejections } from "../../../src/runtime/server/rejections.ts"
import { quorumPeer } from "../../../src/server/quorum-peer.ts"

describe("a line of the log", () => {
  it("has the time, the server, the level and the text", () => {
    const time = new Date(2026, 2, 1, 4, 5, 6, 7)
    expect(logLine(time, 3, "INFO", "listening")).toBe("2026-03-01 04:05:06,007 [myid:3] - INFO  - listening\n")
    expect(logLine(time, 12, "ERROR", "no")).toBe("2026-03-01 04:05:06,007 [myid:12] - ERROR - no\n")
  })

  it("stays one line, whatever somebody else has said", () => {
    expect(logLine(new Date(2026, 0, 1), 1, "WARN", "a\nb\r\u001b[31mc\u009b")).toBe(
      "2026-01-01 00:00:00,000 [myid:1] - WARN  - a?b??[31mc?\n",
    )
  })
})

describe("a role", () => {
  it("is told with the vote it comes from; an observer that looks proposes nobody", () => {
    const settings = { ensemble: majority([1, 2], [3]), configuration: "", ...times }
    const disk = { currentEpoch: 2, acceptedEpoch: 2, lastZxid: { epoch: 2, counter: 5 } }
    expect(roleText(quorumPeer.start({ ...settings, self: 1 }, disk).state)).toBe("LOOKING leader=1 round=1 peerEpoch=2 zxid=0x200000005")
    expect(roleText(quorumPeer.start({ ...settings, self: 3 }, { ...disk, lastZxid: zero }).state)).toBe(
      "LOOKING leader=none round=1 peerEpoch=none zxid=none",
    )
  })
})

describe("connections that were closed", () => {
  it("are told of less and less often, each reason for itself, so that nobody fills the log", () => {
    const lines: (readonly [LogLevel, string])[] = []
    const tell = tellRejections((level, text) => void lines.push([level, text]), "election port")
    for (let n = 1; n <= 1234; n += 1) tell("frame-length", "too long", "10.0.0.1:5")
    tell("own-id", "me", "10.0.0.2:6")
    tell("handshake-missing", "no byte", "10.0.0.3:7")
    const about = "election port: closed a connection from 10.0.0.1:5: frame-length: too long"
    expect(lines).toEqual([
      ["WARN", about],
      ["WARN", `${about}; the 10th for this reason`],
      ["WARN", `${about}; the 100th for this reason`],
      ["WARN", `${about}; the 1000th for this reason`],
      ["WARN", "election port: closed a connection from 10.0.0.2:6: own-id: me"],
      ["INFO", "election port: closed a connection from 10.0.0.3:7: handshake-missing: no byte"],
    ])
  })

  it("are summed up by reason", () => {
    expect(rejectionsText({ "frame-length": 3, "own-id": 0, "packet-type": 1 })).toBe("frame-length 3, packet-type 1")
    expect(rejectionsText({ "frame-length": 0 })).toBeUndefined()
  })
})
