package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expect;
import static dev.signet.processor.testing.Mistakes.expectWarnings;

import dev.signet.processor.testing.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and weights that are bits before a layer binarizes them. */
final class BitsAdviceTest {
  private static final String NET =
      """
      @Network(input = {1, 8, 8}) record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          %s,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      @Alphabet(levels = {-1, 1}) public class Bit implements Activation {
        public float value(float x, Site s) { return x >= 0 ? 1 : -1; }
        public float derivative(float x, Site s) { return 1; } }
      """;

  @Test
  void averagesOfBits() {
    String text =
        "[AveragedBits] p averages %s, whose values are -1 and +1 already. Pool before they become"
            + " bits, or make it a MaxPool.";
    averages("Bit bit, @Window(2) AvgPool §p", text.formatted("bit"));
    averages("Bit bit, @Window(2) MaxPool m, @Window(2) AvgPool §p", text.formatted("m"));
    averages(
        "Bit a, @From(\"norm\") Bit b, @From({\"a\", \"b\"}) Concat both, @Window(2) AvgPool §p",
        text.formatted("both"));
  }

  private static void averages(String layers, String text) {
    expectWarnings(List.of(), NET.formatted(layers), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Window(2) AvgPool p, Bit bit",
        "Bit bit, @Window(2) MaxPool p",
        "Bit bit, @Window(1) AvgPool p",
        "Bit bit, BatchNorm n, @Window(2) AvgPool p",
        "HardTanh t, @Window(2) AvgPool p",
        "Bit bit, @From({\"bit\", \"norm\"}) Concat both, @Window(2) AvgPool p",
      })
  void averagesOfOthers(String layers) {
    quiet(NET.formatted(layers));
  }

  private static final String SOURCES =
      """
      @Network(input = {1, 8, 8}) record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          @Filters(4) @Binarize(source = Flipped.class%s) BinaryConv §conv,
          BatchNorm last,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      @Alphabet(levels = {-1, 1})
      @Learned(value = "bits", shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
      public class Flipped implements WeightSource {
        public void initialize(FilterShape f, float[][] bits, java.util.random.RandomGenerator r) {}
        public void weights(FilterShape f, float[][] bits, float[] into) {}
        public void backward(FilterShape f, float[][] bits, float[] gradient, float[][] into) {}
      }
      """;

  private static void needsLatents(String choices, String why) {
    expect(
        SOURCES.formatted(choices),
        "[LatentsNeeded] conv takes weights from Flipped, which are -1 and +1 already, but "
            + why
            + ". Choose Latent as source, or SteSign and Unscaled.");
  }

  @Test
  void latentsNeeded() {
    needsLatents(
        ", weights = MagnitudeAwareSign.class", "MagnitudeAwareSign reads how large they are");
    needsLatents(
        ", scale = MeanAbs.class, weights = SteSign.class", "MeanAbs reads how large they are");
    needsLatents(", weights = ApproxSign.class", "the derivative of ApproxSign is 0 there");
  }

  @Test
  void windowThatEndsBeforeOne() {
    expect(
        SOURCES.formatted(", weights = Narrow.class")
            + """
            @Alphabet(levels = {-1, 1}) @ZeroOutside(0.5f) public final class Narrow implements Estimator {
              public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
              public float derivative(float x, Site s) { return Math.abs(x) <= 0.5f ? 1 : 0; } }
            """,
        "[LatentsNeeded] conv takes weights from Flipped, which are -1 and +1 already, but the"
            + " derivative of Narrow is 0 there. Choose Latent as source, or SteSign and Unscaled.");
  }

  @Test
  void withoutLatents() {
    quiet(SOURCES.formatted("").replace("§", ""));
    quiet(
        SOURCES
            .formatted(", scale = LearnedScale.class, weights = ErrorDecay.class")
            .replace("BatchNorm last,", "PRelu bend,")
            .replace("§", ""));
    quiet(
        SOURCES
            .formatted(", weights = MagnitudeAwareSign.class")
            .replace("Flipped.class", "Latent.class")
            .replace("§", ""));
  }

  private static void quiet(String source) {
    Compiled compiled = Compiled.source(source);
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
  }
}
