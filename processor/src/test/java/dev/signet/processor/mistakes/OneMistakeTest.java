package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** One mistake that shows at several places, or that others seem to follow from. */
final class OneMistakeTest {
  @Test
  void allAdjectivesOfAnotherNounAreOneMistake() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            §@Filters(4) @Binarize(inputs = Real.class) BatchNorm norm,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongAdjective] @Filters and @Binarize do not describe BatchNorm. Take them away.");
  }

  @Test
  void aNounWithoutItsAdjectiveMayHaveBeenAnother() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @From({"stem", "norm"}) Dense §sum,
            @Units(10) Dense logits) {}
        """,
        "[MissingAdjective] sum is a Dense without @Units or @Squeeze, which states its size. Add it.");
  }

  @Test
  void sumOnANetworkMakesNoBranchesOfItsLayers() {
    expect(
        """
        @Network(input = {1, 8, 8}) §@Sum record Net(
            @Filters(4) Conv stem,
            @From({"stem", "stem"}) Add twice,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[SeveralJoins] Net is a network and says @Sum, but a network is the sequence of its layers."
            + " Take @Sum away.");
  }

  @Test
  void aBlockOfSeveralJoinsHasNoShape() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sum §@Residual record B(@Filters(4) Conv a, @Filters(4) Conv b) {}
        """,
        "[SeveralJoins] B says @Sum and @Residual, but a block joins in one way. Keep one of them.");
  }

  @Test
  void aBlockOfSeveralJoinsMayNotBeASum() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sum §@Sequential record B(@Filters(4) Conv only) {}
        """,
        "[SeveralJoins] B says @Sum and @Sequential, but a block joins in one way. Keep one of"
            + " them.");
  }

  @Test
  void ofTwoSizesOneIsMeant() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            GlobalAvgPool average,
            @Squeeze(ratio = 2) §@Units(10) Dense logits) {}
        """,
        "[WrongAdjective] logits has @Squeeze and @Units, but Dense takes one of them. Keep one.");
  }

  @Test
  void anOutputOfValuesThatDoNotMeetHasNoShape() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            GlobalAvgPool average,
            @From(§{"stem", "average"}) Add sum) {}
        """,
        "[ShapesDiffer] sum joins stem (4x8x8), average (4), but Add joins values of one shape. Give"
            + " them one.");
  }

  @Test
  void aBlockThatContainsItselfMayUseItsParameters() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8, stride = 2) B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record B(B §inner) {}
        """,
        "[BlockCycle] B contains itself: B -> B. Leave out one of these uses.");
  }

  @Test
  void ofTooManyStridesOneMayBeMeant() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8, stride = 2) B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record B(@Filters(value = OUT, stride = {1, 2, §3}) Conv conv) {}
        """,
        "[OneOrTwoNumbers] stride has 3 numbers, but takes one for both directions or two, rows"
            + " first. Take the others away.");
  }

  @Test
  void anEmptyBlockMayUseItsParameters() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(units = 2, out = 8, stride = 2) B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential §record B() {}
        """,
        "[EmptyRecord] B has no layers, but needs at least one. Give the record components.");
  }

  @Test
  void aLayerWithoutItsAdjectiveMayUseParameters() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record B(Conv §conv) {}
        """,
        "[MissingAdjective] conv is a Conv without @Filters, which states its size. Add it.");
  }

  @Test
  void aBlockThatForgetsAParameterIsOneMistake() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = §8) B first,
            @Stage(out = 16) B second,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual record B(@Filters(5) Conv conv) {}
        """,
        "[OutUnused] out = 8 is given, but B never uses OUT. Take it away, or use OUT in B.");
  }

  @Test
  void nothingIsKnownOfShapesBehindAWrongInput() {
    expect(
        """
        @Network(input = {2, §0, 9}) record Net(
            @Window(4) MaxPool pool,
            @Filters(value = 3, kernel = 9, padding = Padding.VALID) Conv conv,
            @Units(10) Dense logits) {}
        """,
        "[OutOfRange] A size of input is 0, but must be at least 1. Write a positive number.");
  }

  @Test
  void whatStandsBehindABrokenJoinRestsOnIt() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            @Filters(value = 4, stride = 2) Conv small,
            @From(§{"stem", "small"}) Add sum,
            @From({"small", "sum"}) Add again,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ShapesDiffer] sum joins stem (4x8x8), small (4x4x4), but Add joins values of one shape."
            + " Give them one.");
  }

  @Test
  void ringsThatMeetAreOneMistake() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            C block,
            @Units(10) Dense logits) {}
        @Sequential record A(C §again, BatchNorm norm) {}
        @Sequential record B(A a) {}
        @Sequential record C(A side, B path) {}
        """,
        "[BlockCycle] C contains itself: C -> A -> C. Leave out one of these uses.");
  }

  @Test
  void aBlockWithWrongAdjectivesMayHaveBeenALayer() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            A block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual record A(§@Filters(4) A conv, BatchNorm norm) {}
        """,
        "[WrongAdjective] @Filters does not describe A. Take it away.");
  }

  @Test
  void aSizeOfNoneMayBeMeantAsAParameter() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) A block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record A(@Filters(§0) Conv conv) {}
        """,
        "[OutOfRange] @Filters is 0, but must be at least 1. Write a positive number.");
  }

  @Test
  void aRecordWithoutItsJoinIsOneMistake() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            B §first,
            B second,
            @Units(10) Dense logits) {}
        record B(@Filters(4) Conv conv) {}
        """,
        "[NotALayer] B is neither a layer nor a block. To make it a block, say how it joins:"
            + " @Sequential, @Residual, @DenselyConnected or @Sum.");
  }

  @Test
  void aClassThatCannotBeMadeIsOneMistake() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Filters(4) @Binarize(inputs = Mine§.class) BinaryConv first,
            BatchNorm norm1,
            @Filters(4) @Binarize(inputs = Mine.class) BinaryConv second,
            BatchNorm norm2,
            @Units(10) Dense logits) {}
        @Alphabet(levels = {-1, 1}) class Mine implements Estimator {
          public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
          public float derivative(float x, Site s) { return 1; }
        }
        """,
        "[ChoiceNotPublic] Mine is not public, but generated code uses it. Make Mine public.");
  }

  @Test
  void aBlockWhoseAddendsDifferIsOneMistake() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) B §first,
            @Stage(out = 16) B second,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sum record B(@Filters(OUT) Conv a, @Filters(4) Conv b) {}
        """,
        "[SumShape] At first, B adds a, 8x8x8, and b, 4x8x8, but addends must have one shape. Let"
            + " them end in one shape.");
  }

  @Test
  void aBlockOfTwoNetworksIsOneMistake() {
    expect(
        """
        @Network(input = {2, 8, 8}) record A(B §block, GlobalAvgPool average, @Units(10) Dense logits) {}
        @Network(input = {3, 8, 8}) record C(B block, GlobalAvgPool average, @Units(10) Dense logits) {}
        @Residual record B(@Filters(4) Conv conv) {}
        """,
        "[ResidualShape] At block, B adds its input, 2x8x8, to what its layers make, 4x8x8. Give its"
            + " @Residual a shortcut that makes 4x8x8, or keep the shape.");
  }

  @Test
  void shapesOfWhatIsTooLargeAreNotCompared() {
    expect(
        """
        @Network(input = {2, 9, 5}) record Net(
            B block,
            @Units(10) Dense logits) {}
        @Sum(identity = true) record B(@Filters(value = IN, kernel = 100_000_000) Conv §side) {}
        """,
        "[TooLarge] block.side learns 40000000000000000 numbers, but an array holds at most"
            + " 2147483647 numbers. Make it smaller.");
  }

  @Test
  void aRefusedChoiceIsNotThatFurtherOut() {
    expect(
        """
        @Network(input = {1, 8, 8}) @Binarize(inputs = Real.class) record Net(
            @Binarize(inputs = Estimator§.class, padding = Padding.ONE) @Filters(4) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ChoiceAbstract] Estimator is abstract, but generated code makes an object of it. Name a"
            + " class that is not.");
  }

  @Test
  void costsOfARefusedChoiceAreNotKnown() {
    expect(
        """
        @Network(input = {1, 8, 8}) @Require(minBinaryMacRatio = 0.1) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Binarize(weights = Real.class, inputs = Estimator§.class) @Filters(4) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ChoiceAbstract] Estimator is abstract, but generated code makes an object of it. Name a"
            + " class that is not.");
  }

  @Test
  void shapesBehindARefusedEncoderAreNotKnown() {
    expect(
        """
        @Network(input = {1, 8, 8}) @Encode(value = Encoder§.class, levels = 8) record Net(
            B block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual record B(@Filters(8) BinaryConv conv, BatchNorm norm) {}
        """,
        "[ChoiceAbstract] Encoder is abstract, but generated code makes an object of it. Name a class"
            + " that is not.");
  }

  @Test
  void aStrideWithoutNumbersMayBeMeantToBeTheStages() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8, stride = 2) Path path,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Path(@Filters(value = OUT, stride = §{}) Conv conv, BatchNorm norm) {}
        """,
        "[OneOrTwoNumbers] stride has no number, but takes one for both directions or two, rows"
            + " first. Write it, or leave stride out.");
  }
}
