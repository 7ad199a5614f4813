package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expect;

import dev.signet.processor.testing.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
