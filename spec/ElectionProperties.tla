------------------------- MODULE ElectionProperties -------------------------
EXTENDS Election

Contract == INSTANCE ElectionContract WITH
    mandate <- {s \in Server : entitled[s]},
    office  <- {s \in Server : state[s] = "LEADING"}

LeaderIsMaximal == \A s \in Server : state[s] = "LEADING" => entitled[s]

OneLeaderPerEpoch ==
    \A l, m \in Server :
        (state[l] = "LEADING" /\ state[m] = "LEADING" /\ synced[l] # 0 /\ synced[l] = synced[m]) => l = m
=============================================================================
