package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;
import static dev.signet.processor.testing.Mistakes.expectErrors;
import static dev.signet.processor.testing.Mistakes.expectWarnings;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One choice that many layers inherit, and that fits none of them, is one mistake. */
final class InheritedMistakesTest {
  private static final String SOURCE =
      """
      @Alphabet(levels = {-1, 1})
      @Learned(value = "bits", shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
      public class Flipped implements WeightSource {
        public void initialize(FilterShape shape, float[][] learned, java.util.random.RandomGenerator random) {}
        public void weights(FilterShape shape, float[][] learned, float[] into) {}
        public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {}
      }
      """;

  @Test
  void realInputsForAllLayersAreOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) @Binarize(inputs = Real.class, padding = Padding.ONE) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Binarize(padding = Padding§.MINUS_ONE) @Filters(4) BinaryConv first,
            @Binarize(padding = Padding.MINUS_ONE) @Stage(out = 4) Two block,
            @Filters(4) BinaryConv last,
            GlobalAvgPool average,
            @Units(10) Dense logits) {
          @Sequential record Two(@Filters(OUT) BinaryConv left, @Filters(OUT) BinaryConv right) {}
        }
        """,
        "[WrongPadding] padding is MINUS_ONE, but the inputs of first are real. Use ZERO or VALID, or"
            + " binarize its inputs.");
  }

  @Test
  void aPaddingForAllLayersIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) @Binarize(padding = Padding§.ONE) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Binarize(inputs = Real.class) @Filters(4) BinaryConv first,
            @Filters(4) BinaryConv second,
            @Binarize(inputs = Real.class) @Filters(4) BinaryConv third,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongPadding] padding is ONE, but the inputs of first are real. Use ZERO or VALID, or"
            + " binarize its inputs.");
  }

  @Test
  void choicesOfTheirOwnAreMistakesEach() {
    expect(
        """
        @Network(input = {3, 8, 8}) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Binarize(inputs = Real.class, padding = Padding§.ONE) @Filters(4) BinaryConv first,
            @Binarize(inputs = Real.class, padding = Padding§.ONE) @Filters(4) BinaryConv second,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongPadding] padding is ONE, but the inputs of first are real. Use ZERO or VALID, or"
            + " binarize its inputs.",
        "[WrongPadding] padding is ONE, but the inputs of second are real. Use ZERO or VALID, or"
            + " binarize its inputs.");
  }

  @Test
  void valuesThatNoPaddingMeetsAreOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) @Binarize(inputs = UnitStep.class) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Filters(value = 4, kernel = 3, padding = Padding§.MINUS_ONE) BinaryConv first,
            BatchNorm norm1,
            @Filters(value = 4, kernel = 3, padding = Padding.MINUS_ONE) BinaryConv second,
            BatchNorm norm2,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[PaddedValue] first pads with minus one, but its inputs are from 0.0 to 1.0 by UnitStep. Pad"
            + " with one of these or their middle, or not at all (VALID).");
  }

  @Test
  void aPaddingThatNoValuesMeetIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) @Binarize(padding = Padding§.MINUS_ONE) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Binarize(inputs = UnitStep.class) @Filters(value = 4, kernel = 3) BinaryConv first,
            BatchNorm norm1,
            @Binarize(inputs = UnitStep.class) @Filters(value = 4, kernel = 3) BinaryConv second,
            BatchNorm norm2,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[PaddedValue] first pads with minus one, but its inputs are from 0.0 to 1.0 by UnitStep. Pad"
            + " with one of these or their middle, or not at all (VALID).");
  }

  @Test
  void aSourceOfWeightsForAllLayersIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) @Binarize(source = Flipped.class) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Binarize(weights = MagnitudeAwareSign.class) @Filters(4) BinaryConv §first,
            BatchNorm norm1,
            @Filters(4) BinaryConv second,
            BatchNorm norm2,
            @Binarize(scale = MeanAbs.class) @Filters(4) BinaryConv third,
            BatchNorm norm3,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """
            + SOURCE,
        "[LatentsNeeded] first takes weights from Flipped, which are -1 and +1 already, but"
            + " MagnitudeAwareSign reads how large they are. Choose Latent as source, or SteSign and"
            + " Unscaled.");
  }

  @Test
  void aScaleForAllLayersIsOneMistake() {
    expect(
        """
        @Network(input = {3, 8, 8}) @Binarize(scale = MeanAbs.class) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Binarize(source = Flipped.class) @Filters(4) BinaryConv §first,
            BatchNorm norm1,
            @Binarize(source = Flipped.class) @Filters(4) BinaryConv second,
            BatchNorm norm2,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """
            + SOURCE,
        "[LatentsNeeded] first takes weights from Flipped, which are -1 and +1 already, but MeanAbs"
            + " reads how large they are. Choose Latent as source, or SteSign and Unscaled.");
  }

  @Test
  void aThresholdBeyondAllInputsIsOneMistake() {
    expectErrors(
        List.of(),
        """
        @Network(input = {3, 8, 8}) @Binarize(inputs = Far.class) record Net(
            @Filters(4) Conv stem,
            Sigmoid first,
            @Filters(4) BinaryConv §conv,
            BatchNorm norm,
            Sigmoid second,
            @Filters(4) BinaryConv conv2,
            BatchNorm norm2,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Alphabet(levels = {-1, 1}, thresholds = 9) public class Far implements Estimator {
          public float deployed(float x, Site site) { return x >= 9 ? 1 : -1; }
          public float derivative(float x, Site site) { return 1; }
        }
        """,
        "[ThresholdOutOfReach] conv compares first, which is between 0 and 1, with 9.0, the"
            + " threshold of Far, so that every bit is -1. Choose another estimator, or put a"
            + " BatchNorm or a Shift between.");
  }

  @Test
  void oneRangeBehindSeveralSignsIsOneMistake() {
    expectErrors(
        List.of(),
        """
        @Network(input = {3, 8, 8}) record Net(
            @Filters(4) Conv stem,
            Relu relu,
            @Filters(4) BinaryConv §left,
            @From("relu") @Filters(4) BinaryConv right,
            @From({"left", "right"}) Add sum,
            BatchNorm norm,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ConstantBinaryInput] left takes the sign of relu, which is at least 0, so that every sign"
            + " is +1. Put a BatchNorm or a Shift between, or take relu away.");
  }

  @Test
  void weightsThatStarveEverywhereAreToldOnce() {
    expectWarnings(
        List.of("-Asignet.warnings=off", "-Asignet.severity.StarvedWeights=warning"),
        """
        @Network(input = {3, 8, 8}) @Binarize(source = UnclippedLatent.class) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Allow(value = "StarvedWeights", reason = "A test.") @Filters(4) BinaryConv first,
            BatchNorm norm1,
            @Filters(4) BinaryConv §second,
            BatchNorm norm2,
            @Filters(4) BinaryConv third,
            BatchNorm norm3,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[StarvedWeights] second has UnclippedLatent weights under SteSign, whose derivative is 0"
            + " beyond 1.0, but a weight beyond it never learns again. Use Latent, or another weight"
            + " estimator.");
  }
}
