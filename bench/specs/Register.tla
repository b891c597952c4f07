------------------------------ MODULE Register ------------------------------
(***************************************************************************)
(* A register on several replicas, read and written through quorums: a     *)
(* model in the style where all messages ever sent are one set.            *)
(*                                                                         *)
(* A client asks a quorum for what it stores, takes the newest, or         *)
(* something newer still if it writes, and has a quorum store that.        *)
(***************************************************************************)
EXTENDS Integers, FiniteSets

CONSTANTS
    Replica,   \* the replicas
    Writer,    \* the clients that write, numbers greater than 0
    Reader     \* the clients that read, numbers greater than 0

VARIABLES
    stored,    \* the newest tag each replica stores
    client,    \* what each client does, and what it had to know when it began
    sent,      \* every message ever sent; delivery removes nothing, so it may happen twice
    done       \* ghost: the newest tag of an operation that is over

vars == <<stored, client, sent, done>>

Client  == Writer \cup Reader
Quorums == {Q \in SUBSET Replica : 2 * Cardinality(Q) > Cardinality(Replica)}

(***************************************************************************)
(* A tag orders what was written: by number, and by writer where two chose *)
(* the same number.                                                        *)
(***************************************************************************)
Tag   == [number : 0..Cardinality(Writer), writer : Writer \cup {0}]
First == [number |-> 0, writer |-> 0]

Newer(a, b) == a.number > b.number \/ (a.number = b.number /\ a.writer > b.writer)

Newest(tags) == CHOOSE a \in tags : \A b \in tags : ~Newer(b, a)

Phases == {"idle", "asking", "storing", "over"}

Message ==
         [kind : {"ask"}, client : Client]
    \cup [kind : {"answer"}, client : Client, replica : Replica, tag : Tag]
    \cup [kind : {"store"}, client : Client, tag : Tag]
    \cup [kind : {"stored"}, client : Client, replica : Replica]

Init ==
    /\ stored = [r \in Replica |-> First]
    /\ client = [c \in Client |-> [phase |-> "idle", known |-> First, tag |-> First]]
    /\ sent = {}
    /\ done = First

Ask(c) ==
    /\ client[c].phase = "idle"
    /\ client' = [client EXCEPT ![c].phase = "asking", ![c].known = done]
    /\ sent' = sent \cup {[kind |-> "ask", client |-> c]}
    /\ UNCHANGED <<stored, done>>

\* A replica answers a question, again if it stores something else by now.
Answer(r) ==
    /\ \E m \in sent :
          /\ m.kind = "ask"
          /\ client[m.client].phase = "asking"
          /\ LET answer == [kind |-> "answer", client |-> m.client, replica |-> r, tag |-> stored[r]]
             IN answer \notin sent /\ sent' = sent \cup {answer}
    /\ UNCHANGED <<stored, client, done>>

Store(c) ==
    /\ client[c].phase = "asking"
    /\ LET answers == {m \in sent : m.kind = "answer" /\ m.client = c}
       IN \E Q \in Quorums :
             /\ Q \subseteq {m.replica : m \in answers}
             /\ LET found == Newest({m.tag : m \in {n \in answers : n.replica \in Q}})
                    tag   == IF c \in Writer THEN [number |-> found.number + 1, writer |-> c] ELSE found
                IN /\ client' = [client EXCEPT ![c].phase = "storing", ![c].tag = tag]
                   /\ sent' = sent \cup {[kind |-> "store", client |-> c, tag |-> tag]}
    /\ UNCHANGED <<stored, done>>

ReplicaStores(r) ==
    /\ \E m \in sent :
          /\ m.kind = "store"
          /\ [kind |-> "stored", client |-> m.client, replica |-> r] \notin sent
          /\ stored' = [stored EXCEPT ![r] = IF Newer(m.tag, @) THEN m.tag ELSE @]
          /\ sent' = sent \cup {[kind |-> "stored", client |-> m.client, replica |-> r]}
    /\ UNCHANGED <<client, done>>

Finish(c) ==
    /\ client[c].phase = "storing"
    /\ {m.replica : m \in {n \in sent : n.kind = "stored" /\ n.client = c}} \in Quorums
    /\ client' = [client EXCEPT ![c].phase = "over"]
    /\ done' = Newest({done, client[c].tag})
    /\ UNCHANGED <<stored, sent>>

Next ==
    \/ \E c \in Client : Ask(c) \/ Store(c) \/ Finish(c)
    \/ \E r \in Replica : Answer(r) \/ ReplicaStores(r)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
    /\ stored \in [Replica -> Tag]
    /\ client \in [Client -> [phase : Phases, known : Tag, tag : Tag]]
    /\ sent \subseteq Message
    /\ done \in Tag

\* Who finishes has seen all that was over when it began; what it writes is newer.
Atomic ==
    \A c \in Client :
        client[c].phase \in {"storing", "over"} =>
            IF c \in Writer THEN Newer(client[c].tag, client[c].known)
                            ELSE ~Newer(client[c].known, client[c].tag)

\* What is over is stored by a quorum.
DoneIsStored == {r \in Replica : ~Newer(done, stored[r])} \in Quorums

\* Two writers never use the same tag.
TagsDiffer ==
    \A c, d \in Writer :
        c /= d /\ client[c].phase = "over" /\ client[d].phase = "over" => client[c].tag /= client[d].tag
=============================================================================
