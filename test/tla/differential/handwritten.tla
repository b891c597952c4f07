\* Expressions whose value or error in TLC is a rule an evaluator must keep. Each definition is evaluated on its own, after the text of
\* properties/differential/generator/prelude.ts and the helpers down to the line of dashes. TLC's answers are in expressions.ndjson.
A == TRUE
G(a, b) == F(b, a)
Ten(sum, next) == 10 * sum + next
Pop(net, s, d) == [net EXCEPT ![s][d] = Tail(@)]
Send(n, s, d, m) == [n EXCEPT ![s][d] = Append(@, m)]
Net == [i \in 1..2 |-> [j \in 1..2 |-> <<i, j>>]]
power[x \in 0..3, y \in 0..3] == IF y = 0 THEN 1 ELSE x * power[x, y - 1]
a ** b == a * b
a -- b == a - b
a ^^ b == b - a
x \prec y == x < y
x \odot y == x + y + 100
s ^+ == s + 1000
RECURSIVE Length(_, _)
Length(seq, counter) == IF seq = <<>> THEN counter ELSE Length(Tail(seq), counter + 1)
RECURSIVE Ackermann(_, _)
Ackermann(m, n) == IF m = 0 THEN n + 1 ELSE IF n = 0 THEN Ackermann(m - 1, 1) ELSE Ackermann(m - 1, Ackermann(m, n - 1))
RECURSIVE Subsets(_)
Subsets(S) == IF S = {} THEN {{}} ELSE LET x == CHOOSE y \in S : TRUE rest == Subsets(S \ {x}) IN rest \cup {{x} \cup t : t \in rest}
Times(op(_, _), n, x, y) == LET go[i \in 0..n] == IF i = 0 THEN x ELSE op(go[i - 1], y) IN go[n]
MapThenFold(op(_, _), f(_), base, choose(_), S) ==
  LET iter[s \in SUBSET S] == IF s = {} THEN base ELSE LET x == choose(s) IN op(f(x), iter[s \ {x}]) IN iter[S]
----
S1ArgumentNamedLikeLaterFormal == G(1, 2)
S1QuantifierVariablesSwapped == \E a \in {1}, b \in {2} : F(b, a) = 21
S1LetNamedLikeFormal == LET b == 1 IN F(b, 2)
S1LetsNamedLikeBothFormals == LET b == 1 a == 2 IN F(b, a)
S1NestedCalls == \E s \in {1}, d \in {2} : Send(Pop(Net, s, d), d, s, <<s, d>>) = Net
S1NestedCallValue == Send(Pop(Net, 1, 2), 2, 1, 9)
S1LambdaCapturesCaller == LET a == 5 IN Apply(LAMBDA x : x + a, 1)
S1LambdaNamedLikeFormal == LET x == 5 IN Apply(LAMBDA a : x * a, 2)
S1FunctionLiteralVariable == LET n == 3 IN Counter(n)[n]
S1ThreeLevels == Turn(1, 2, 3)
S1LetInsideOperator == WithLet(7, 3)
S2DisjunctionBindsTighterThanImplication == A \/ A => FALSE
S2ImplicationThenConjunction == FALSE => A /\ FALSE
S2EquivalenceOfConjunctions == A /\ FALSE <=> FALSE /\ A
S2EquivalenceLooserThanImplication == FALSE => FALSE <=> FALSE
S2NegationTighterThanConjunction == ~FALSE /\ FALSE
S2NegationOfEquality == ~1 = 2
S2InsideQuantifier == \A x \in {1, 2} : x = 1 \/ x = 2 => x < 3
S2InsideCondition == IF A => FALSE /\ A THEN 1 ELSE 2
S2BulletsAfterImplication ==
  TRUE =>
    /\ TRUE
    /\ FALSE
S3NegativeModulo == (-7) % 3
S3NegativeDivision == (-7) \div 2
S3UnaryMinusBindsLooserThanTimes == -7 % 3
S3PositiveDivision == 7 \div 2
S3DivisionByNegative == 7 \div (-2)
S3ModuloByNegative == 7 % (-2)
S3ModuloByZero == 7 % 0
S3DivisionByZero == 7 \div 0
S3NegativeLiteralRange == -2..1
S3Subtraction == 5 - 2 - 1
S3PowerIsNotAssociative == 2 ^ 10
S3ZeroToZero == 0 ^ 0
S3NegativeExponent == 2 ^ (-1)
S3NegativeBase == (-2) ^ 3
S3LargestInteger == 2147483647
S3SmallestInteger == -2147483647 - 1
S3AdditionOverflow == 2147483647 + 1
S3SubtractionOverflow == -2147483647 - 2
S3MultiplicationOverflow == 65536 * 65536
S3PowerOverflow == 2 ^ 31
S3LargestPower == 2 ^ 30
S4NaturalAbove100 == 200 \in Nat
S4LargeNatural == 2147483647 \in Nat
S4NegativeIsNotNatural == -1 \in Nat
S4NegativeIsInteger == -5000 \in Int
S4StringInNat == "a" \in Nat
S4BooleanInInt == TRUE \in Int
S4SequenceOfNaturals == <<1, 500>> \in Seq(Nat)
S4SequenceWithNegative == <<1, -1>> \in Seq(Nat)
S4EmptySequenceInSeq == <<>> \in Seq({})
S4IntervalSubsetOfNat == 0..3 \subseteq Nat
S4SubsetOfNat == {1, 2} \in SUBSET Nat
S4FunctionsIntoNat == [i \in 1..2 |-> i] \in [1..2 -> Nat]
S4RecordsIntoInt == [a |-> -4, b |-> "x"] \in [a : Int, b : STRING]
S4NatIsNotEnumerable == \A n \in Nat : n >= 0
S4CardinalityOfNat == Cardinality(Nat)
S4FilterOfNat == {n \in Nat : n < 3}
S4MembershipInFilterOfNat == 2 \in {n \in Nat : n < 3}
S4NatEqualsNat == Nat = Nat
S8ChooseSmallestSetFirst == CHOOSE v \in {{3}, {1, 2}} : TRUE
S8ChooseFirstNonEmpty == CHOOSE v \in {{3}, {1, 2}, {}} : v # {}
S8ChooseSmallestInteger == CHOOSE v \in {3, 1, 2} : TRUE
S8ChooseNegativeInteger == CHOOSE v \in {3, -1, 2} : TRUE
S8ChooseShortestTuple == CHOOSE v \in {<<2>>, <<1, 1>>} : TRUE
S8ChooseSmallerTuple == CHOOSE v \in {<<2, 1>>, <<1, 9>>} : TRUE
S8ChooseFromPowerset == CHOOSE v \in SUBSET {1, 2, 3} : Cardinality(v) = 2
S8ChooseFromUnion == CHOOSE v \in {9, 8} \cup {7} : TRUE
S8ChooseFromMap == CHOOSE v \in {-x : x \in 1..3} : TRUE
S8ChooseFromFunctions == CHOOSE f \in [1..2 -> {0, 1}] : f[1] # f[2]
S8ChooseFalseBeforeTrue == CHOOSE v \in {TRUE, FALSE} : TRUE
S8ChooseTuplePattern == CHOOSE <<x, y>> \in {<<1, 2>>, <<2, 1>>} : x > y
S8ChooseWithoutWitness == CHOOSE v \in {1, 2} : v > 2
S8ChooseFromEmptySet == CHOOSE v \in {} : TRUE
S8ProductOfThree == {1} \X {2} \X {3}
S8ProductOfThreeIsTriples == <<1, 2, 3>> \in {1} \X {2} \X {3}
S8ProductNestedLeft == ({1} \X {2}) \X {3}
S8ProductNestedRight == {1} \X ({2} \X {3})
S8ProductWithEmptySet == {1, 2} \X {}
S9IntegerEqualsString == 1 = "a"
S9StringEqualsInteger == "a" = 1
S9IntegerDiffersFromString == 1 # "a"
S9BooleanEqualsInteger == TRUE = 1
S9SetEqualsTuple == {1} = <<1>>
S9TupleEqualsSet == <<1>> = {1}
S9RecordEqualsTuple == [a |-> 1] = <<1>>
S9TupleEqualsRecordOfOtherSize == <<1, 2>> = [a |-> 1]
S9RecordsOfOtherFields == [a |-> 1] = [b |-> "x"]
S9IntegerInStrings == 1 \in {"a"}
S9IntegerInEmptySet == 1 \in {}
S9MixedSet == {1, TRUE}
S9MixedSetOfStrings == {1, "a"}
S9SetsOfOtherSizesMayMix == {{1}, {"a", "b"}}
S9SetsOfTheSameSizeMayNot == {{1}, {"a"}}
S9SequencesOfOtherLengths == <<1>> = <<"a", "b">>
S9SequencesOfOtherKinds == <<1>> = <<"a">>
S9EmptySequenceEqualsEmptyFunction == <<>> = [i \in {} |-> 1]
S9EmptySetEqualsEmptySequence == {} = <<>>
S9IntegerLessThanString == 1 < "a"
S9PlusOfStrings == "a" + "b"
S9NegationOfInteger == ~1
S9ConjunctionWithInteger == TRUE /\ 1
S9ConditionThatIsString == IF "a" THEN 1 ELSE 2
S9CardinalityOfInteger == Cardinality(3)
S9UnionOfIntegers == UNION {1, 2}
S9CupWithInteger == {1} \cup 2
S9LenOfInteger == Len(3)
S9DomainOfInteger == DOMAIN 3
S9ApplyInteger == 3[1]
S9FieldOfInteger == (3).a
S9MembershipInInteger == 1 \in 2
S9QuantifierOverInteger == \E x \in 3 : TRUE
L1TupleWithSeveralDefinitions == LET one == 1 two == 2 IN <<one, two, one + two>>
L3BulletsAfterQuantifier ==
  \E x \in {1, 2} : /\ x > 1
                    /\ x < 3
L3BulletsAfterQuantifierFurtherLeft ==
  \E x \in {1, 2} :
  /\ x > 1
  /\ x < 2
L4BulletsInFilter ==
  {x \in 1..5 : /\ x > 1
                /\ x < 4}
L4BulletsInFilterNewLine ==
  {x \in 1..5 :
     /\ x > 1
     /\ x # 3}
L5DisjunctionBullets ==
  \/ FALSE
  \/ /\ TRUE
     /\ FALSE
  \/ TRUE
L5NestedBullets ==
  /\ \/ FALSE
     \/ TRUE
  /\ ~ \/ FALSE
       \/ FALSE
L5BulletEndsQuantifier ==
  /\ \A x \in {} : FALSE
  /\ FALSE
L5BulletsOnOneLine == /\ TRUE /\ FALSE
L5BulletsThenInfix ==
  (/\ TRUE
   /\ TRUE) => FALSE
L6FieldOfCall == Head(<<[t |-> 5]>>).t
L6IndexOfCall == Reverse(<<1, 2>>)[1]
L6FieldOfIndex == <<[t |-> <<6>>]>>[1].t[1]
L7FunctionDefinition == Factorial[5]
L7FunctionDefinitionOfTwo == power[2, 3]
L7LetFunctionDefinition == LET f[n \in Nat] == IF n = 0 THEN 0 ELSE n + f[n - 1] IN f[10]
L7FunctionOfTwoInLet == LET g[i \in 0..2, j \in 0..2] == IF i = 0 THEN j ELSE g[i - 1, j] + 1 IN g[2, 1]
L8FunctionOfTwoArguments == [a \in 1..2, b \in {"x"} |-> a][2, "x"]
L8TupleArgumentIsTwoArguments == [a \in 1..2, b \in 3..4 |-> a * b][<<2, 4>>]
L8TwoArgumentsAreATuple == [p \in (1..2) \X (3..4) |-> p[1] + p[2]][1, 4]
L8DomainOfTwoArguments == DOMAIN [a \in 1..2, b \in {3} |-> a]
L8SharedSet == [a, b \in 1..2 |-> a - b]
L8ExceptTwoArguments == [[a \in 1..2, b \in 1..2 |-> 0] EXCEPT ![1, 2] = 5]
L8PatternArgument == [<<a, b>> \in (1..2) \X {7} |-> a + b][1, 7]
L9InfixPlusPlus == 3 ++ 4
L9InfixStarStar == 3 ** 4
L9InfixMinusMinus == 3 -- 4
L9InfixPower == 3 ^^ 4
L9InfixWord == 1 \prec 2
L9InfixOdot == 1 \odot 2
L9InfixAssociates == 1 ++ 2 ++ 3
L9InfixPrecedence == 1 ++ 2 * 3
L9PostfixOperator == 1^+
L9InfixAnd == 1 & 2
L9InfixSymmetricDifference == {1, 2} ## {2, 3}
L10NamedOperatorAsArgument == Apply(Unused, 9)
L10SymbolAsArgument == Apply2(-, 1, 10)
L10LambdaToUserOperator == Twice(LAMBDA v : v * 3, 2)
L10LambdaOfTwo == Apply2(LAMBDA v, w : v - w, 1, 5)
L10NamedToSelectSeq == LET odd(v) == v % 2 = 1 IN SelectSeq(<<1, 2, 3>>, odd)
L10LambdaToSelectSeq == SelectSeq(<<1, 2, 3>>, LAMBDA v : v > 1)
L10OperatorThroughTwoLevels == Times(Ten, 3, 0, 1)
L10ComposedOperators == Compose(LAMBDA v : v + 1, LAMBDA v : v * 2, 5)
L10LetOperatorAsArgument == LET inc(v) == v + 1 IN Twice(inc, 3)
L10HigherOrderLet == LET app(h(_), v) == h(h(v)) IN app(LAMBDA q : q * q, 3)
L10FoldOverSet == MapThenFold(+, LAMBDA v : v * v, 0, LAMBDA s : CHOOSE e \in s : TRUE, 1..4)
L10SortByOperator == SortSeq(<<3, 1, 2>>, <)
L10SortByLambda == SortSeq(<<3, 1, 2>>, LAMBDA v, w : v > w)
L13NestedComment == 1 (* outer (* inner *) still a comment *) + 2
L13Label == lab :: 1 + 1
L13LabelInside == \A x \in {1} : here(x) :: x = 1
L13StringSet == "a" \in STRING
L13IntegerInStringSet == 1 \in STRING
L13LenOfString == Len("abc")
L13ConcatenatedStrings == "ab" \o "cd"
L13StringsAreNotIndexed == "abc"[1]
L13EscapedString == "a\"b\\c"
L13SubSeqInside == SubSeq(<<1, 2, 3>>, 2, 3)
L13SubSeqEmpty == SubSeq(<<1, 2, 3>>, 3, 2)
L13SubSeqEmptyFarOut == SubSeq(<<1, 2, 3>>, 9, 2)
L13SubSeqBeyondTheEnd == SubSeq(<<1, 2, 3>>, 2, 4)
L13SubSeqBeforeTheStart == SubSeq(<<1, 2, 3>>, 0, 2)
L14AnyOfModuleTLC == 5 \in Any
N1EmptySequenceIsEmptyFunction == <<>> = [x \in {} |-> x]
N1SequenceIsFunction == [i \in 1..2 |-> i] = <<1, 2>>
N1ColonGreaterIsSequence == 1 :> 5 @@ 2 :> 6 = <<5, 6>>
N1RecordIsFunction == [i \in {"a"} |-> 1] = [a |-> 1]
N1RecordIsFunctionOfStrings == ("a" :> 1 @@ "b" :> 2) = [b |-> 2, a |-> 1]
N1RecordIndexedByString == [a |-> 1, b |-> 2]["b"]
N1FunctionSelectedByField == ("a" :> 3).a
N1DomainOfSequence == DOMAIN <<5, 6, 7>>
N1DomainOfRecord == DOMAIN [a |-> 1, b |-> 2]
N1DomainOfEmpty == DOMAIN <<>>
N1LeftWinsInMerge == (1 :> "a" @@ 1 :> "b")[1]
N1FunctionSetOverInterval == [1..2 -> {0, 1}]
N1FunctionSetOverStrings == [{"a", "b"} -> {0}]
N1FunctionSetFromEmpty == [{} -> {1, 2}]
N1FunctionSetIntoEmpty == [{1} -> {}]
N1FunctionInFunctionSet == <<0, 1>> \in [1..2 -> {0, 1}]
N1FunctionNotInFunctionSet == <<0, 5>> \in [1..2 -> {0, 1}]
N1OtherDomainNotInFunctionSet == <<0>> \in [1..2 -> {0, 1}]
N1SequenceInFunctionSet == <<>> \in [{} -> {1}]
N1RecordSet == [a : {1, 2}, b : BOOLEAN]
N1RecordInRecordSet == [b |-> TRUE, a |-> 1] \in [a : {1, 2}, b : BOOLEAN]
N1RecordWithMoreFields == [a |-> 1, c |-> 2] \in [a : {1}]
N1HeterogeneousRecordSet == [t : {"x"}, v : {1}] \cup [t : {"y"}]
N1CardinalityOfPowerset == Cardinality(SUBSET (1..10))
N1CardinalityOfFunctionSet == Cardinality([1..3 -> 1..4])
N1SubsetOrder == SUBSET {1, 2, 3}
N1UnionOfSets == UNION {{1, 2}, {2, 3}, {}}
N1UnionOfPowerset == UNION SUBSET {1, 2}
N1IntervalUpsideDown == 3..1
N1IntervalOfOne == 3..3
N1MembershipInInterval == 5 \in 1..1000000000
N1LargeIntervalSubset == 5..6 \subseteq 1..1000000
N1SetOfSets == {{2, 1}, {1, 2}, {}}
N1FilterWithMembership == {x \in {1, 2, 3} : x \in {2, 3, 4}}
N1MapOfMembership == {(x \in {1}) : x \in {1, 2}}
N1MapOfTwo == {<<a, b>> : a \in 1..2, b \in {3}}
N1MapOfTwoShared == {a - b : a, b \in 1..3}
N1MapOfPattern == {a + b : <<a, b>> \in {<<1, 2>>, <<3, 4>>}}
N1FilterOfPattern == {<<a, b>> \in (1..2) \X (1..2) : a # b}
N1QuantifierOfPattern == \A <<a, b>> \in {<<1, 2>>, <<2, 3>>} : b = a + 1
N1QuantifierOfThree == \E a, b \in 1..3, c \in {6} : a * b = c
N1QuantifierOverEmpty == \A x \in {} : 1 \div 0 = 1
N1ExistsOverEmpty == \E x \in {} : TRUE
N1NotIn == 3 \notin {1, 2}
N1SubsetEq == {1, 2} \subseteq {2, 1, 3}
N1SetDifference == (1..5) \ {2, 4}
N1BooleanSet == BOOLEAN
N1BooleanInBoolean == TRUE \in BOOLEAN
N2ExceptAt == [[a |-> 1] EXCEPT !.a = @ + 1]
N2ExceptNestedPath == [[a |-> <<1, [b |-> 2]>>] EXCEPT !.a[2].b = @ * 10]
N2ExceptSeveralInOrder == [<<1, 2>> EXCEPT ![1] = @ + 1, ![1] = @ * 10]
N2ExceptSeesEarlierUpdate == [[a |-> 1, b |-> 1] EXCEPT !.a = 5, !.b = 6]
N2ExceptOfExcept == [[<<1, 2>> EXCEPT ![1] = 3] EXCEPT ![2] = @ + 1]
N2ExceptAtInsideExcept == [<<<<1>>, 2>> EXCEPT ![1] = [@ EXCEPT ![1] = @ + 40]]
N2ExceptByStringKey == [[a |-> 1] EXCEPT !["a"] = 2]
N2ExceptUnusedAt == [<<1>> EXCEPT ![1] = "x"]
N2ExceptFunction == [[x \in {5, 7} |-> x] EXCEPT ![7] = @ - 1]
N2ExceptOnMissingKey == [<<1, 2>> EXCEPT ![3] = 0]
N2ExceptOnMissingField == [[a |-> 1] EXCEPT !.b = 0]
N2ExceptOnInteger == [3 EXCEPT ![1] = 0]
N3ApplicationOutsideOfDomain == <<1, 2>>[3]
N3ApplicationAtZero == <<1, 2>>[0]
N3ApplicationToOtherKind == <<1, 2>>["a"]
N3FunctionOutsideOfDomain == [x \in {5} |-> x][6]
N3MissingField == [a |-> 1].b
N3MissingFieldByString == [a |-> 1]["b"]
N3HeadOfEmpty == Head(<<>>)
N3TailOfEmpty == Tail(<<>>)
N3HeadOfFunction == Head([i \in 1..2 |-> i * 7])
N3AppendToFunction == Append([i \in 1..2 |-> i], 3)
N3LenOfFunctionThatIsNoSequence == Len([i \in 2..3 |-> i])
N3ConcatenateFunction == [i \in 1..1 |-> 9] \o <<1>>
N3CaseWithoutMatch == CASE FALSE -> 1 [] 1 = 2 -> 2
N3CaseFirstMatch == CASE TRUE -> 1 [] TRUE -> 2
N3CaseOther == CASE FALSE -> 1 [] OTHER -> 3
N3CaseNested == CASE TRUE -> (CASE FALSE -> 1 [] OTHER -> 2) [] OTHER -> 3
N3CaseGuardFails == CASE Head(<<>>) = 1 -> 1 [] OTHER -> 2
N3AssertHolds == Assert(TRUE, "no")
N3AssertFails == Assert(FALSE, "no")
N4UnusedArgument == Unused(1 \div 0)
N4UnusedArgumentOfTwo == First(3, Head(<<>>))
N4UnusedLet == LET b == 1 \div 0 IN TRUE
N4LetUsedAfterGuard == LET h == Head(<<>>) IN IF <<>> = <<>> THEN 0 ELSE h
N4LetOfLet == LET a == 1 IN LET b == a + 1 IN LET c == a + b IN c
N4ConjunctionShortCircuits == FALSE /\ 1 \div 0 = 1
N4DisjunctionShortCircuits == TRUE \/ 1 \div 0 = 1
N4ImplicationShortCircuits == FALSE => 1 \div 0 = 1
N4ConjunctionFailsOnTheLeft == 1 \div 0 = 1 /\ FALSE
N4EquivalenceEvaluatesBoth == FALSE <=> 1 \div 0 = 1
N4ExistsStopsAtWitness == \E x \in 1..3 : x = 1 \/ 1 \div (x - 2) = 7
N4ForAllStopsAtCounterexample == \A x \in 1..3 : x # 1 /\ 1 \div (x - 2) = 7
N4FunctionIsLazy == [x \in 0..2 |-> 1 \div x][1]
N4FunctionComparedIsNot == [x \in 0..2 |-> 1 \div x] = <<1>>
N4IfIsLazy == IF TRUE THEN 1 ELSE 1 \div 0
N4RecursiveFunctionOverNat == Factorial[10]
N4RecursiveFunctionOutsideOfDomain == LET f[n \in 0..3] == IF n = 0 THEN 0 ELSE f[n - 1] + 1 IN f[4]
N4MutualRecursion == <<Even(10), Odd(10), Even(7)>>
N4RecursionWithAccumulator == Length(<<5, 6, 7>>, 0)
N4Ackermann == Ackermann(2, 3)
N4RecursiveSets == Subsets({1, 2, 3})
N4LetRecursive == LET RECURSIVE g(_) g(n) == IF n = 0 THEN <<>> ELSE Append(g(n - 1), n) IN g(4)
N4LetOperatorUsesLaterFormals == LET op(a, b) == a - b IN op(op(9, 4), op(1, 2))
N5Bags == SetToBag({1, 2})
N5BagSum == SetToBag({1, 2}) (+) SetToBag({2, 3})
N5BagDifference == (SetToBag({1, 2}) (+) SetToBag({2})) (-) SetToBag({2})
N5BagCardinality == BagCardinality(SetToBag({4, 5}) (+) SetToBag({4}))
N5CopiesIn == CopiesIn(4, SetToBag({4, 5}) (+) SetToBag({4}))
N5CopiesOfMissing == CopiesIn(9, SetToBag({4, 5}))
N5BagToSet == BagToSet(SetToBag({4, 5}) (+) SetToBag({4}))
N5BagIn == BagIn(4, SetToBag({4}))
N5BagUnion == BagUnion({SetToBag({1}), SetToBag({1, 2})})
N5SubBag == SetToBag({1}) \sqsubseteq SetToBag({1, 2})
N5NotSubBag == (SetToBag({1}) (+) SetToBag({1})) \sqsubseteq SetToBag({1, 2})
N5EmptyBag == EmptyBag
N5IsABag == IsABag([x \in {"a"} |-> 2])
N5IsNotABag == IsABag([x \in {"a"} |-> 0])
N5BagOfAll == BagOfAll(LAMBDA x : x % 2, SetToBag({1, 2, 3}))
N5SubBags == SubBag(SetToBag({1, 2}))
N6Permutations == Permutations({1, 2})
N6PermutationsOfStrings == Cardinality(Permutations({"a", "b", "c"}))
N6ToString == ToString(42)
N6ToStringOfTuple == ToString(<<1, {2}, [a |-> TRUE]>>)
N6Cardinality == Cardinality({1, 1, 2})
N6IsFiniteSet == IsFiniteSet({1})
N6IsFiniteNat == IsFiniteSet(Nat)
N6TLCEval == TLCEval({x \in 1..3 : x > 1})
N6InstanceOperator == Nested!+(1, 2)
N6SelectSeqOfEmpty == SelectSeq(<<>>, LAMBDA v : TRUE)
N6AppendTwice == Append(Append(<<>>, 1), 2)
N6ConcatenateEmpty == <<>> \o <<>>
N6TailOfOne == Tail(<<1>>)
N6LenOfNested == Len(<<<<>>, <<1>>>>)
N6SequenceOfSequences == <<1, <<2, <<3>>>>>>
N6PrintTIsTrue == PrintT("x")
N6PrintGivesItsSecond == Print("x", 3)
N7BinaryNumber == \b101
N7HexNumber == \hff
N7OctalNumber == \o17
N7UnicodeFreeSynonyms == 1 \leq 2 /\ 2 \geq 1 /\ {1} \union {2} = {1} \cup {2} /\ {1} \intersect {1} = {1} /\ 1 /= 2 /\ \lnot FALSE /\ (TRUE \land TRUE) /\ (FALSE \lor TRUE) /\ (TRUE \equiv TRUE)
N7LessSynonyms == 1 =< 2
N7CircSynonym == <<1>> \circ <<2>>
N7TimesSynonym == {1} \times {2}
