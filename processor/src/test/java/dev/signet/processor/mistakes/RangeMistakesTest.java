package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expect;

import dev.signet.processor.testing.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signs of values that lie on one side of 0. */
final class RangeMistakesTest {
  private static final String NET =
      """
      @Network(input = {1, 8, 8}) record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          %s,
          @Filters(4) BinaryConv §conv,
          BatchNorm last,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      public class Holder {
        @Range(least = -3, greatest = -0.5) public static class Low implements Activation {
          public float value(float x, Site s) { return -1; }
          public float derivative(float x, Site s) { return 0; } }
        public static class Unknown implements Activation {
          public float value(float x, Site s) { return 1; }
          public float derivative(float x, Site s) { return 0; } }
      }
      """;

  private static void refused(String between, String what, String advice) {
    expect(
        NET.formatted(between),
        "[ConstantBinaryInput] conv takes the sign of "
            + what
            + ". Put a BatchNorm or a Shift"
            + " between, or take "
            + advice
            + " away.");
  }

  @Test
  void relu() {
    refused("Relu relu", "relu, which is at least 0, so that every sign is +1", "relu");
  }

  @Test
  void sigmoid() {
    refused("Sigmoid s", "s, which is between 0 and 1, so that every sign is +1", "s");
  }

  @Test
  void pooledSince() {
    refused(
        "Relu relu, @Window(2) MaxPool pool, @Window(2) AvgPool mean",
        "relu, which is at least 0, so that every sign is +1",
        "relu");
  }

  @Test
  void sumProductAndConcatenation() {
    refused(
        "Relu a, Sigmoid b, @From({\"a\", \"b\"}) Add sum",
        "sum, which is at least 0, so that every sign is +1",
        "sum");
    refused(
        "Relu a, Sigmoid b, @From({\"a\", \"b\"}) Multiply product",
        "product, which is at least 0, so that every sign is +1",
        "product");
    refused(
        "Relu a, Sigmoid b, @From({\"a\", \"b\"}) Concat both",
        "both, which is at least 0, so that every sign is +1",
        "both");
  }

  @Test
  void usersActivation() {
    refused("Holder.Low low", "low, which is between -3 and -0.5, so that every sign is -1", "low");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HardTanh tanh",
        "PRelu slope",
        "Relu relu, BatchNorm shifted",
        "Relu relu, Shift shifted",
        "Relu relu, Scale scaled",
        "Relu relu, @Filters(4) Conv conv1",
        "Relu relu, @From({\"relu\", \"norm\"}) Add sum",
        "Relu relu, @From({\"relu\", \"norm\"}) Multiply product",
        "Relu relu, @From({\"relu\", \"norm\"}) Concat both",
        "Holder.Unknown unknown",
        "@Rate(0) Dropout drop",
      })
  void bothSigns(String between) {
    accepted(NET.formatted(between).replace("§", ""));
  }

  @Test
  void learnedThresholdsAndRealInputsAndUsersSigns() {
    String net = NET.formatted("Relu relu").replace("§", "");
    accepted(net.replace("BinaryConv", "@Binarize(inputs = RSign.class) BinaryConv"));
    accepted(net.replace("BinaryConv", "@Binarize(inputs = Real.class) BinaryConv"));
    accepted(
        net.replace("BinaryConv", "@Binarize(inputs = Half.class) BinaryConv")
                .replace("public class Holder", "class Other")
            + """
            @Alphabet(levels = {-1, 1}) public final class Half implements Estimator {
              public float deployed(float x, Site s) { return x >= 0.5f ? 1 : -1; }
              public float derivative(float x, Site s) { return 1; } }
            """);
  }

  @Test
  void optionMakesAWarningOfIt() {
    List<Compiled.Message> warnings =
        Compiled.options(
                NET.formatted("Relu relu").replace("§", ""),
                "-Asignet.severity.ConstantBinaryInput=warning")
            .warnings();
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0).text()).startsWith("[ConstantBinaryInput] ");
  }

  private static final String STEPS =
      """
      public class Steps {
        @Alphabet(levels = {-1, 1}, thresholds = %s) public static class At implements Estimator {
          public float deployed(float x, Site s) { return x >= 9 ? 1 : -1; }
          public float derivative(float x, Site s) { return 1; } }
      }
      """;

  private static String stepping(String threshold, String between) {
    return NET.formatted(between)
            .replace("BinaryConv §", "@Binarize(inputs = Steps.At.class) BinaryConv §")
            .replace("public class Holder", "class Other")
            .replace("public static class", "static class")
        + STEPS.formatted(threshold);
  }

  private static void beyond(String threshold, String between, String what, String bit) {
    expect(
        stepping(threshold, between),
        "[ThresholdOutOfReach] conv compares "
            + what
            + " the threshold of At, so that every bit is "
            + bit
            + ". Choose another estimator, or put a BatchNorm or a Shift between.");
  }

  @Test
  void thresholdsBeyondActivations() {
    beyond("1.5f", "HardTanh t", "t, which is between -1 and 1, with 1.5,", "-1");
    beyond("-1", "HardTanh t", "t, which is between -1 and 1, with -1.0,", "+1");
    beyond("-0.5f", "Relu r", "r, which is at least 0, with -0.5,", "+1");
  }

  /** 3 * 3 * 4 products of bits, one at a time or the mean or sum of several. */
  @Test
  void thresholdsBeyondSumsOfBits() {
    String conv = "@Allow(value = \"NormMissing\", reason = \"test\") @Filters(4) BinaryConv ";
    beyond("37", conv + "a", "a, which is between -36 and 36, with 37.0,", "-1");
    beyond("-36", conv + "a", "a, which is between -36 and 36, with -36.0,", "+1");
    beyond(
        "37", conv + "a, @Window(2) AvgPool p", "a, which is between -36 and 36, with 37.0,", "-1");
    beyond(
        "73",
        conv + "a, " + conv + "b, @From({\"a\", \"b\"}) Add sum",
        "sum, which is between -72 and 72, with 73.0,",
        "-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | HardTanh t",
        "-0.99f | HardTanh t",
        "100 | Relu r",
        "100 | BatchNorm n",
        "{} | HardTanh t",
        "36 | @Filters(4) BinaryConv a",
        "-35 | @Filters(4) BinaryConv a",
        "37 | @Filters(value = 4, bias = Bias.WITH) BinaryConv a",
        "37 | @Filters(4) @Binarize(scale = LearnedScale.class) BinaryConv a",
        "37 | @Filters(4) @Binarize(scale = MeanAbs.class) BinaryConv a",
        "37 | @Filters(4) @Binarize(weights = MagnitudeAwareSign.class) BinaryConv a",
        "37 | @Filters(4) @Binarize(weights = Steps.At.class) BinaryConv a",
        "37 | @Filters(4) @Binarize(inputs = Real.class) BinaryConv a",
      })
  void thresholdsWithinReach(String threshold, String between) {
    accepted(
        "@Allow(value = \"NormMissing\", reason = \"test\") "
            + stepping(threshold, between).replace("§", ""));
  }

  @Test
  void thresholdsThatDoNotFitTheLevels() {
    expect(
        stepping("{0, 1}", "HardTanh t").replace("§", "").replace("At.class)", "At§.class)"),
        "[UnsupportedAlphabet] @Alphabet of At has the levels [-1, 1] and the thresholds [0.0, 1.0],"
            + " but there is one for every level but the first, ascending. Correct them, or state"
            + " none.");
  }

  private static final String RAW =
      """
      @Network(input = {1, 8, 8}%s) record Net(
          @Filters(4) %s BinaryConv §conv,
          BatchNorm last,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      """;

  private static final String ALLOW = "@Allow(value = \"FirstLayerBinary\", reason = \"test\")";

  @Test
  void rawBytes() {
    expect(
        RAW.formatted(", range = {0, 255}, normalize = Normalize.NONE", ALLOW),
        "[ConstantBinaryInput] conv takes the sign of input, which is between 0 and 255, so that"
            + " every sign is +1. Standardise or encode the input, or put a BatchNorm or a Shift"
            + " between.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", range = {-1, 1}, normalize = Normalize.NONE",
        ", range = {0, 255}",
        ", normalize = Normalize.NONE"
      })
  void inputsOfBothSigns(String head) {
    accepted(RAW.formatted(head, ALLOW).replace("§", ""));
  }

  @Test
  void encodedBytes() {
    accepted(
        "@Encode(value = BitPlanes.class, levels = 8) "
            + RAW.formatted(", range = {0, 255}", "").replace("§", ""));
  }

  private static void accepted(String source) {
    Compiled compiled = Compiled.source(source);
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
  }
}
