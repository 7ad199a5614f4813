package dev.signet.processor.cost;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.testing.Graphs;
import org.junit.jupiter.api.Test;

/** Costs as publications count them. */
final class NominalTest {
  private static final String RESNET =
      """
      @Network(input = {3, 224, 224})
      @Binarize(inputs = CHOICE.class, weights = MagnitudeAwareSign.class, scale = SCALE.class)
      record Net(
          @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
          BatchNorm norm,
          @Window(value = 3, stride = 2) MaxPool pool,
          @Stage(units = 4, out = 64) Unit stage1,
          @Stage(units = 4, out = 128, stride = 2) Unit stage2,
          @Stage(units = 4, out = 256, stride = 2) Unit stage3,
          @Stage(units = 4, out = 512, stride = 2) Unit stage4,
          GlobalAvgPool average,
          @Units(1000) Dense logits) {
        @Residual(shortcut = Downsample.class)
        record Unit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}

        @Sequential
        record Downsample(
            @Window(STRIDE) AvgPool shrink,
            @Filters(value = OUT, kernel = 1) CONV project,
            BatchNorm norm) {}
      }
      """;

  private static final String TERNARY =
      """
      public class Holder {
        @Alphabet(levels = {-1, 0, 1})
        public static class Ternary implements Estimator {
          public float deployed(float x, Site s) { return x > 1 ? 1 : x < -1 ? -1 : 0; }
          public float derivative(float x, Site s) { return 1; }
        }
      }
      """;

  private static String resNet(String inputs, String scale, String conv) {
    return RESNET.replace("CHOICE", inputs).replace("SCALE", scale).replace("CONV", conv);
  }

  /** Bi-Real Net 18, Table 1 of the seed's reference: 33.2 Mbit and 0.16e9. */
  @Test
  void realDownsampling() {
    Nominal n = CostSheet.nominal(Graphs.of(resNet("ApproxSign", "Unscaled", "Conv"))).nominal();
    assertThat(n.binaryWeights()).isEqualTo(10_985_472);
    assertThat(n.realWeights()).isEqualTo(694_440);
    assertThat(n.storageBits()).isEqualTo(33_207_552);
    assertThat(n.binaryMacs()).isEqualTo(1_676_279_808);
    assertThat(n.realMacs() - n.classifierMacs()).isEqualTo(137_281_536);
    assertThat(n.classifierMacs()).isEqualTo(512_000);
    assertThat(n.flops64()).isEqualTo(163_473_408L * 64);
    assertThat(n.flops()).isEqualTo(163_473_408.0);
    assertThat(n.ace()).isEqualTo(1_676_279_808L + 1024 * (137_281_536L + 512_000));
    assertThat(n.norms()).isEqualTo(4 * 4_800); // 19,200 of 11,699,112 parameters
    assertThat(n.trained()).isEqualTo(11_699_112);
  }

  /** The rows marked #: 27.9 Mbit and 0.14e9; with one float per channel 28.0 Mbit. */
  @Test
  void binaryDownsampling() {
    Nominal n =
        CostSheet.nominal(Graphs.of(resNet("ApproxSign", "Unscaled", "BinaryConv"))).nominal();
    assertThat(n.binaryWeights()).isEqualTo(11_157_504);
    assertThat(n.realWeights()).isEqualTo(522_408);
    assertThat(n.storageBits()).isEqualTo(27_874_560);
    assertThat(n.binaryMacs()).isEqualTo(1_695_547_392);
    assertThat(n.realMacs() - n.classifierMacs()).isEqualTo(118_013_952);
    assertThat(n.flops64()).isEqualTo(144_506_880L * 64);

    Nominal scaled =
        CostSheet.nominal(Graphs.of(resNet("ApproxSign", "MeanAbs", "BinaryConv"))).nominal();
    assertThat(scaled.scales()).isEqualTo(4_736);
    assertThat(scaled.storageBits()).isEqualTo(27_874_560 + 32 * 4_736);
  }

  /** TBN: a ternary input is two bits. */
  @Test
  void ternaryInputs() {
    String source = resNet("Holder.Ternary", "Unscaled", "BinaryConv") + TERNARY;
    Nominal n = CostSheet.nominal(Graphs.of(source)).nominal();
    assertThat(n.storageBits()).isEqualTo(27_874_560);
    assertThat(n.binaryMacs()).isEqualTo(1_695_547_392);
    assertThat(n.binaryOperations()).isEqualTo(3_391_094_784L);
    assertThat(n.flops64()).isEqualTo(170_999_808L * 64);
  }

  /** Each kind of number in its own place; 8x8 pixels, kernel 3, padded. */
  @Test
  void smallNetworkByHand() {
    CostSheet sheet =
        CostSheet.nominal(
            Graphs.of(
                """
                @Network(input = {1, 8, 8}) record Net(
                    @Filters(value = 4, bias = Bias.WITH) Conv stem,
                    RPRelu act,
                    @Filters(6) @Binarize(inputs = RSign.class, scale = LearnedScale.class)
                        BinaryConv both,
                    @Filters(2) @Binarize(inputs = Real.class) BinaryConv half,
                    @Filters(3) @Binarize(weights = Real.class) BinaryConv other,
                    @Units(10) BinaryDense logits,
                    BatchNorm last) {}
                """));
    assertThat(sheet.rows().stream().map(CostRow::path).toList())
        .containsExactly("input", "stem", "act", "both", "half", "other", "logits", "last")
        .inOrder();
    Nominal n = sheet.nominal();
    int dense = 3 * 64 * 10;
    assertThat(n.weights()).containsExactly(1, 216L + 108 + dense, 32, 36L + 4 + 54);
    assertThat(n.scales()).isEqualTo(6);
    assertThat(n.norms()).isEqualTo(40);
    assertThat(n.learned()).isEqualTo(3 * 4 + 4); // RPRelu's three, thresholds of RSign
    assertThat(n.storageBits()).isEqualTo(216 + 108 + dense + 32 * (94 + 6));
    assertThat(n.realMacs()).isEqualTo(64 * 36);
    assertThat(n.oneSidedMacs()).isEqualTo(64 * (108 + 54));
    assertThat(n.binaryMacs()).isEqualTo(64 * 216 + dense);
    assertThat(n.classifierMacs()).isEqualTo(dense);
    assertThat(n.flops64()).isEqualTo(64L * 64 * (36 + 108 + 54) + 64 * 216);
    assertThat(n.ace()).isEqualTo(1024 * 64 * 36 + 32 * 64 * (108 + 54) + 64 * 216 + dense);
    assertThat(n.trained()).isEqualTo(40 + 12 + (216 + 6 + 4) + 108 + 54 + dense + 40);
    assertThat(n.values()).isEqualTo(64 * (1 + 4 + 4 + 6 + 2 + 3) + 20);
  }
}
