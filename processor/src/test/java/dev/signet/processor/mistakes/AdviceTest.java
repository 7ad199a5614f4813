package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expectWarnings;

import dev.signet.processor.testing.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What works badly is warned of where it stands, and what works well is not. */
final class AdviceTest {
  private static final String NET =
      """
      @Network(input = {1, 8, 8}) record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          %s,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      """;

  private static void warns(String layers, String text) {
    expectWarnings(List.of(), NET.formatted(layers), text);
  }

  private static void quiet(String source) {
    Compiled compiled = Compiled.source(source);
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
  }

  @Test
  void firstLayerBehindPoolAndNorm() {
    expectWarnings(
        List.of(),
        """
        @Network(input = {1, 8, 8}) record Net(
            @Window(2) MaxPool pool,
            BatchNorm norm,
            @Filters(4) BinaryConv §conv,
            BatchNorm last,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[FirstLayerBinary] conv is a first layer and takes the signs of the input, which leaves"
            + " one bit of each value. Make it real, or write @Encode on the network.");
  }

  @Test
  void lastLayerWithNorm() {
    expectWarnings(
        List.of(),
        """
        @Network(input = {16}) record Net(
            @Units(32) Dense hidden,
            BatchNorm norm,
            @Units(10) BinaryDense §logits,
            BatchNorm scores) {}
        """,
        "[LastLayerBinary] logits is the last layer and its weights are bits, which costs accuracy"
            + " and saves little. Make it a Dense.");
  }

  @Test
  void lastLayerIsAllowedWhereItStands() {
    quiet(
        """
        @Network(input = {16}) record Net(
            @Units(32) Dense hidden,
            BatchNorm norm,
            @Allow(value = "LastLayerBinary", reason = "test") @Units(10) BinaryDense logits,
            BatchNorm scores) {}
        """);
  }

  @Test
  void lastLayerWithoutNorm() {
    expectWarnings(
        List.of(),
        """
        @Network(input = {16}) record Net(
            @Units(32) Dense hidden,
            BatchNorm norm,
            @Units(10) BinaryDense §logits) {}
        """,
        "[BinaryClassifier] logits is the last layer and has neither scale nor BatchNorm, but a"
            + " loss needs scores near 0. Make it a Dense, or put a BatchNorm behind it.");
  }

  @Test
  void normMissingThroughPoolAndSum() {
    String text =
        "[NormMissing] The sums of conv1 reach the signs of conv2 with no BatchNorm, learned"
            + " threshold or learned scale between. Put a BatchNorm behind conv1.";
    warns("@Filters(4) BinaryConv §conv1, @Filters(4) BinaryConv conv2", text);
    warns(
        "@Filters(4) BinaryConv §conv1, @Window(2) MaxPool p, @Filters(4) BinaryConv conv2", text);
    warns(
        "@Filters(4) BinaryConv §conv1, @From({\"conv1\", \"norm\"}) Add sum,"
            + " @Filters(4) BinaryConv conv2",
        text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Filters(4) BinaryConv a, BatchNorm n, @Filters(4) BinaryConv b",
        "@Filters(4) BinaryConv a, @Window(2) MaxPool p, BatchNorm n, @Filters(4) BinaryConv b",
        "@Filters(4) BinaryConv a, Shift s, @Filters(4) BinaryConv b",
        "@Filters(4) BinaryConv a, @Filters(4) @Binarize(inputs = RSign.class) BinaryConv b",
        "@Filters(4) @Binarize(scale = LearnedScale.class) BinaryConv a, @Filters(4) BinaryConv b",
        "@Filters(value = 4, bias = Bias.WITH) BinaryConv a, @Filters(4) BinaryConv b",
        "@Filters(4) BinaryConv a, @Filters(value = 5, kernel = 1) Conv real, @Filters(4) BinaryConv b",
        "@Filters(4) BinaryConv a, @Filters(4) @Binarize(inputs = Real.class) BinaryConv b",
        "@Filters(value = 4, bias = Bias.WITH) Conv a, Relu r",
        "@Filters(value = 4, bias = Bias.WITH) Conv a, Relu r, BatchNorm n",
        "@Filters(4) Conv a, Shift s, PRelu p, BatchNorm n",
        "Scale s, Shift t",
        "@Filters(4) @Binarize(scale = MeanAbs.class) BinaryConv a, PRelu p, BatchNorm n",
        "@Filters(4) @Binarize(weights = MagnitudeAwareSign.class) BinaryConv a, BatchNorm n",
        "@Rate(0.5) Dropout d, @Filters(4) Conv a",
        "@Rate(0) Dropout d, @Filters(4) BinaryConv a",
        "@Rate(0.5) Dropout d, @Filters(4) @Binarize(inputs = Real.class) BinaryConv a",
        "@Filters(4) @Binarize(weights = Real.class, source = UnclippedLatent.class) BinaryConv a",
        "@Filters(4) BinaryConv a, BatchNorm k, @Filters(4) BinaryConv b, BatchNorm l,"
            + " @Filters(4) BinaryConv c, BatchNorm m, @Filters(4) BinaryConv d, BatchNorm n",
      })
  void wellMade(String layers) {
    quiet(NET.formatted(layers));
  }

  @Test
  void whatNormTakesAway() {
    String text = " has a %s, but last just behind takes it away again. Leave it out.";
    String bias = "[BiasBeforeNorm] x" + text.formatted("bias");
    String scale = "[BiasBeforeNorm] x" + text.formatted("scale");
    warns("@Filters(value = 4, bias = Bias.WITH) BinaryConv §x, BatchNorm last", bias);
    warns("@Filters(value = 4, bias = Bias.WITH) Conv §x, BatchNorm last", bias);
    warns("@Filters(4) @Binarize(scale = LearnedScale.class) BinaryConv §x, BatchNorm last", scale);
    warns("@Filters(4) @Binarize(scale = MeanAbs.class) BinaryConv §x, BatchNorm last", scale);
    warns("PRelu p, Scale §x, BatchNorm last", scale);
    warns("PRelu p, Shift §x, BatchNorm last", "[BiasBeforeNorm] x" + text.formatted("shift"));
  }

  @Test
  void defaultBiasOfDense() {
    quiet(
        """
        @Network(input = {16}) record Net(
            @Units(32) Dense hidden,
            BatchNorm norm,
            @Units(10) Dense logits) {}
        """);
  }

  @Test
  void unclippedLatents() {
    warns(
        "@Filters(4) @Binarize(source = UnclippedLatent.class) BinaryConv §conv, BatchNorm last",
        "[StarvedWeights] conv has UnclippedLatent weights under SteSign, whose derivative is 0"
            + " beyond 1.0, but a weight beyond it never learns again. Use Latent, or another"
            + " weight estimator.");
  }

  @Test
  void noIdentityPathIsSaidOnce() {
    StringBuilder row = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      row.append(i == 1 ? "" : ", ").append("@Filters(4) BinaryConv c").append(i);
      row.append(", BatchNorm n").append(i);
    }
    expectWarnings(
        List.of(),
        NET.formatted(row).replace("record", "§record"),
        "[NoIdentityPath] Net has 5 binary layers and no path around any of them, but gradients"
            + " fade from sign to sign beyond 4. Make blocks of them, with @Residual or"
            + " @DenselyConnected.");
  }
}
