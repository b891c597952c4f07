------------------------- MODULE ElectionProperties -------------------------
(***************************************************************************)
(* What an election promises.  The numbers I1, I11, L1, L2 are those of    *)
(* docs/properties.md.                                                     *)
(***************************************************************************)
EXTENDS Election

(***************************************************************************)
(* The votes in play are totally ordered.  Module VoteOrder says the same  *)
(* of all votes in a small cube.                                           *)
(***************************************************************************)
VotesInPlay == {vote[s] : s \in Voter} \cup {InitialVote(s) : s \in Voter}

VoteOrderIsTotal == OrderIsTotal(VotesInPlay)

(***************************************************************************)
(* Whoever leads was entitled to: when it began to look for a leader its   *)
(* durable (epoch, zxid) was maximal in some quorum.                       *)
(***************************************************************************)
LeaderIsMaximal == \A s \in Server : state[s] = "LEADING" => entitled[s]

(***************************************************************************)
(* I11: what a server says about its own history is on its disk.  The      *)
(* marker of an epoch stands for the end of what precedes the epoch, and   *)
(* is true once currentEpoch says that epoch.                              *)
(***************************************************************************)
Justified(s, claimed) ==
    \/ claimed <= zxid[s]
    \/ IsMarker(claimed) /\ EpochOf(claimed) <= epoch[s]

AdvertisedIsDurable ==
    \A s \in Voter :
        (state[s] = Looking /\ vote[s].leader = s) =>
            (Justified(s, vote[s].zxid) /\ vote[s].epoch <= epoch[s])

(***************************************************************************)
(* I1: two established leaders never share an epoch.                       *)
(***************************************************************************)
Established(l) == state[l] = "LEADING" /\ synced[l] # 0

OneLeaderPerEpoch ==
    \A l, m \in Server :
        (Established(l) /\ Established(m) /\ synced[l] = synced[m]) => l = m

(***************************************************************************)
(* The safety half of L2: all who take part in an established term answer  *)
(* a newcomer alike, whatever they voted for and when.  So wherever they   *)
(* are a quorum, the newcomer finds a quorum of equal votes.               *)
(***************************************************************************)
Members(l) == {l} \cup {f \in InTouch(l) \cap Voter : synced[f] = synced[l]}

MembersAnswerAlike ==
    \A l \in Server :
        Established(l) =>
            \A m \in Members(l) : SameVote(Standing(m), Standing(l))

NewcomerFindsQuorum ==
    \A l \in Server :
        (Established(l) /\ IsQuorum(Members(l))) =>
            IsQuorum({m \in Members(l) : SameVote(Standing(m), Standing(l))})

(***************************************************************************)
(* Steps.  Within a round a proposal only changes for one that is higher   *)
(* in epoch, zxid and id, in this order; so it never comes back to one     *)
(* that it left.                                                           *)
(***************************************************************************)
Higher(new, old) ==
    \/ new.epoch > old.epoch
    \/ new.epoch = old.epoch /\ new.zxid > old.zxid
    \/ new.epoch = old.epoch /\ new.zxid = old.zxid /\ new.leader > old.leader

ProposalImproves ==
    \A s \in Server :
        (state[s] = Looking /\ state'[s] = Looking /\ clock'[s] = clock[s]) =>
            (vote'[s] = vote[s] \/ Higher(vote'[s], vote[s]))

ProposalsImprove == [][ProposalImproves]_vars

(***************************************************************************)
(* Nobody takes office on votes of another round than its own.             *)
(***************************************************************************)
OfficeInOwnRound ==
    \A s \in Server :
        (state[s] = Looking /\ state'[s] = "LEADING") => clock'[s] = clock[s]

OfficesInOwnRound == [][OfficeInOwnRound]_vars

(***************************************************************************)
(* Whoever joins an ensemble without an election has heard the leader say  *)
(* that it leads, in this round or in any.                                 *)
(***************************************************************************)
JoinsALeader ==
    \A s \in Server :
        (state[s] = Looking /\ ~waiting[s] /\ state'[s] \in {"FOLLOWING", "OBSERVING"}) =>
            \/ received[s][vote'[s].leader].state = "LEADING"
            \/ outside[s][vote'[s].leader].state = "LEADING"
            \/ \E t \in Server :
                  /\ wire[t][s] # <<>>
                  /\ wire'[t][s] = Tail(wire[t][s])
                  /\ t = vote'[s].leader
                  /\ Head(wire[t][s]).state = "LEADING"

JoinsOnlyLeaders == [][JoinsALeader]_vars

(***************************************************************************)
(* What is durable never goes back.                                        *)
(***************************************************************************)
DiskNeverRegresses ==
    [][\A s \in Server :
          epoch'[s] > epoch[s] \/ (epoch'[s] = epoch[s] /\ zxid'[s] >= zxid[s])]_vars

(***************************************************************************)
(* Election implements its contract.                                       *)
(***************************************************************************)
Contract == INSTANCE ElectionContract WITH
    mandate <- {s \in Server : entitled[s]},
    office  <- {s \in Server : state[s] = "LEADING"}

ContractHolds == Contract!Spec

(***************************************************************************)
(* The stronger contract that it does not implement, see AtomicContract.   *)
(***************************************************************************)
Atomic == INSTANCE AtomicContract WITH
    mandate <- {s \in Server : state[s] = "LEADING"},
    office  <- {s \in Server : state[s] = "LEADING"}

AtomicContractHolds == Atomic!AtomicSpec

(***************************************************************************)
(* L1, the half of the election: when faults stop, some leader and a       *)
(* quorum agree on each other and stay together.                           *)
(***************************************************************************)
Settled ==
    \E l \in Voter :
        /\ state[l] = "LEADING"
        /\ IsQuorum({l} \cup {f \in InTouch(l) : state[f] = "FOLLOWING"})

Settles == <>[]Settled

(***************************************************************************)
(* L2, the half of the election: every server finds its place.             *)
(***************************************************************************)
Placed(s) == state[s] = "LEADING" \/ (state[s] \in {"FOLLOWING", "OBSERVING"} /\ ~LostLeader(s))
AllPlaced == <>[](\A s \in Server : Placed(s))
=============================================================================
