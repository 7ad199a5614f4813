package dev.signet.processor.write;

import static com.google.common.truth.Truth.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.signet.processor.plan.Net;
import dev.signet.processor.plan.Plan;
import org.junit.jupiter.api.Test;

/** Where gradients are set, where they are added, and where none is computed. */
class GradientFlowTest {
  @Test
  void lastReaderSetsAndEarlierOnesAdd() {
    String trainer = trainer(Nets.residual());
    // norm is read by unit_0_conv, then by the sum, which runs backward first
    assertThat(trainer).contains("Joins.addBackward(norm, unit_0_sum, false, s)");
    assertThat(method(trainer, "unit_0_convBackward"))
        .contains("gx[i] += gy[i] * R_SIGN.derivative(x[i], site)");
    // act is read by unit_1_conv, then by shrink
    assertThat(method(trainer, "shrinkBackward")).contains("act, shrink, false, s)");
    assertThat(method(trainer, "unit_1_convBackward")).contains("gx[i] += ");
    assertThat(method(trainer, "unit_1_normBackward"))
        .contains("(unit_1_conv, unit_1_norm, true, false)");
  }

  @Test
  void nothingFlowsIntoTheNetworksInput() {
    assertThat(method(trainer(Nets.residual()), "stemBackward"))
        .contains("stemLayer.backward(input, stem, false, false");
    assertThat(trainer(Nets.mlp())).doesNotContain("input.gradient");
    assertThat(trainer(Nets.awkward())).doesNotContain("input.gradient");
  }

  @Test
  void learnedNumbersOfTheFirstLayerStillLearn() {
    Net net =
        Net.standardized("First", 3, 8, 8)
            .binaryConv("conv", 4, 3, Net.binarize(Net.RSIGN, Net.STE, Net.UNSCALED));
    String backward = method(trainer(net), "convBackward");
    assertThat(backward).contains("gShift[c] += gy[i] * R_SIGN.learnedDerivative(0, x[i], site)");
    assertThat(backward).doesNotContain("gx");
  }

  @Test
  void flattenSharesValuesAndGradients() {
    Net net =
        Net.standardized("Flat", 3, 8, 8)
            .conv("conv", 4, 3, 1, false)
            .flatten("flat")
            .dense("logits", 2);
    String trainer = trainer(net);
    assertThat(trainer).doesNotContain("flat");
    assertThat(method(trainer, "logitsBackward")).contains("logitsLayer.backward(conv, ");
  }

  @Test
  void aFactorUsedTwiceAddsItsSecondGradient() {
    Net net =
        Net.standardized("Square", 3, 8, 8)
            .conv("conv", 4, 3, 1, false)
            .multiply("square", "conv", "conv")
            .dense("logits", 2);
    assertThat(method(trainer(net), "squareBackward"))
        .contains("multiplyBackward(conv, 64, conv, 64, 4, square, true, false, true, true, s)");
  }

  private static String trainer(Net net) {
    JavaFile file = Sources.files(Plan.of(net.build()), null, new WriteOptions(true, true)).get(1);
    return file.toString();
  }

  private static String method(String source, String name) {
    int from = source.indexOf("void " + name + "(");
    assertThat(from).isAtLeast(0);
    return source.substring(from, source.indexOf("\n  }\n", from)).replaceAll("\\s+", " ");
  }
}
