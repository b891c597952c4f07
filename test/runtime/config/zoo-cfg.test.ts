/** zoo.cfg: what is read, and the one line that is said for each thing that is wrong. */
import { describe, expect, it } from "vitest"
import { isQuorum } from "../../../src/base/ensemble.ts"
import { configurationText } from "../../../src/runtime/config/configuration-text.ts"
import { problemLine } from "../../../src/runtime/config/problem.ts"
import { refusals } from "./refusals.ts"
import { parseZooCfg, type ZooCfg } from "../../../src/runtime/config/zoo-cfg.ts"

const three = ["server.1=zoo1:2888:3888", "server.2=zoo2:2888:3888", "server.3=zoo3:2888:3888"]
const timing = ["tickTime=2000", "initLimit=10", "syncLimit=5", "dataDir=/var/lib/zookeeper"]

const settings = (...lines: readonly string[]): ZooCfg => {
  const { config, problems } = parseZooCfg("zoo.cfg", lines.join("\n"))
  expect(problems.map(problemLine)).toEqual([])
  return config ?? expect.fail("no settings")
}

const problemsOf = (...lines: readonly string[]): readonly string[] => {
  const { config, problems } = parseZooCfg("zoo.cfg", lines.join("\n"))
  expect(config === undefined).toBe(problems.length > 0)
  return problems.map(problemLine)
}

/** What is said about lines that follow a configuration that is right; they begin at line 8. */
const wrongWith = (...lines: readonly string[]): readonly string[] => problemsOf(...timing, ...three, ...lines)

describe("a configuration", () => {
  it("of three servers has ZooKeeper's defaults", () => {
    const { ensemble, servers, ...rest } = settings(...timing, ...three)
    expect(rest).toEqual({
      hierarchical: false,
      tickTimeMs: 2000,
      initLimitTicks: 10,
      syncLimitTicks: 5,
      dataDir: "/var/lib/zookeeper",
      dataLogDir: "/var/lib/zookeeper",
      client: null,
      peerType: null,
      electionPortBindRetryCount: 3,
      quorumListenOnAllIPs: false,
      cnxTimeoutMs: 5000,
      handshakeTimeoutMs: 10_000,
      tcpKeepAlive: false,
      minNotificationIntervalMs: 200,
      maxNotificationIntervalMs: 60_000,
      observerElectionDelayMs: 200,
    })
    expect(servers[1]).toEqual({
      id: 2,
      host: "zoo2",
      quorumPort: 2888,
      electionPort: 3888,
      role: "participant",
      client: null,
      line: 6,
    })
    expect([...ensemble.voters]).toEqual([0, 1, 2])
  })

  it("gives every setting that is read", () => {
    const config = settings(
      ...three,
      "server.12=[::1]:2888:3888:Observer;[::]:2181",
      "dataDir=/d",
      "dataLogDir=/l",
      "initLimit=1",
      "syncLimit=2",
      "clientPort=2181",
      "clientPortAddress=[::1]",
      "peerType=OBSERVER",
      "electionAlg=3",
      "electionPortBindRetry=0",
      "quorumListenOnAllIPs=TRUE",
      "cnxTimeout=1",
      "quorumCnxnTimeoutMs=70",
      "tcpKeepAlive=true",
      "fastleader.minNotificationInterval=10",
      "fastleader.maxNotificationInterval=20",
      "observer.election.DelayMs=0",
      "standaloneEnabled=false",
      "reconfigEnabled=False",
    )
    expect(config).toMatchObject({
      tickTimeMs: 3000,
      dataDir: "/d",
      dataLogDir: "/l",
      client: { host: "::1", port: 2181 },
      peerType: "observer",
      electionPortBindRetryCount: 0,
      quorumListenOnAllIPs: true,
      cnxTimeoutMs: 1,
      handshakeTimeoutMs: 70,
      tcpKeepAlive: true,
      minNotificationIntervalMs: 10,
      maxNotificationIntervalMs: 20,
      observerElectionDelayMs: 0,
    })
    expect(config.servers[3]).toMatchObject({ id: 12, host: "::1", role: "observer", client: { host: "::", port: 2181 } })
  })

  it("may name servers in any order and with ids that are not small", () => {
    const config = settings(...timing, "server.9007199254740991=a:1:2", "server.3=b:1:2;2181", "server.20=c:1:2:participant")
    expect(config.servers.map(({ id }) => id)).toEqual([3, 20, 9007199254740991])
    expect(config.servers[0]?.client).toEqual({ host: "0.0.0.0", port: 2181 })
  })

  it("may weigh servers in groups", () => {
    const weighed = ["group.1=1:2", "group.2=3:4", "weight.2=0", "weight.1=2"]
    const { ensemble, hierarchical } = settings(...timing, ...three, "server.4=d:1:2", "server.5=e:1:2:observer", ...weighed)
    expect(hierarchical).toBe(true)
    expect(ensemble.members.map(({ weight, group }) => [weight, group])).toEqual([
      [2, 1],
      [0, 1],
      [1, 2],
      [1, 2],
      [0, 0],
    ])
    expect(isQuorum(ensemble, (position) => [0, 2, 3].includes(position))).toBe(true)
    expect(isQuorum(ensemble, (position) => [1, 2, 3].includes(position))).toBe(false)
  })

  it("says as text what ZooKeeper says", () => {
    expect(configurationText(settings(...timing, ...three))).toBe(
      "server.1=zoo1:2888:3888:participant\nserver.2=zoo2:2888:3888:participant\nserver.3=zoo3:2888:3888:participant\nversion=0",
    )
    const groups = ["server.4=[::1]:2888:3888:observer;2181", "group.1=1:2", "group.2=3", "weight.3=4"]
    expect(configurationText(settings(...timing, ...three, ...groups))).toBe(
      `server.1=zoo1:2888:3888:participant
server.2=zoo2:2888:3888:participant
server.3=zoo3:2888:3888:participant
server.4=[0:0:0:0:0:0:0:1]:2888:3888:observer;0.0.0.0:2181
group.1=1:2
group.2=3
weight.1=1
weight.2=1
weight.3=4
version=0`,
    )
  })
})

describe("the text of an IPv6 host", () => {
  const hosts: readonly (readonly [string, string])[] = [
    ["::", "[0:0:0:0:0:0:0:0]"],
    ["2001:DB8::a:0", "[2001:db8:0:0:0:0:a:0]"],
    ["fe80::", "[fe80:0:0:0:0:0:0:0]"],
    ["1:2:3:4:5:6:7:08", "[1:2:3:4:5:6:7:8]"],
    ["64:ff9b::10.1.2.255", "[64:ff9b:0:0:0:0:a01:2ff]"],
    ["::ffff:10.1.2.255", "10.1.2.255"],
  ]
  for (const [host, text] of hosts)
    it(`${host} is ${text}`, () => {
      const config = settings(...timing, `server.1=[${host}]:1:2`, "server.2=b:1:2")
      expect(configurationText(config).split("\n")[0]).toBe(`server.1=${text}:1:2:participant`)
    })
})

describe("a warning", () => {
  const warningsOf = (...lines: readonly string[]): readonly string[] => parseZooCfg("zoo.cfg", lines.join("\n")).warnings

  it("names what has no effect yet", () => {
    const idle = ["maxClientCnxns=60", "autopurge.purgeInterval=1", "4lw.commands.whitelist=*", "ssl.quorum.keyStore.location=/k"]
    expect(warningsOf(...timing, ...three, ...idle)).toEqual([
      "zoo.cfg:8: maxClientCnxns: has no effect; zoocheck does not serve clients yet",
      "zoo.cfg:9: autopurge.purgeInterval: has no effect; zoocheck does not write transactions yet",
      "zoo.cfg:10: 4lw.commands.whitelist: has no effect; zoocheck has no administration over the network yet",
      "zoo.cfg:11: ssl.quorum.keyStore.location: has no effect; zoocheck does not speak TLS yet",
    ])
  })

  it("tells of a relative folder and of ensembles that tolerate less than they could", () => {
    const relative = timing.map((line) => line.replace("/var/lib", "var"))
    expect(warningsOf(...relative, ...three.slice(0, 2))).toEqual([
      "zoo.cfg:4: dataDir: var/zookeeper is relative to the working folder; write ./var/zookeeper if that is meant",
      "zoo.cfg: 2 participants tolerate no failure of a server; three are the fewest that tolerate one",
    ])
    expect(warningsOf(...timing, ...three, "server.4=d:1:2")).toEqual([
      "zoo.cfg: 4 participants tolerate no more failures than 3; an odd number is better",
    ])
    expect(warningsOf(...timing, ...three, "server.4=d:1:2:observer")).toEqual([])
    expect(warningsOf(...timing, "server.1=a:1:2", "standaloneEnabled=false")).toEqual([
      "zoo.cfg: 1 participant tolerates no failure of a server; three are the fewest that tolerate one",
    ])
  })
})

describe("one line says what is wrong with", () => {
  for (const [name, lines, expected] of refusals)
    it(name, () => {
      const found = wrongWith(...lines)
      expect(found).toHaveLength(1)
      expect(found[0]?.replace(/^zoo\.cfg:(?:8|9|10|11): /, "")).toBe(expected)
    })

  it("a participant in no group", () => {
    expect(problemsOf(...timing, ...three, "weight.1=2", "group.1=1")).toEqual([
      "zoo.cfg:6: server.2: is in no group, though there are groups or weights; add 2 to a key like group.1=2",
      "zoo.cfg:7: server.3: is in no group, though there are groups or weights; add 3 to a key like group.1=3",
    ])
  })

  it("what is not there", () => {
    expect(problemsOf(...three)).toEqual([
      "zoo.cfg: dataDir: is not set; add a line like dataDir=/var/lib/zookeeper",
      "zoo.cfg: initLimit: is not set; add a line like initLimit=10",
      "zoo.cfg: syncLimit: is not set; add a line like syncLimit=5",
    ])
    expect(problemsOf(...timing)).toEqual([
      "zoo.cfg: server.N: no server is named; add a line like server.1=zoo1.example.org:2888:3888 for each server; zoocheck does not run standalone yet",
    ])
  })

  it("an ensemble that is none", () => {
    expect(problemsOf(...timing, "server.1=a:1:2")).toEqual([
      "zoo.cfg:5: server.1: one participant runs standalone, which zoocheck does not yet; write standaloneEnabled=false for an ensemble of one, or add servers",
    ])
    expect(problemsOf(...timing, "server.1=a:1:2", "server.2=b:1:2:observer")).toEqual([
      "zoo.cfg:5: server.1: observers need at least two participants; add participants, or write standaloneEnabled=false",
    ])
    expect(problemsOf(...timing, "server.2=b:1:2:observer", "standaloneEnabled=false")).toEqual([
      "zoo.cfg:5: server.2: every server is an observer; let at least one be a participant",
    ])
  })

  it("more members than a notification can name", () => {
    // Every id has four digits, so that every line is as long as the first.
    const line = (id: number): string => `server.${id}=host-${id}.${"example-".repeat(7)}:12345:54321`.replace("-:", ":")
    const lineBytes = `${line(1001)}:participant\n`.length
    const bytes = (count: number): number => count * lineBytes + "version=0".length
    const most = 524_288 - 44
    const fitting = Math.floor((most - "version=0".length) / lineBytes)
    const ids = Array.from({ length: fitting + 1 }, (_, index) => index + 1001)
    const warned = (count: number): readonly string[] => problemsOf(...timing, ...ids.slice(0, count).map(line))
    expect(warned(fitting)).toEqual([])
    expect(warned(fitting + 1)).toEqual([
      `zoo.cfg: server.N: the members take ${bytes(fitting + 1)} bytes as a text, and a notification carries ${most} at most; name fewer servers`,
    ])
  })

  it("limits that are longer than a timer", () => {
    expect(problemsOf("tickTime=1000000", "initLimit=3000", "syncLimit=2", "dataDir=/d", ...three)).toEqual([
      "zoo.cfg:2: initLimit: 3000 ticks of 1000000 ms are longer than 2147483647 ms; write fewer ticks",
    ])
  })

  it("each of several lines, in their order", () => {
    const lines = ["syncLimit=-5", "dataDir", "tickTime=fast", "initLimit=10", ...three, "srver.4=d:1:2"]
    expect(problemsOf(...lines).map((line) => line.split(": ").slice(0, 2).join(" "))).toEqual([
      "zoo.cfg:1 syncLimit",
      "zoo.cfg:2 dataDir",
      "zoo.cfg:3 tickTime",
      "zoo.cfg:8 srver.4",
    ])
    expect(problemsOf(...lines)[3]).toContain("did you mean server.1?")
  })
})
