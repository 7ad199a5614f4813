package dev.signet.processor.plan;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.plan.Net.APPROX;
import static dev.signet.processor.plan.Net.PRELU;
import static dev.signet.processor.plan.Net.REAL;
import static dev.signet.processor.plan.Net.RELU;
import static dev.signet.processor.plan.Net.RSIGN;
import static dev.signet.processor.plan.Net.STE;
import static dev.signet.processor.plan.Net.UNSCALED;
import static dev.signet.processor.plan.Net.binarize;
import static dev.signet.processor.plan.Net.standardized;

import dev.signet.processor.graph.Binarization;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferencePlanTest {
  private static final Binarization PLAIN = binarize(STE, STE, UNSCALED);
  private static final Binarization LEARNED = binarize(RSIGN, STE, UNSCALED);

  @Test
  void normAndSignBecomeThresholds() {
    InferencePlan plan =
        plan(net().binaryConv("a", 32, 3, PLAIN).norm("norm").binaryConv("b", 32, 3, PLAIN));
    assertThat(ops(plan))
        .containsExactly(
            "standardize input",
            "conv conv",
            "sign a.signs",
            "binary_conv norm.bits",
            "binary_conv b")
        .inOrder();
    assertThat(step(plan, "norm.bits").attributes()).containsEntry("folded", List.of("norm"));
    assertThat(roles(plan, "norm.bits"))
        .containsExactly("weights", "bounds", "directions", "tables");
    assertThat(roles(plan, "b")).containsExactly("weights", "scale", "shift");
  }

  @Test
  void normIsFoldedOnlyIntoALayerItAloneReads() {
    InferencePlan folded = plan(net().binaryConv("a", 32, 3, PLAIN).norm("norm"));
    assertThat(ops(folded)).contains("binary_conv norm");
    InferencePlan shared =
        plan(net().binaryConv("a", 32, 3, PLAIN).norm("norm").sum("sum", "norm", "a"));
    assertThat(ops(shared)).containsAtLeast("binary_conv a", "affine norm", "add sum").inOrder();
  }

  @Test
  void outputIsNeverFoldedAway() {
    InferencePlan plan = plan(net().binaryConv("a", 32, 3, PLAIN));
    assertThat(ops(plan))
        .containsExactly("standardize input", "conv conv", "sign a.signs", "binary_conv a");
  }

  @Test
  void aResidualPathStaysReal() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", 8, 3, PLAIN)
                .norm("norm")
                .binaryConv("b", 8, 3, PLAIN)
                .sum("sum", "b", "norm"));
    assertThat(ops(plan))
        .containsAtLeast("binary_conv norm", "sign b.signs", "binary_conv b", "add sum")
        .inOrder();
  }

  @Test
  void activationsOfAChannelFoldToo() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", 8, 3, PLAIN)
                .norm("norm")
                .activation("prelu", PRELU)
                .binaryConv("b", 8, 3, PLAIN));
    assertThat(step(plan, "prelu.bits").attributes())
        .containsEntry("folded", List.of("norm", "prelu"));
    assertThat(plan.tensor("prelu.slope")).isEmpty();
  }

  @Test
  void poolAfterTheNormIsAnOr() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", 8, 3, PLAIN)
                .norm("norm")
                .maxPool("pool", 2, 2, 0)
                .binaryConv("b", 8, 3, PLAIN));
    assertThat(ops(plan)).contains("max_pool_bits pool.bits");
    assertThat(plan.tensor("pool.falling")).isEmpty();
  }

  @Test
  void poolBeforeTheNormAsksForItsSign() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", 70, 3, PLAIN)
                .maxPool("pool", 2, 2, 0)
                .norm("norm")
                .binaryConv("b", 8, 3, PLAIN));
    assertThat(ops(plan)).contains("max_pool_bits pool.bits");
    assertThat(plan.tensor("pool.falling").orElseThrow().shape()).containsExactly(2);
  }

  @Test
  void poolBeforeAnActivationStaysReal() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", 8, 3, PLAIN)
                .maxPool("pool", 2, 2, 0)
                .activation("relu", RELU)
                .binaryConv("b", 8, 3, PLAIN));
    assertThat(ops(plan))
        .containsAtLeast("binary_conv a", "max_pool pool", "activation relu", "sign b.signs");
  }

  @Test
  void learnedNumbersFoldForOneConsumerOnly() {
    InferencePlan one = plan(net().binaryConv("a", 8, 3, PLAIN).binaryConv("b", 8, 3, LEARNED));
    assertThat(ops(one)).contains("binary_conv a.bits");
    InferencePlan two =
        plan(
            net()
                .binaryConv("a", 8, 3, PLAIN)
                .binaryConv("b", 8, 3, LEARNED, "a")
                .binaryConv("c", 8, 3, LEARNED, "a")
                .sum("sum", "b", "c"));
    assertThat(ops(two)).containsAtLeast("binary_conv a", "sign b.signs", "sign c.signs");
  }

  @Test
  void consumersMustAgreeOnTheEstimator() {
    Binarization approx = binarize(APPROX, STE, UNSCALED);
    InferencePlan same =
        plan(
            net()
                .binaryConv("a", 8, 3, PLAIN)
                .binaryConv("b", 8, 3, PLAIN, "a")
                .binaryConv("c", 8, 3, PLAIN, "a")
                .sum("sum", "b", "c"));
    assertThat(ops(same)).contains("binary_conv a.bits");
    InferencePlan other =
        plan(
            net()
                .binaryConv("a", 8, 3, PLAIN)
                .binaryConv("b", 8, 3, PLAIN, "a")
                .binaryConv("c", 8, 3, approx, "a")
                .sum("sum", "b", "c"));
    assertThat(ops(other)).containsAtLeast("binary_conv a", "sign b.signs", "sign c.signs");
  }

  @Test
  void aFloatValueIsPackedOnceForAll() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("b", 8, 3, PLAIN, "conv")
                .binaryConv("c", 8, 3, PLAIN, "conv")
                .sum("sum", "b", "c"));
    assertThat(ops(plan).stream().filter(op -> op.startsWith("sign"))).hasSize(1);
  }

  @Test
  void flatteningWholeWordsIsFree() {
    assertThat(flattened(64).code().isEmpty()).isTrue();
    assertThat(flattened(40).code().isEmpty()).isFalse();
  }

  private static PackedStep flattened(int channels) {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", channels, 3, PLAIN)
                .norm("norm")
                .flatten("flat")
                .binaryDense("b", 10, false, PLAIN));
    return step(plan, "norm.bits.flat");
  }

  @Test
  void learnedNumbersOfEveryPixelDoNotFold() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", 64, 3, PLAIN)
                .norm("norm")
                .flatten("flat")
                .binaryDense("b", 10, false, LEARNED));
    assertThat(ops(plan)).containsAtLeast("binary_conv norm", "flatten flat", "sign b.signs");
    assertThat(plan.tensor("b.thresholds").orElseThrow().shape()).containsExactly(64 * 8 * 8);
  }

  @Test
  void realSidesTakeOtherProducts() {
    InferencePlan plan =
        plan(
            net()
                .binaryConv("a", 8, 3, binarize(REAL, STE, UNSCALED))
                .binaryConv("b", 8, 3, binarize(STE, REAL, UNSCALED))
                .binaryConv("c", 8, 3, binarize(REAL, REAL, UNSCALED)));
    assertThat(ops(plan))
        .containsExactly(
            "standardize input",
            "conv conv",
            "sign_conv a",
            "sign b.signs",
            "conv b.sums",
            "affine b",
            "conv c.sums",
            "affine c");
    assertThat(step(plan, "b.signs").out().form()).isEqualTo(Value.Form.FLOATS);
  }

  @Test
  void buffersAreUsedAgain() {
    Net net = standardized("Long", 8, 8, 8);
    for (int i = 0; i < 20; i++) {
      net.conv("conv" + i, 8, 3, 1, false).norm("norm" + i);
    }
    // a convolution needs two buffers of one size and room for one pixel of sums; its norm is done
    // in the same pass
    assertThat(plan(net.dense("logits", 3)).buffers().stream().map(InferencePlan.Buffer::size))
        .containsExactly(512, 512, 8, 3);
  }

  @Test
  void aNormAndAShortcutAreDoneInThePassBefore() {
    InferencePlan plan =
        plan(
            standardized("Short", 8, 8, 8)
                .conv("stem", 8, 3, 1, false)
                .conv("b", 8, 3, 1, false)
                .norm("norm")
                .sum("sum", "norm", "stem")
                .dense("logits", 3));
    assertThat(ops(plan)).containsAtLeast("conv b", "affine norm", "add sum").inOrder();
    assertThat(step(plan, "norm").code().isEmpty()).isTrue();
    assertThat(step(plan, "sum").code().isEmpty()).isTrue();
    Value stem = step(plan, "stem").out();
    assertThat(step(plan, "b").code().fillings()).contains(stem);
    assertThat(plan.place(step(plan, "sum").out()))
        .isSameInstanceAs(plan.place(step(plan, "b").out()));
    assertThat(plan.place(stem)).isNotSameInstanceAs(plan.place(step(plan, "b").out()));
  }

  @Test
  void whatHasTwoReadersIsLeftAsItIs() {
    InferencePlan plan =
        plan(
            standardized("Short", 8, 8, 8)
                .conv("stem", 8, 3, 1, false)
                .norm("norm")
                .sum("sum", "norm", "stem")
                .dense("logits", 3));
    assertThat(step(plan, "norm").code().isEmpty()).isFalse();
    assertThat(step(plan, "sum").code().isEmpty()).isFalse();
  }

  @Test
  void aShortcutKeepsItsBuffer() {
    InferencePlan plan =
        plan(
            standardized("Short", 8, 8, 8)
                .conv("stem", 8, 3, 1, false)
                .conv("a", 8, 3, 1, false)
                .conv("b", 8, 3, 1, false)
                .sum("sum", "b", "stem")
                .dense("logits", 3));
    Value stem = step(plan, "stem").out();
    for (String other : List.of("a", "b")) {
      assertThat(plan.place(step(plan, other).out())).isNotSameInstanceAs(plan.place(stem));
    }
    assertThat(plan.place(step(plan, "logits").out())).isSameInstanceAs(InferencePlan.LOGITS);
  }

  @Test
  void unusedLayersAreDropped() {
    InferencePlan plan =
        plan(net().activation("unused", RELU).binaryConv("a", 8, 3, PLAIN, "conv"));
    assertThat(ops(plan)).doesNotContain("activation unused");
  }

  @Test
  void linesAreJsonObjectsInOrder() {
    List<String> lines = plan(net().binaryConv("a", 8, 3, PLAIN)).lines();
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"op\":\"standardize\",\"layer\":\"input\",\"in\":[\"raw\"],\"in_shapes\":[[8,8,3]],"
                + "\"in_forms\":[\"floats\"],\"out\":\"input\",\"out_shape\":[8,8,3],"
                + "\"out_form\":\"floats\",\"tensors\":{\"scale\":{\"name\":\"input.scale\","
                + "\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[3]},\"shift\":{\"name\":"
                + "\"input.shift\",\"type\":\"F32\",\"layout\":\"channel\",\"shape\":[3]}}}");
    assertThat(lines.get(lines.size() - 1))
        .contains(
            "\"fan_in\":72,\"kernel\":[3,3],\"stride\":[1,1],\"pad\":[1,1],\"padding\":\"zero\"");
  }

  private static Net net() {
    return standardized("Test", 3, 8, 8).conv("conv", 8, 3, 1, false);
  }

  private static InferencePlan plan(Net net) {
    return Plan.of(net.build()).inference();
  }

  /** Ops with the values they write. */
  private static List<String> ops(InferencePlan plan) {
    return plan.steps().stream().map(s -> s.op() + " " + s.out().name()).toList();
  }

  private static PackedStep step(InferencePlan plan, String out) {
    return plan.steps().stream().filter(s -> s.out().name().equals(out)).findFirst().orElseThrow();
  }

  private static List<String> roles(InferencePlan plan, String out) {
    return step(plan, out).tensors().stream().map(PackedStep.Tensor::role).toList();
  }
}
