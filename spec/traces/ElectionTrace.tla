--------------------------- MODULE ElectionTrace ---------------------------
(***************************************************************************)
(* Whether a recorded run is a behaviour of Election: the events of a      *)
(* trace one after the other, each as the action of the specification that *)
(* it names, with everything that the event recorded.  What an event did   *)
(* not record is free.  docs/traces.md has the format of the files, of     *)
(* which `Trace` is what this module reads.                                *)
(*                                                                         *)
(* A closed trace has the steps of all servers, of the network and of the  *)
(* faults, in one order.  An open trace has those of one server; the       *)
(* others are down here, and whatever they do is the environment's: before *)
(* each event what the server sent has left its wires, and the             *)
(* notification that the event received is on one.                         *)
(***************************************************************************)
EXTENDS Election

CONSTANTS
    Trace,      \* the events, a sequence of records
    Open,       \* BOOLEAN: whether the trace is an open one
    Missing     \* how many steps that were not recorded there may be before each event

VARIABLES
    \* The place of the next event.
    position,
    \* In an open trace, whether the environment has done what comes before that event.
    ready,
    \* How many steps before that event were not recorded.
    skipped

traceVars == <<position, ready, skipped>>

\* TLC evaluates a definition once, but what replaces a constant at each use.
Events       == Trace
Event        == Events[position]
Given(field) == field \in DOMAIN Event

TraceInit ==
    /\ Init
    /\ position = 1
    /\ ready = FALSE
    /\ skipped = 0

(***************************************************************************)
(* Comparing what a step makes with what was recorded.  A record fits if   *)
(* the recorded fields agree.  A recorded table has everybody who was      *)
(* heard.                                                                  *)
(***************************************************************************)
Fits(value, recorded) == \A field \in DOMAIN recorded : value[field] = recorded[field]

TableFits(table, recorded) ==
    \A t \in Server :
        IF t \in DOMAIN recorded THEN table[t] # Unheard /\ Fits(table[t], recorded[t])
        ELSE table[t] = Unheard

AfterFits(s) ==
    Given("after") =>
        \A field \in DOMAIN Event.after :
            CASE field = "state"     -> state'[s] = Event.after.state
              [] field = "clock"     -> clock'[s] = Event.after.clock
              [] field = "vote"      -> Fits(vote'[s], Event.after.vote)
              [] field = "waiting"   -> waiting'[s] = Event.after.waiting
              [] field = "received"  -> TableFits(received'[s], Event.after.received)
              [] field = "outside"   -> TableFits(outside'[s], Event.after.outside)
              [] field = "epoch"     -> epoch'[s] = Event.after.epoch
              [] field = "zxid"      -> zxid'[s] = Event.after.zxid
              [] field = "processed" -> processed'[s] = Event.after.processed
              [] field = "synced"    -> synced'[s] = Event.after.synced

(***************************************************************************)
(* What was sent is the newest on each wire; the other wires of the server *)
(* are as they were.  To say again what is undelivered changes no wire, so *)
(* whom the step has told something is said besides: `receivers`.          *)
(* `replaces` are the receivers whose send queue replaces what is          *)
(* undelivered.                                                            *)
(***************************************************************************)
Newest(pending) == pending[Len(pending)]

SentFits(s, receivers) ==
    Given("sent") =>
        /\ DOMAIN Event.sent = receivers
        /\ \A t \in Server :
            IF t \in receivers
            THEN wire'[s][t] # <<>> /\ Fits(Newest(wire'[s][t]), Event.sent[t])
            ELSE wire'[s][t] = wire[s][t]

ModesFit(s) ==
    Given("replaces") =>
        \A t \in Server :
            IF wire'[s][t] = wire[s][t] THEN TRUE
            ELSE wire'[s][t] = Extended(wire[s][t], Newest(wire'[s][t]),
                                        IF t \in Event.replaces THEN "replace" ELSE "queue",
                                        Up(t) /\ {s, t} \notin cut)

(***************************************************************************)
(* The step that an event names.                                           *)
(***************************************************************************)
Senders == IF Given("from") THEN {Event.from} ELSE Server

Everybody(s) == Voter \ {s}

\* Whom d tells something when the oldest notification of s arrives.
Answered(d, s) ==
    LET asks == Note(d, s).state = Looking
    IN  CASE Event.action = "HearProposal" ->
                IF Note(d, s).round > clock[d] \/ Better(VoteIn(Note(d, s)), vote[d])
                THEN Everybody(d) ELSE {}
          [] Event.action = "Discard"         -> IF asks /\ Note(d, s).round < clock[d] THEN {s} ELSE {}
          [] Event.action = "AnswerAsDecided" -> IF asks THEN {s} ELSE {}
          [] Event.action \in {"HearOldProposal", "AnswerObserver"} -> {s}
          [] OTHER -> {}

Received(d, s) ==
    /\ wire[s][d] # <<>>
    /\ Given("notification") => Fits(Note(d, s), Event.notification)
    /\ \/ Event.action = "HearProposal" /\ HearProposal(d, s)
       \/ Event.action = "HearOldProposal" /\ HearOldProposal(d, s)
       \/ Event.action = "HearDecision" /\ HearDecision(d, s)
       \/ Event.action = "Discard" /\ Discard(d, s)
       \/ Event.action = "Reconsider" /\ Reconsider(d, s)
       \/ Event.action = "AnswerAsDecided" /\ AnswerAsDecided(d, s)
       \/ Event.action = "AnswerObserver" /\ AnswerObserver(d, s)
    /\ SentFits(d, Answered(d, s))

Receipts == {"HearProposal", "HearOldProposal", "HearDecision", "Discard", "Reconsider",
             "AnswerAsDecided", "AnswerObserver"}

StepOfServer(s) ==
    \/ Event.action \in Receipts /\ \E p \in Senders : Received(s, p)
    \/ Event.action = "Finalize" /\ Finalize(s) /\ SentFits(s, {})
    \/ /\ \/ Event.action = "Resend" /\ Resend(s)
          \/ Event.action = "LeaveLeader" /\ LeaveLeader(s)
          \/ Event.action = "LeaveOffice" /\ LeaveOffice(s)
          \/ Event.action = "Start" /\ Start(s)
       /\ SentFits(s, Everybody(s))

Followers(l) ==
    IF Given("followers") THEN {Event.followers} \cap SUBSET Acceptable(l)
    ELSE SUBSET Acceptable(l)

StepOfOthers ==
    \/ Event.action = "Establish" /\ \E F \in Followers(Event.server) : Establish(Event.server, F)
    \/ /\ Event.action = "Join"
       /\ \E l \in IF Given("leader") THEN {Event.leader} ELSE Server : Join(Event.server, l)
    \/ Event.action = "Crash" /\ Crash(Event.server)
    \/ Event.action = "Cut" /\ Cut(Event.one, Event.other)
    \/ Event.action = "Heal" /\ Heal(Event.one, Event.other)
    \/ Event.action = "Lose" /\ Lose(Event.from, Event.server)

Happened ==
    \/ StepOfServer(Event.server) /\ ModesFit(Event.server)
    \/ StepOfOthers

(***************************************************************************)
(* The environment of an open trace.  A server that starts while it runs   *)
(* has crashed without a word; one that crashes while it is down was       *)
(* killed before it could say that it had started.  Nobody sends anything  *)
(* to itself.                                                              *)
(***************************************************************************)
Arriving == Given("from") /\ Given("notification") /\ Event.from # Event.server

Deliver ==
    /\ wire' = [p \in Server |-> [d \in Server |->
          IF Arriving /\ d = Event.server /\ p = Event.from THEN <<Event.notification>> ELSE <<>>]]
    /\ UNCHANGED <<DiskVars, MemoryVars, faults, last, cut>>

Prepare ==
    /\ Open
    /\ ~ready
    /\ IF Event.action = "Start" /\ Up(Event.server) THEN Crash(Event.server)
       ELSE IF Event.action = "Crash" /\ ~Up(Event.server) THEN Start(Event.server)
       ELSE Deliver
    /\ ready' = TRUE
    /\ UNCHANGED <<position, skipped>>

Take ==
    /\ Open => ready
    /\ Happened
    /\ AfterFits(Event.server)
    /\ position' = position + 1
    /\ ready' = FALSE
    /\ skipped' = 0

Skip ==
    /\ skipped < Missing
    /\ Next
    /\ skipped' = skipped + 1
    /\ UNCHANGED <<position, ready>>

TraceNext == position <= Len(Trace) /\ (Prepare \/ Take \/ Skip)

TraceSpec == TraceInit /\ [][TraceNext]_<<vars, traceVars>>

(***************************************************************************)
(* The trace is allowed if the specification can take all of its events.   *)
(***************************************************************************)
Allowed    == position > Len(Trace)
NotAllowed == ~Allowed
=============================================================================
