/** Lines that make a configuration wrong, each with the one line that is said about it. */

const intMax = 2147483647
/** What is wrong, the lines that make it so, and what is said about them without file and line. */
export const refusals: readonly (readonly [string, readonly string[], string])[] = [
  ["an unknown key", ["tickTme=1"], "tickTme: is no key of ZooKeeper's; did you mean tickTime?"],
  [
    "a key in other capitals",
    ["quorumlistenonallips=true"],
    "quorumlistenonallips: is no key of ZooKeeper's; did you mean quorumListenOnAllIPs?",
  ],
  ["a system property", ["zookeeper.cnxTimeout=1"], "zookeeper.cnxTimeout: is no key of ZooKeeper's; did you mean cnxTimeout?"],
  ["a key that resembles none", ["colour=blue"], "colour: is no key of ZooKeeper's; remove the line"],
  ["a line of prose", ["these are our servers"], "these: is no key of ZooKeeper's; remove the line"],
  ["a line without a key", ["=3"], "the line has no key; write key=value, or # before a comment"],
  ["a key that is given twice", ["initLimit=10"], "initLimit: is already given in line 2; keep one of the two"],
  ["a key that cannot be printed", ["\\u0007=1"], '"\\u0007": is no key of ZooKeeper\'s; remove the line'],
  ["no number", ["cnxTimeout=5s"], `cnxTimeout: "5s" is no whole number; write milliseconds as a whole number from 1 to ${intMax}`],
  ["no value", ["cnxTimeout"], `cnxTimeout: has no value; write milliseconds as a whole number from 1 to ${intMax}`],
  ["a fraction", ["cnxTimeout=1.5"], `cnxTimeout: "1.5" is no whole number; write milliseconds as a whole number from 1 to ${intMax}`],
  [
    "a hexadecimal number",
    ["cnxTimeout=0x10"],
    `cnxTimeout: "0x10" is no whole number; write milliseconds as a whole number from 1 to ${intMax}`,
  ],
  ["a negative number", ["cnxTimeout=-1"], `cnxTimeout: -1 is out of range; write milliseconds as a whole number from 1 to ${intMax}`],
  [
    "a number beyond an int",
    ["cnxTimeout=2147483648"],
    `cnxTimeout: 2147483648 is out of range; write milliseconds as a whole number from 1 to ${intMax}`,
  ],
  ["no boolean", ["tcpKeepAlive=yes"], 'tcpKeepAlive: "yes" is neither true nor false; write true or false'],
  ["no role", ["peerType=leader"], 'peerType: "leader" is no role; write participant or observer'],
  ["another algorithm", ["electionAlg=0"], 'electionAlg: "0" is no longer an algorithm; write 3, or remove the line'],
  [
    "a port that is none",
    ["clientPort=65536"],
    "clientPort: 65536 is out of range; write a TCP port, or 0 for none, as a whole number from 0 to 65535",
  ],
  [
    "an address without a port",
    ["clientPortAddress=zoo1"],
    "clientPortAddress: is set without clientPort; add clientPort, or remove the line",
  ],
  [
    "intervals that do not fit",
    ["fastleader.maxNotificationInterval=100"],
    "fastleader.maxNotificationInterval: the longest interval, 100 ms, is below the first, 200 ms; let the longest interval be at least the first",
  ],
  [
    "what would change the protocol",
    ["sslQuorum=true"],
    'sslQuorum: "true" is not supported: zoocheck speaks to its peers without TLS yet; remove the line or write sslQuorum=false',
  ],
  [
    "members in another file",
    ["dynamicConfigFile=zoo.cfg.dynamic"],
    "dynamicConfigFile: is not supported: zoocheck reads the members of the ensemble from this file alone yet; remove the line",
  ],
  [
    "a broken escape",
    ["dataLogDir=\\u12"],
    "dataLogDir: holds \\u without four hexadecimal digits; write \\u0041, or \\\\u for a backslash and a u",
  ],
  [
    "foreign characters",
    ["dataLogDir=/donn\u00e9es"],
    "dataLogDir: holds a character outside ASCII; write \\u and four hexadecimal digits in its place",
  ],
  [
    "a server without a number",
    ["server.x=d:1:2"],
    `server.x: its number: "x" is no whole number; write an id as a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`,
  ],
  [
    "server 0",
    ["server.0=d:1:2"],
    `server.0: its number: 0 is out of range; write an id as a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`,
  ],
  [
    "an id that no number holds",
    ["server.9007199254740992=d:1:2"],
    `server.9007199254740992: its number: 9007199254740992 is out of range; write an id as a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`,
  ],
  ["a server that is given twice", ["server.01=d:1:2"], "server.01: server 1 is already given in line 5; keep one of the two"],
  [
    "a server without ports",
    ["server.4=d"],
    'server.4: "d" lacks a port; write host:quorumPort:electionPort[:participant|:observer][;[host:]clientPort]',
  ],
  [
    "a server without a host",
    ["server.4=:1:2"],
    "server.4: names no host; write a host name, an IPv4 address, or an IPv6 address in brackets",
  ],
  [
    "a host with a blank",
    ["server.4=a b:1:2"],
    'server.4: "a b" is no host; write a host name, an IPv4 address, or an IPv6 address in brackets',
  ],
  [
    "a mistyped address",
    ["server.4=10.0.0.300:1:2"],
    'server.4: "10.0.0.300" is no IPv4 address; write a host name, an IPv4 address, or an IPv6 address in brackets',
  ],
  [
    "an address without brackets",
    ["server.4=fe80:1:2:3:4"],
    'server.4: "fe80:1:2:3:4" has too many parts; write an IPv6 address in brackets, [IPv6 address]:quorumPort:electionPort',
  ],
  [
    "an address with a zone",
    ["server.4=[fe80::1%eth0]:1:2"],
    'server.4: "fe80::1%eth0" is no host; write a host name, an IPv4 address, or an IPv6 address in brackets',
  ],
  [
    "a bracket that is not closed",
    ["server.4=[::1:1:2"],
    'server.4: "[::1:1:2" has brackets that do not enclose its host; write [IPv6 address]:quorumPort:electionPort',
  ],
  ["a quorum port", ["server.4=d:0:2"], "server.4: its quorum port: 0 is out of range; write a TCP port as a whole number from 1 to 65535"],
  ["an election port", ["server.4=d:1:"], "server.4: its election port: has no value; write a TCP port as a whole number from 1 to 65535"],
  ["one port for both", ["server.4=d:1:1"], "server.4: its quorum port and its election port are both 1; give it two ports"],
  [
    "a server's role",
    ["server.4=d:1:2:obsever"],
    'server.4: "obsever" is no role; write participant or observer, or leave it out for participant',
  ],
  [
    "a client port",
    ["server.4=d:1:2;x"],
    'server.4: its client port: "x" is no whole number; write a TCP port as a whole number from 1 to 65535',
  ],
  ["several addresses", ["server.4=d:1:2|e:1:2"], "server.4: names several addresses, which zoocheck does not read yet; name one address"],
  [
    "two servers in one place",
    ["server.4=ZOO2:2889:3888"],
    "server.4: zoo2 port 3888 is server.2's already; give each server ports of its own",
  ],
  [
    "a group's number",
    ["group.a=1:2:3"],
    `group.a: its number: "a" is no whole number; write a group's number as a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
  ],
  [
    "a group of no servers",
    ["group.1=one"],
    'group.1: "one" is no server\'s id; write the ids of its servers with colons between them, like 1:2:3',
  ],
  [
    "a negative weight",
    ["group.1=1:2:3", "weight.1=-1"],
    `weight.1: -1 is out of range; write a weight as a whole number from 0 to ${intMax}`,
  ],
  [
    "a server in two groups",
    ["group.1=1:2:3", "group.2=3"],
    "group.2: server 3 is in group.1 already; put each participant into one group",
  ],
  ["a server twice in a group", ["group.1=1:2:3:3"], "group.1: names server 3 twice; name each server once"],
  ["a group of strangers", ["group.1=1:2:3:9"], "group.1: names server 9, and there is no key server.9; name servers of this file"],
  [
    "an observer in a group",
    ["group.1=1:2:3:4", "server.4=d:1:2:observer"],
    "group.1: names server 4, which is an observer; name participants; observers do not count",
  ],
  [
    "weights of nothing",
    ["group.1=1:2:3", "weight.1=0", "weight.2=0", "weight.3=0"],
    "weight.1: no participant has a weight, so that no quorum exists; give a positive weight to those that may lead",
  ],
]
