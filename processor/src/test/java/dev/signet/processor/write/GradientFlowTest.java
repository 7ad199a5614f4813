package dev.signet.processor.write;

import static com.google.common.truth.Truth.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.signet.processor.plan.Net;
import dev.signet.processor.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where gradients are set, where they are added, and where none is computed. */
class GradientFlowTest {
  @Test
  void lastReaderSetsAndEarlierOnesAdd() {
    String trainer = trainer(Nets.residual());
    // norm is read by unit_0_conv, then by the sum, which runs backward first
    assertThat(trainer).contains("Joins.addBackward(norm, unit_0_sum, false, s)");
    assertThat(method(trainer, "unit_0_convBackward")).contains("rSignAddedGradients32(norm, ");
    assertThat(method(trainer, "rSignAddedGradients32"))
        .contains("gx[i] += gy[i] * R_SIGN.derivative(x[i], site)");
    // act is read by unit_1_conv, then by shrink
    assertThat(method(trainer, "shrinkBackward")).contains("act, shrink, false, s)");
    assertThat(method(trainer, "unit_1_convBackward")).contains("rSignAddedGradients32(act, ");
    assertThat(method(trainer, "unit_1_normBackward"))
        .contains("(unit_1_conv, unit_1_norm, true, false)");
  }

  @Test
  void layersOfOneChoiceShareItsLoops() {
    String trainer = trainer(Nets.residual());
    assertThat(trainer.split("void rSignValues32\\(", -1)).hasLength(2);
    assertThat(method(trainer, "unit_0_convForward")).contains("rSignValues32(norm, ");
    assertThat(method(trainer, "unit_1_convForward")).contains("rSignValues32(act, ");
  }

  @Test
  void aChoiceThatIsActivationAndEstimatorHasTheLoopsOfBoth() {
    Net net =
        Net.standardized("Both", 3, 8, 8)
            .activation("act", Net.STE)
            .binaryConv("conv", 4, 3, Net.binarize(Net.STE, Net.STE, Net.UNSCALED));
    String trainer = trainer(net);
    assertThat(trainer).contains("y[i] = STE_SIGN.value(x[i], site)");
    assertThat(trainer).contains("y[i] = STE_SIGN.forward(x[i], site)");
  }

  @Test
  void nothingFlowsIntoTheNetworksInput() {
    assertThat(method(trainer(Nets.residual()), "stemBackward"))
        .contains("stemLayer.backward(input, stem, false, false");
    for (Net net : List.of(Nets.mlp(), Nets.awkward())) {
      assertThat(trainer(net)).doesNotContain("input.gradient");
      assertThat(trainer(net)).doesNotContainMatch("[gd]Gradients[0-9]*\\(input,");
    }
  }

  @Test
  void learnedNumbersOfTheFirstLayerStillLearn() {
    Net net =
        Net.standardized("First", 3, 8, 8)
            .binaryConv("conv", 4, 3, Net.binarize(Net.RSIGN, Net.STE, Net.UNSCALED));
    String trainer = trainer(net);
    assertThat(method(trainer, "convBackward")).contains("rSignLearnedGradients3(input, ");
    String backward = method(trainer, "rSignLearnedGradients3");
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
