// A trace that cannot be read gives one line with file, line and what would be right; nothing else can happen.
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { TraceError } from "../../properties/conformance/lines.ts"
import { opened, type Loose, newcomer, textOf } from "./traces.ts"

const refusal = (text: string): string => {
  try {
    for (const _ of opened(text).events());
  } catch (error) {
    if (error instanceof TraceError) return error.message
    throw error
  }
  throw new Error("the trace was read")
}

const withHeader = (change: Loose): string => {
  const [header, ...events] = newcomer()
  return textOf([{ ...header, ...change }, ...events])
}

const withEvent = (change: Loose): string => {
  const [header, first] = newcomer()
  return textOf([header, first, { server: 2, action: "HearProposal", ...change }])
}

const open = (event: Loose): string => textOf([{ ...newcomer()[0], observed: [2] }, event])

const whole = { state: "LOOKING", leader: 1, zxid: "0x0", electionEpoch: 1, peerEpoch: 0 }

describe("a file that is no trace is refused", () => {
  it("is nothing but a header: a trace in which nothing happens shows nothing", () => {
    expect(refusal(textOf([newcomer()[0]]))).toBe(
      "t.ndjson:1: the trace ends with its header; an event for each step of the protocol is expected behind it",
    )
  })

  it.each([
    ["", "t.ndjson:1: the file is empty; the first line of a trace is its header"],
    ["\n", "t.ndjson:1: every line is a JSON object, and this is an empty line"],
    ["hello world\n", 't.ndjson:1: every line is a JSON object, and this is "hello world"'],
    ["[]\n", "t.ndjson:1: 'the header' is []: an object is expected"],
    [
      '{"action":"Start","server":1}\n',
      `t.ndjson:1: 'trace' is missing: the first line of a trace is its header, with "trace":"zoocheck/1"`,
    ],
    ['{"trace":"zoocheck/9"}\n', `t.ndjson:1: 'trace' is "zoocheck/9": the first line of a trace is its header, with "trace":"zoocheck/1"`],
    [textOf(newcomer()).slice(0, -10), "t.ndjson:20: the last line is cut off; remove it, or let the writer finish"],
    [`${textOf(newcomer())}\n`, "t.ndjson:21: every line is a JSON object, and this is an empty line"],
  ])("%#", (text, message) => {
    expect(refusal(text)).toBe(message)
  })

  it("but not one without an end of its last line", () => {
    expect([...opened(textOf(newcomer()).trimEnd()).events()]).toHaveLength(19)
  })
})

describe("a header is refused", () => {
  it.each([
    [{ protocol: "zab" }, `'protocol' is "zab": one of election is expected`],
    [{ colour: 1 }, "'colour' is no field of the header; its fields are trace, protocol, observed, members, disks"],
    [{ members: {} }, "'members' is {}: a list is expected"],
    [{ members: [] }, "'members' is []: a participant with a weight is expected"],
    [{ members: [{ id: 0, role: "participant" }] }, "'id' is 0: ids of servers begin with 1"],
    [
      { members: [1, 1].map((id) => ({ id, role: "participant" })) },
      "'members' is [1,1]: every server is there once, and 1 is there again",
    ],
    [{ members: [{ id: 1, role: "king" }] }, `'role' is "king": one of participant, observer is expected`],
    [{ observed: [9] }, `'observed' is [9]: "all" is expected, or a list with one of the members 1, 2, 3`],
    [{ observed: [1, 2] }, `'observed' is [1,2]: "all" is expected, or a list with one of the members 1, 2, 3`],
    [{ observed: undefined }, "'observed' is missing"],
    [{ disks: { 7: {} } }, "'7' is no field of disks; its fields are 1, 2, 3"],
    [{ disks: {} }, "'disks.1' is missing: an object is expected"],
    [{ sendModes: ["burn"] }, `'sendModes' is "burn": one of queue, replace is expected`],
    [{ remembersLast: 1 }, "'remembersLast' is 1: true or false is expected"],
  ])("%#", (change, message) => {
    expect(refusal(withHeader(change))).toContain(`t.ndjson:1: ${message}`)
  })
})

describe("an event is refused", () => {
  it("with a zxid that is not written as it is", () => {
    const text = withEvent({ notification: { zxid: "0x5" } })
    expect(() => [...opened(text).events()]).not.toThrow()
    expect(refusal(text.replace('"0x5"', '"0\\u00785"'))).toBe(
      "t.ndjson:3: 0x5 is written with a \\u: a zxid is expected in plain characters",
    )
  })

  it.each([
    [withEvent({ action: "Dance" }), `t.ndjson:3: 'action' is "Dance": an action of the spec is expected: HearProposal,`],
    [withEvent({ action: "Ignore" }), `t.ndjson:3: 'action' is "Ignore": an action of the spec is expected`],
    [withEvent({ action: undefined }), "t.ndjson:3: 'action' is missing"],
    [withEvent({ server: 4 }), "t.ndjson:3: 'server' is 4: one of the members 1, 2, 3 is expected"],
    [withEvent({ server: "2" }), `t.ndjson:3: 'server' is "2": one of the members 1, 2, 3 is expected`],
    [
      withEvent({ form: 1 }),
      "t.ndjson:3: 'form' is no field of HearProposal; its fields are n, at, action, server, sent, replaces, after, from",
    ],
    [withEvent({ notification: [] }), "t.ndjson:3: 'notification' is []: an object is expected"],
    [withEvent({ notification: { state: "SLEEPING" } }), `'notification.state' is "SLEEPING": one of LOOKING`],
    [withEvent({ notification: { zxid: 5 } }), "'notification.zxid' is 5: a zxid like 0x100000003 is expected"],
    [withEvent({ notification: { zxid: "0xffffffffffffffff" } }), "the epoch in the high half of a zxid is expected to be from 0 to"],
    [withEvent({ notification: { leader: -1 } }), "'notification.leader' is -1: a whole number from 0 to"],
    [
      withEvent({ notification: { electionEpoch: 1e10 } }),
      "'notification.electionEpoch' is 10000000000: a whole number from 0 to 2147483646",
    ],
    [withEvent({ notification: { peerEpoch: 1.5 } }), "'notification.peerEpoch' is 1.5: a whole number from 0 to"],
    [withEvent({ sent: { 9: {} } }), "t.ndjson:3: '9' is no field of sent; its fields are 1, 2, 3"],
    [withEvent({ after: { mood: 1 } }), "t.ndjson:3: 'mood' is no field of after; its fields are state, clock"],
    [withEvent({ after: { waiting: 0 } }), "t.ndjson:3: 'after.waiting' is 0: true or false is expected"],
    [withEvent({ replaces: 3 }), "t.ndjson:3: 'replaces' is 3: a list is expected"],
    [withEvent({ action: "Cut", server: undefined, a: 1, b: 1 }), "t.ndjson:3: 'b' is 1: another server than 1 is expected"],
    [withEvent({ action: "Lose", server: undefined, from: 1 }), "t.ndjson:3: 'to' is missing: one of the members 1, 2, 3 is expected"],
    [open({ action: "Start", server: 1 }), "t.ndjson:2: an open trace has the steps of server 2 only"],
    [open({ action: "HearProposal", server: 2, notification: whole }), "t.ndjson:2: 'from' is missing: an event of an open trace needs"],
    [
      open({ action: "HearProposal", server: 2, from: 1, notification: { ...whole, zxid: undefined } }),
      "t.ndjson:2: 'notification.zxid' is missing: an event of an open trace needs the whole notification",
    ],
    [open({ action: "Lose", from: 1, to: 2 }), "t.ndjson:2: an open trace does not see the network"],
  ])("%#", (text, message) => {
    expect(refusal(text)).toContain(message)
  })

  it("where there are more zxids in an epoch than the spec has", () => {
    const [header, ...events] = newcomer()
    const many = Array.from({ length: 16 }, (_, index) => ({
      server: 1,
      action: "Start",
      after: { lastZxid: `0x1${String(index + 1).padStart(8, "0")}` },
    }))
    expect(refusal(textOf([header, ...events, ...many]))).toBe(
      "t.ndjson:36: 0x100000016 is the 16th different zxid of epoch 1; the spec tells 15 apart, so check a shorter trace",
    )
  })
})

describe("garbage", () => {
  const quietly = (bytes: Uint8Array): void => {
    try {
      for (const _ of opened(new TextDecoder("latin1").decode(bytes)).events());
    } catch (error) {
      expect(error).toBeInstanceOf(TraceError)
      expect((error as Error).message).toMatch(/^t\.ndjson:\d+: [^\n]+$/)
    }
  }

  it("of any bytes is refused in one line", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), quietly))
  })

  it("in the place of any part of a trace is read, or refused in one line", () => {
    const good = new TextEncoder().encode(textOf(newcomer()))
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, junk) => {
        const bytes = good.slice()
        bytes.set(junk.slice(0, good.length - at), at)
        quietly(bytes)
      }),
    )
  })

  it("of any JSON is refused in one line", () => {
    const [header] = newcomer()
    fc.assert(fc.property(fc.jsonValue(), (value) => quietly(new TextEncoder().encode(textOf([header, value])))))
  })
})
