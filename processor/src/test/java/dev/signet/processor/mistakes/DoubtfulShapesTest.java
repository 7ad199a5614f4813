package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** A value of a wrong shape, from which several layers take, is one mistake. */
final class DoubtfulShapesTest {
  @Test
  void aValueThatMeetsNeitherOfTwoIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Net(
            @Filters(5) Conv stem,
            BatchNorm norm,
            @From("stem") @Filters(4) Conv left,
            @From("stem") @Filters(4) Conv right,
            @From(§{"left", "norm"}) Add first,
            @From({"right", "norm"}) Add second,
            @From({"stem", "right"}) Add third,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ShapesDiffer] first joins left (4x8x8), norm (5x8x8), but Add joins values of one shape."
            + " Give them one.");
  }

  @Test
  void aPictureTooSmallForTwoKernelsIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Net(
            @Filters(value = 4, stride = 4) Conv stem,
            @Filters(value = 4, kernel = §3, padding = Padding.VALID) Conv left,
            @From("stem") @Filters(value = 4, kernel = 3, padding = Padding.VALID) Conv right,
            @From({"left", "right"}) Add sum,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[KernelTooLarge] The kernel of left is 3x3, but its input is 4x2x2, with padding 2x2. Make it"
            + " smaller, or shrink the input less.");
  }

  @Test
  void aStemThatMakesThePicturesOfTwoNetworksTooSmallIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Left(
            Stem stem,
            @Window(§2) MaxPool pool,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Network(input = {3, 8, 8}) record Right(
            Stem stem,
            @Filters(value = 4, kernel = 3, padding = Padding.VALID) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Stem(@Filters(4) Conv conv, @Window(8) MaxPool pool, BatchNorm norm) {}
        """,
        "[KernelTooLarge] The window of pool is 2x2, but its input is 4, with padding 1x1. Make it"
            + " smaller, or shrink the input less.");
  }

  @Test
  void anInputThatTwoBlocksCannotKeepIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Net(
            @Filters(5) Conv stem,
            @From("stem") A §left,
            @From("stem") B right,
            @From("stem") C dense,
            @From({"left", "right"}) Add sum,
            GlobalAvgPool average,
            @Units(10) Dense logits) {
          @Residual record A(@Filters(4) Conv conv) {}
          @Residual record B(@Filters(4) Conv conv) {}
          @DenselyConnected record C(@Filters(value = 4, stride = 2) Conv conv) {}
        }
        """,
        "[ResidualShape] At left, A adds its input, 5x8x8, to what its layers make, 4x8x8. Give its"
            + " @Residual a shortcut that makes 4x8x8, or keep the shape.");
  }

  @Test
  void ofValuesThatDoNotMeetOtherLayersAreJudged() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Net(
            @Filters(5) Conv stem,
            @From("stem") @Filters(4) Conv left,
            @From(§{"left", "stem"}) Add first,
            @From("input") @Filters(value = 6) Conv other,
            @From("input") @Filters(value = 7) Conv another,
            @From(§{"other", "another"}) Add second,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ShapesDiffer] first joins left (4x8x8), stem (5x8x8), but Add joins values of one shape."
            + " Give them one.",
        "[ShapesDiffer] second joins other (6x8x8), another (7x8x8), but Add joins values of one"
            + " shape. Give them one.");
  }

  @Test
  void aBlockOfSeveralValuesThatLeadsBackIsACircle() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Net(
            @Stage(out = 4) A block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {
          @Sequential record A(
              @Filters(OUT) Conv left,
              @From("input") @Filters(OUT) Conv right,
              @From({"left", "right"}) Net.A §both) {}
        }
        """,
        "[BlockCycle] A contains itself: A -> A. Leave out one of these uses.");
  }

  @Test
  void soItIsThroughAnother() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Net(
            @Stage(out = 4) A block,
            GlobalAvgPool average,
            @Units(10) Dense logits) {
          @Sequential record A(
              @Filters(OUT) Conv left,
              @From("input") @Filters(OUT) Conv right,
              @From({"left", "right"}) Net.B both) {}
          @Sequential record B(A §inner) {}
        }
        """,
        "[BlockCycle] A contains itself: A -> B -> A. Leave out one of these uses.");
  }

  @Test
  void aBlockOfSeveralValuesMayHaveBeenAJoin() {
    expect(
        """
        @Network(input = {3, 8, 8}) @Binarize(padding = Padding.ONE) record Net(
            @Filters(4) Conv left,
            @From("input") @Filters(4) Conv right,
            §@From({"left", "right"}) A both,
            GlobalAvgPool average,
            @Units(10) Dense logits) {
          @Sequential record A(@Binarize(inputs = Real.class) @Filters(4) BinaryConv conv) {}
        }
        """,
        "[InputCount] both takes 2 values, but A takes one. Join them first by Add, Multiply or"
            + " Concat.");
  }
}
