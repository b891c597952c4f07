/**
 * The members of an ensemble and which sets of them may decide. (Spec: module Quorums. Apache: QuorumMaj,
 * QuorumHierarchical.) A majority is the special case of one group in which every weight is 1.
 */

/** A server's id: the N of `server.N`, a positive safe integer. */
export type ServerId = number

/** A vote's leader that names no server: Long.MIN_VALUE, which a double holds exactly. */
export const nobody: ServerId = -(2 ** 63)

/** One member. */
export type Member = {
  readonly id: ServerId
  /** A participant votes; an observer follows the leader without a vote. */
  readonly role: "participant" | "observer"
  /** The weight of a participant; one of weight 0 counts for nothing and never leads. */
  readonly weight: number
  /** The group of a participant; more than half of the weight of more than half of the groups decides. */
  readonly group: number
}

/** An ensemble. Tables about members are arrays by position. */
export type Ensemble = {
  /** In ascending order of ids. */
  readonly members: readonly Member[]
  readonly positions: ReadonlyMap<ServerId, number>
  /** For each group that weighs something: the positions of its participants and its total weight. */
  readonly groups: readonly { readonly positions: readonly number[]; readonly weight: number }[]
  /** The positions of the participants. */
  readonly voters: readonly number[]
}

/**
 * The ensemble of these members. The configuration is checked where it is read: ids are distinct, weights are not
 * negative, and some participant has a weight.
 */
export const ensembleOf = (given: readonly Member[]): Ensemble => {
  const members = [...given].sort((a, b) => a.id - b.id)
  const voters = members.flatMap((member, position) => (member.role === "participant" ? [position] : []))
  const byGroup = new Map<number, number[]>()
  for (const position of voters) {
    const group = members[position]?.group ?? 0
    byGroup.set(group, [...(byGroup.get(group) ?? []), position])
  }
  const groups = [...byGroup.values()]
    .map((positions) => ({ positions, weight: positions.reduce((sum, position) => sum + (members[position]?.weight ?? 0), 0) }))
    .filter(({ weight }) => weight > 0)
  return { members, positions: new Map(members.map(({ id }, position) => [id, position])), groups, voters }
}

/** An ensemble of `participants` that each weigh 1, and `observers`. */
export const majority = (participants: readonly ServerId[], observers: readonly ServerId[] = []): Ensemble =>
  ensembleOf([
    ...participants.map((id): Member => ({ id, role: "participant", weight: 1, group: 0 })),
    ...observers.map((id): Member => ({ id, role: "observer", weight: 0, group: 0 })),
  ])

/** The position of a member; undefined for a stranger. */
export const positionOf = (ensemble: Ensemble, id: ServerId): number | undefined => ensemble.positions.get(id)

/** Whether this is the id of a participant. */
export const isVoter = (ensemble: Ensemble, id: ServerId): boolean => {
  const position = ensemble.positions.get(id)
  return position !== undefined && ensemble.members[position]?.role === "participant"
}

/** The weight of a participant; 0 for everybody else (QuorumVerifier.getWeight). */
export const weightOf = (ensemble: Ensemble, id: ServerId): number => {
  const position = ensemble.positions.get(id)
  const member = position === undefined ? undefined : ensemble.members[position]
  return member?.role === "participant" ? member.weight : 0
}

/**
 * Whether the members for whose position `has` is true are a quorum: more than half of the weight in more than half
 * of the groups. Observers add nothing. (Spec: IsQuorum. Apache: containsQuorum, SyncedLearnerTracker.addAck.)
 */
export const isQuorum = (ensemble: Ensemble, has: (position: number) => boolean): boolean => {
  let carried = 0
  for (const group of ensemble.groups) {
    let weight = 0
    for (const position of group.positions) if (has(position)) weight += ensemble.members[position]?.weight ?? 0
    if (2 * weight > group.weight) carried += 1
  }
  return 2 * carried > ensemble.groups.length
}
