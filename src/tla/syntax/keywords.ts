// Words that cannot be names.

/** The reserved words of TLA+ (with those of its proof language), and the built-in constants, which cannot be defined anew. */
const RESERVED: ReadonlySet<string> = new Set(
  [
    "ACTION ACTIONS ASSUME ASSUMPTION AXIOM BY CASE CHOOSE CONSTANT CONSTANTS COROLLARY DEF DEFINE DEFS DOMAIN ELSE ENABLED EXCEPT EXTENDS",
    "HAVE HIDE IF IN INSTANCE LAMBDA LEMMA LET LOCAL MODULE NEW OBVIOUS OMITTED ONLY OTHER PICK PROOF PROPOSITION PROVE QED RECURSIVE SF_ STATE",
    "SUBSET SUFFICES TAKE TEMPORAL TEMPORALS THEN THEOREM UNCHANGED UNION USE VARIABLE VARIABLES WF_ WITH WITNESS",
  ].flatMap((line) => line.split(" ")),
)

const BUILT_IN: ReadonlySet<string> = new Set(["TRUE", "FALSE", "BOOLEAN", "STRING"])

/** A word of the language's own syntax. */
export const isReserved = (word: string): boolean => RESERVED.has(word)

/** A built-in constant such as TRUE: usable, but not as the name of something else. */
export const isBuiltIn = (word: string): boolean => BUILT_IN.has(word)
