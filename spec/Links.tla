------------------------------- MODULE Links -------------------------------
(***************************************************************************)
(* The connections between the election ports: one FIFO stream for each    *)
(* ordered pair of servers, which delays, loses and breaks.                *)
(*                                                                         *)
(* Apache: QuorumCnxManager.  Every peer has a send queue of capacity one, *)
(* in which a newer message replaces an older one that was not written to  *)
(* the socket yet (addToSendQueue), and remembers the last message it sent *)
(* to that peer, to send it again when a new connection finds the queue    *)
(* empty (SendWorker.run, lastMessageSent).                                *)
(*                                                                         *)
(* What is in the send queue, on the wire and in the receive queue is one  *)
(* sequence here.  Whether its last message still sits in the send queue   *)
(* is decided when it matters: the next message either replaces it or      *)
(* queues behind it.  No length is bounded by hand: a message equal to the *)
(* last one changes nothing, and every different one costs its sender a    *)
(* change of vote.                                                         *)
(***************************************************************************)
EXTENDS Votes, Sequences

CONSTANTS
    SendModes,      \* SUBSET {"queue", "replace"}: what a send may do to an undelivered message
    RemembersLast   \* BOOLEAN: whether new connections repeat the last message

ASSUME LinkAssumptions ==
    /\ SendModes \subseteq {"queue", "replace"}
    /\ SendModes # {}
    /\ RemembersLast \in BOOLEAN

VARIABLES
    \* wire[s][d]: the notifications that s sent to d and d has not received, oldest first.
    wire,
    \* last[s][d]: the last notification s sent to d, or Unheard; kept only if RemembersLast.
    last,
    \* The pairs {s, d} that cannot reach each other now, on the election and on the quorum port.
    cut

LinkVars == <<wire, last, cut>>

WireTypeOK ==
    /\ DOMAIN wire = Server
    /\ \A s \in Server :
          /\ DOMAIN wire[s] = Server
          /\ wire[s][s] = <<>>
          /\ \A d \in Server : \A i \in 1..Len(wire[s][d]) : NotificationTypeOK(wire[s][d][i])

LastTypeOK ==
    /\ DOMAIN last = Server
    /\ \A s \in Server :
          /\ DOMAIN last[s] = Server
          /\ \A d \in Server : NotificationTypeOK(last[s][d])
          /\ ~RemembersLast => \A d \in Server : last[s][d] = Unheard

CutTypeOK == cut \subseteq {{s, d} : s, d \in Server}

LinksInit ==
    /\ wire = [s \in Server |-> [d \in Server |-> <<>>]]
    /\ last = [s \in Server |-> [d \in Server |-> Unheard]]
    /\ cut = {}

(***************************************************************************)
(* What becomes of an undelivered sequence when one more message is sent.  *)
(* A pair that is cut holds what its send queue holds: one message.        *)
(***************************************************************************)
Extended(pending, note, mode, connected) ==
    IF ~connected THEN <<note>>
    ELSE IF pending = <<>> THEN <<note>>
    ELSE IF pending[Len(pending)] = note THEN pending
    ELSE IF mode = "replace" THEN [pending EXCEPT ![Len(pending)] = note]
    ELSE Append(pending, note)

(***************************************************************************)
(* The wires and memories after s sent `note` to each of `peers`, starting *)
(* from `current` wires.  `modes` has the mode of every peer, because      *)
(* every peer has a send queue of its own; `reachable` are the peers with  *)
(* a connection.                                                           *)
(***************************************************************************)
AfterSend(current, s, peers, note, modes, reachable) ==
    [current EXCEPT ![s] =
        [d \in Server |->
            IF d \in peers THEN Extended(current[s][d], note, modes[d], d \in reachable)
            ELSE current[s][d]]]

AfterRemember(s, peers, note) ==
    IF RemembersLast
    THEN [last EXCEPT ![s] = [d \in Server |-> IF d \in peers THEN note ELSE last[s][d]]]
    ELSE last

\* The wires after d took the oldest message of s.
AfterTake(s, d) == [wire EXCEPT ![s] = [wire[s] EXCEPT ![d] = Tail(wire[s][d])]]

\* A pair that is connected anew: an empty queue repeats the last message.
Repeated(pending, lastSent) ==
    IF pending = <<>> /\ lastSent # Unheard THEN <<lastSent>> ELSE pending

\* Nothing is under way between servers that can reach each other.
AllDelivered == \A s, d \in Server : wire[s][d] = <<>> \/ {s, d} \in cut
=============================================================================
