--------------------------- MODULE ElectionReach ---------------------------
(***************************************************************************)
(* Evidence that nothing holds for want of a case.  Every operator Reach…  *)
(* says that an action can happen, or that the left side of an implication *)
(* is true; for each there is a model in which its negation Never… is      *)
(* violated.                                                               *)
(***************************************************************************)
EXTENDS ElectionProperties

(***************************************************************************)
(* Actions.  Repeating what is still under way is a Resend that changes    *)
(* nothing, and does not count.                                            *)
(***************************************************************************)
ReachHearProposal    == ENABLED (\E d, s \in Server : HearProposal(d, s))
ReachHearOldProposal == ENABLED (\E d, s \in Server : HearOldProposal(d, s))
ReachHearDecision    == ENABLED (\E d, s \in Server : HearDecision(d, s))
ReachDiscard         == ENABLED (\E d, s \in Server : Discard(d, s))
ReachReconsider      == ENABLED (\E d, s \in Server : Reconsider(d, s))
ReachAnswerAsDecided == ENABLED (\E d, s \in Server : AnswerAsDecided(d, s))
ReachAnswerObserver  == ENABLED (\E d, s \in Server : AnswerObserver(d, s))
ReachFinalize        == ENABLED (\E s \in Server : Finalize(s))
ReachResend          == ENABLED (\E s \in Server : Resend(s) /\ wire' # wire)
ReachEstablish       == ENABLED (\E l \in Server : \E F \in SUBSET Acceptable(l) : Establish(l, F))
ReachJoin            == ENABLED (\E f, l \in Server : Join(f, l))
ReachLeaveLeader     == ENABLED (\E s \in Server : LeaveLeader(s))
ReachLeaveOffice     == ENABLED (\E s \in Server : LeaveOffice(s))
ReachStart           == ENABLED (\E s \in Server : Start(s))
ReachCrash           == ENABLED (\E s \in Server : Crash(s))
ReachCut             == ENABLED (\E s, d \in Server : Cut(s, d))
ReachHeal            == ENABLED (\E s, d \in Server : Heal(s, d))
ReachLose            == ENABLED (\E s, d \in Server : Lose(s, d))

(***************************************************************************)
(* Left sides.                                                             *)
(***************************************************************************)
ReachLeader          == \E s \in Server : state[s] = "LEADING"
ReachOwnCandidate    == \E s \in Voter : state[s] = Looking /\ vote[s].leader = s /\ vote[s].zxid > 0
ReachMarkerClaimed   ==
    \E s \in Voter : state[s] = Looking /\ vote[s].leader = s /\ vote[s].zxid > zxid[s]
ReachEstablished     == \E l \in Server : Established(l)
ReachTwoTerms        ==
    \E l, m \in Server : l # m /\ Established(l) /\ Established(m)
ReachQuorumOfMembers == \E l \in Server : Established(l) /\ IsQuorum(Members(l))
ReachLateMember      ==
    \E l, m \in Server : Established(l) /\ m \in Members(l) /\ clock[m] # clock[l]
ReachTwoLeaders      == \E l, m \in Server : l # m /\ state[l] = "LEADING" /\ state[m] = "LEADING"
ReachStaleMandate    == \E s \in Server : state[s] = "LEADING" /\ ~MaximalInSomeQuorum(s)

(***************************************************************************)
(* The same as step properties: what a step has to do to be judged.        *)
(***************************************************************************)
NeverChangesProposal ==
    [][\A s \in Server :
          (state[s] = Looking /\ state'[s] = Looking /\ clock'[s] = clock[s])
              => vote'[s] = vote[s]]_vars
NeverTakesOffice ==
    [][\A s \in Server : state[s] = Looking => state'[s] # "LEADING"]_vars
NeverJoins ==
    [][\A s \in Server :
          (state[s] = Looking /\ ~waiting[s]) => state'[s] \notin {"FOLLOWING", "OBSERVING"}]_vars
NeverTakesAnotherRound ==
    [][\A s \in Server :
          (state[s] = Looking /\ state'[s] = "FOLLOWING") => clock'[s] = clock[s]]_vars

(***************************************************************************)
(* The negations, for configuration files.                                 *)
(***************************************************************************)
NeverHearProposal    == ~ReachHearProposal
NeverHearOldProposal == ~ReachHearOldProposal
NeverHearDecision    == ~ReachHearDecision
NeverDiscard         == ~ReachDiscard
NeverReconsider      == ~ReachReconsider
NeverAnswerAsDecided == ~ReachAnswerAsDecided
NeverAnswerObserver  == ~ReachAnswerObserver
NeverFinalize        == ~ReachFinalize
NeverResend          == ~ReachResend
NeverEstablish       == ~ReachEstablish
NeverJoin            == ~ReachJoin
NeverLeaveLeader     == ~ReachLeaveLeader
NeverLeaveOffice     == ~ReachLeaveOffice
NeverStart           == ~ReachStart
NeverCrash           == ~ReachCrash
NeverCut             == ~ReachCut
NeverHeal            == ~ReachHeal
NeverLose            == ~ReachLose
NeverLeader          == ~ReachLeader
NeverOwnCandidate    == ~ReachOwnCandidate
NeverMarkerClaimed   == ~ReachMarkerClaimed
NeverEstablished     == ~ReachEstablished
NeverTwoTerms        == ~ReachTwoTerms
NeverQuorumOfMembers == ~ReachQuorumOfMembers
NeverLateMember      == ~ReachLateMember
NeverTwoLeaders      == ~ReachTwoLeaders
NeverStaleMandate    == ~ReachStaleMandate
=============================================================================
