-------------------------- MODULE ElectionContract --------------------------
(***************************************************************************)
(* What the rest of the protocol may rely on: an election gives the        *)
(* mandate to lead to any server whose durable (epoch, zxid) is maximal in *)
(* some quorum, and nobody takes office without a mandate.                 *)
(*                                                                         *)
(* The mandate is given when a server begins to look for a leader, not     *)
(* when it takes office: votes travel, and while a late one is under way   *)
(* others may establish an epoch.  Such a leader finds no followers; that  *)
(* it may nevertheless take office is why discovery has to ask again.      *)
(* Module AtomicContract is this one without the difference, and Election  *)
(* does not implement it.                                                  *)
(*                                                                         *)
(* The contract promises nothing about how many servers have a mandate or  *)
(* sit in office: that epochs are not shared is the business of discovery. *)
(***************************************************************************)
EXTENDS Quorums

VARIABLES
    \* Durable.  epoch[s]: the file currentEpoch.
    epoch,
    \* Durable.  zxid[s]: the last logged transaction.
    zxid,
    \* The servers that may take office, or have taken it.
    mandate,
    \* The servers that lead, or believe so.
    office

vars == <<epoch, zxid, mandate, office>>

TypeOK ==
    /\ epoch \in [Server -> Nat]
    /\ zxid \in [Server -> Nat]
    /\ mandate \subseteq Voter
    /\ office \subseteq mandate

AtLeast(s, t) == epoch[s] > epoch[t] \/ (epoch[s] = epoch[t] /\ zxid[s] >= zxid[t])

MaximalInSomeQuorum(s) ==
    /\ Weight[s] > 0
    /\ \E quorum \in Quorums : \A t \in quorum : AtLeast(s, t)

\* Every server that runs at the start may already look for a leader.
Init ==
    /\ epoch \in [Server -> Nat]
    /\ zxid \in [Server -> Nat]
    /\ mandate \subseteq {s \in Voter : MaximalInSomeQuorum(s)}
    /\ office = {}

(***************************************************************************)
(* The one action that the contract is about.  A leader that begins to     *)
(* look again has left its office.                                         *)
(***************************************************************************)
Elect(s) ==
    /\ s \in Voter
    /\ MaximalInSomeQuorum(s)
    /\ mandate' = mandate \cup {s}
    /\ office' = office \ {s}
    /\ UNCHANGED <<epoch, zxid>>

TakeOffice(s) ==
    /\ s \in mandate
    /\ office' = office \cup {s}
    /\ UNCHANGED <<epoch, zxid, mandate>>

\* A server loses its mandate: it follows another, stops, or begins to look without being maximal.
Withdraw(s) ==
    /\ mandate' = mandate \ {s}
    /\ office' = office \ {s}
    /\ UNCHANGED <<epoch, zxid>>

(***************************************************************************)
(* What the rest of the protocol does to the disks.  A leader in office    *)
(* brings itself and some others to its own history in an epoch that is at *)
(* least as high as each had.  Nobody's durable pair ever goes down.       *)
(***************************************************************************)
Adopt(l, members, newEpoch) ==
    /\ \A m \in members :
          epoch[m] < newEpoch \/ (epoch[m] = newEpoch /\ zxid[m] <= zxid[l])
    /\ epoch' = [s \in Server |-> IF s \in members THEN newEpoch ELSE epoch[s]]
    /\ zxid' = [s \in Server |-> IF s \in members THEN zxid[l] ELSE zxid[s]]
    /\ UNCHANGED <<mandate, office>>

Term ==
    \E l \in office : \E members \in SUBSET Server :
        \E newEpoch \in {epoch[m] : m \in Server} \cup {epoch[m] + 1 : m \in Server} :
            Adopt(l, members, newEpoch)

Next == (\E s \in Server : Elect(s) \/ TakeOffice(s) \/ Withdraw(s)) \/ Term

Spec == Init /\ [][Next]_vars
=============================================================================
