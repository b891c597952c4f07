/**
 * The keys of zoo.cfg that ZooKeeper 3.8 knows, and what zoocheck makes of each. ZooKeeper turns every other key into
 * a system property that nobody reads; here it is an error, because it is a misspelling.
 */

/** What zoocheck makes of a key. */
export type Standing =
  /** The key means what it means to ZooKeeper. */
  | { readonly _tag: "Read" }
  /** The key is known and has no effect yet, for this reason. */
  | { readonly _tag: "Idle"; readonly because: string }
  /** The key would change what servers say to each other. Only these values, in small letters, ask for what zoocheck does. */
  | { readonly _tag: "Fixed"; readonly values: readonly string[]; readonly because: string }

/** The keys with a value of their own. `server.N`, `group.N` and `weight.N` are recognised by their beginnings. */
export const readKeys = [
  "tickTime",
  "initLimit",
  "syncLimit",
  "dataDir",
  "dataLogDir",
  "clientPort",
  "clientPortAddress",
  "peerType",
  "electionAlg",
  "electionPortBindRetry",
  "quorumListenOnAllIPs",
  "cnxTimeout",
  "quorumCnxnTimeoutMs",
  "tcpKeepAlive",
  "fastleader.minNotificationInterval",
  "fastleader.maxNotificationInterval",
  "observer.election.DelayMs",
  "standaloneEnabled",
] as const

/** A key with a value of its own. */
export type ReadKey = (typeof readKeys)[number]

const noClients = "zoocheck does not serve clients yet"
const noLog = "zoocheck does not write transactions yet"
const noAdmin = "zoocheck has no administration over the network yet"
const noLearners = "zoocheck does not synchronize learners yet"
const noTls = "zoocheck does not speak TLS yet"

/** Keys without effect, by the reason. */
const idle: Readonly<Record<string, readonly string[]>> = {
  [noClients]: [
    ..."minSessionTimeout maxSessionTimeout maxClientCnxns maxCnxns clientPortListenBacklog clientTcpKeepAlive".split(" "),
    ..."localSessionsEnabled localSessionsUpgradingEnabled globalOutstandingLimit leaderServes skipACL superUser".split(" "),
    ..."enableEagerACLCheck enforceQuota extendedTypesEnabled emulate353TTLNodes sessionRequireClientSASLAuth".split(" "),
    ..."allowSaslFailedClients letAnySaslUserDoX ensembleAuthName serverCnxnFactory watchManagerName".split(" "),
    ..."watcherCleanThreshold watcherCleanIntervalInSeconds watcherCleanThreadsNum maxInProcessingDeadWatchers".split(" "),
    ..."bitHashCacheSize request_throttle_max_requests request_throttle_stall_time request_throttle_drop_stale".split(" "),
    ..."request_stale_latency_check request_stale_connection_check throttled_op_wait_time".split(" "),
    ..."largeRequestMaxBytes largeRequestThreshold maxResponseCacheSize maxGetChildrenResponseCacheSize".split(" "),
    ..."connection_throttle_tokens connection_throttle_fill_time connection_throttle_fill_count".split(" "),
    ..."connection_throttle_freeze_time connection_throttle_drop_increase connection_throttle_drop_decrease".split(" "),
    ..."connection_throttle_decrease_ratio connection_throttle_weight_enabled".split(" "),
    ..."connection_throttle_global_session_weight connection_throttle_local_session_weight".split(" "),
    ..."connection_throttle_renew_session_weight audit.enable audit.impl.class messageTracker.Enabled".split(" "),
    ..."messageTracker.BufferSize secureClientPort secureClientPortAddress".split(" "),
  ],
  [noLog]: [
    ..."autopurge.snapRetainCount autopurge.purgeInterval syncEnabled observer.syncEnabled snapCount".split(" "),
    ..."snapSizeLimitInKb preAllocSize txnLogSizeLimitInKb commitLogCount snapshotSizeFactor forceSync".split(" "),
    ..."fsync.warningthresholdms snapshot.compression.method digest.enabled closeSessionTxn.enabled".split(" "),
    ..."flushDelay maxWriteQueuePollTime maxBatchSize datadir.autocreate".split(" "),
  ],
  [noAdmin]: [
    ..."4lw.commands.whitelist admin.enableServer admin.serverAddress admin.serverPort admin.idleTimeout".split(" "),
    ..."admin.commandURL admin.portUnification admin.forceHttps metricsProvider.className".split(" "),
    ..."jvm.pause.monitor jvm.pause.warn-threshold.ms jvm.pause.info-threshold.ms jvm.pause.sleep.time.ms".split(" "),
  ],
  [noLearners]: [
    ..."connectToLearnerMasterLimit observerMasterPort observerMaster.sizeLimit observer.reconnectDelayMs".split(" "),
    ..."leader.maxTimeToWaitForEpoch leader.maxConcurrentSnapSyncs leader.maxConcurrentDiffSyncs forceSnapshotSync".split(" "),
    ..."learner.asyncSending learner.closeSocketAsync leader.closeSocketAsync quorum.cnxn.threads.size".split(" "),
    ..."nio.sessionlessCnxnTimeout nio.numSelectorThreads nio.numWorkerThreads nio.directBufferBytes".split(" "),
    ..."nio.shutdownTimeout commitProcessor.numWorkerThreads commitProcessor.maxReadBatchSize".split(" "),
    ..."commitProcessor.maxCommitBatchSize commitProcessor.shutdownTimeout".split(" "),
  ],
  [noTls]: [
    ..."sslQuorumReloadCertFiles client.portUnification fips-mode".split(" "),
    ..."quorum.auth.learner.saslLoginContext quorum.auth.server.saslLoginContext".split(" "),
    ..."quorum.auth.kerberos.servicePrincipal".split(" "),
    ..."multiAddress.reachabilityCheckTimeoutMs multiAddress.reachabilityCheckEnabled".split(" "),
  ],
}

/** Families of keys without effect, by their beginning. */
const idleFamilies: readonly { readonly beginning: string; readonly because: string }[] = [
  { beginning: "metricsProvider.", because: noAdmin },
  { beginning: "ssl.", because: noTls },
  { beginning: "authProvider.", because: noClients },
  { beginning: "superUser.", because: noClients },
  { beginning: "DigestAuthenticationProvider.", because: noClients },
  { beginning: "X509AuthenticationProvider.", because: noClients },
  { beginning: "enforce.auth.", because: noClients },
]

/** Keys of which one setting is what zoocheck does. */
const fixed: Readonly<Record<string, { readonly values: readonly string[]; readonly because: string }>> = {
  reconfigEnabled: { values: ["false"], because: "the members of an ensemble are fixed yet" },
  sslQuorum: { values: ["false"], because: "zoocheck speaks to its peers without TLS yet" },
  portUnification: { values: ["false"], because: "zoocheck speaks to its peers without TLS yet" },
  "quorum.auth.enableSasl": { values: ["false"], because: "zoocheck speaks to its peers without SASL yet" },
  "quorum.auth.serverRequireSasl": { values: ["false"], because: "zoocheck speaks to its peers without SASL yet" },
  "quorum.auth.learnerRequireSasl": { values: ["false"], because: "zoocheck speaks to its peers without SASL yet" },
  "multiAddress.enabled": { values: ["false"], because: "a server has one address yet" },
  "db.autocreate": { values: ["true"], because: "a server without a database starts from an empty one" },
  "snapshot.trust.empty": { values: ["false"], because: "a log without a snapshot is not trusted" },
  dynamicConfigFile: { values: [], because: "zoocheck reads the members of the ensemble from this file alone yet" },
  oraclePath: { values: [], because: "zoocheck asks no oracle yet" },
}

const standings: ReadonlyMap<string, Standing> = new Map<string, Standing>([
  ...readKeys.map((key): [string, Standing] => [key, { _tag: "Read" }]),
  ...Object.entries(idle).flatMap(([because, keys]) => keys.map((key): [string, Standing] => [key, { _tag: "Idle", because }])),
  ...Object.entries(fixed).map(([key, rule]): [string, Standing] => [key, { _tag: "Fixed", ...rule }]),
])

/** What zoocheck makes of a key; null for a key that ZooKeeper does not know. */
export const standingOf = (key: string): Standing | null => {
  const found = standings.get(key)
  if (found !== undefined) return found
  const family = idleFamilies.find(({ beginning }) => key.startsWith(beginning) && key.length > beginning.length)
  return family === undefined ? null : { _tag: "Idle", because: family.because }
}

/** Every key there is a name for. */
export const knownKeys: readonly string[] = [...standings.keys()]
