package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expectWarnings;

import dev.signet.processor.testing.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cuts the real-valued path is warned of, and blocks that keep it are not. */
final class PathAdviceTest {
  private static final String NET =
      """
      @Network(input = {1, 8, 8}) record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          %s,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      """;

  private static final String UNIT = "@Filters(OUT) BinaryConv conv%d, BatchNorm norm%<d";

  /** Blocks to choose from: fractal, dense, plain, with gates, with shortcuts of their own. */
  private static final String BLOCKS =
      """
      @Residual record One(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
      @Sequential record Bare(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
      @Residual record OverTwo(@Stage(units = 2) One units) {}
      @Sum record Fractal2(Bare side, @Stage(units = 2) One path) {}
      @Sum record Fractal3(Bare side, @Stage(units = 2) Fractal2 path) {}
      @DenselyConnected record Dense1(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}
      @DenselyConnected record DenseOfBranches(Branches branches) {}
      @Sum record Branches(Bare side, @Stage(units = 2) Bare row) {}
      @Residual record Gated(@Filters(OUT) BinaryConv conv, BatchNorm norm, GlobalAvgPool all,
          @Squeeze(ratio = 2) Dense squeeze, Relu relu, @Units(OUT) Dense gate, Sigmoid open,
          @From({"norm", "open"}) Multiply scaled) {}
      @Residual record OneReal(@Filters(OUT) BinaryConv conv, BatchNorm norm,
          @Filters(OUT) Conv real, BatchNorm norm2) {}
      @Residual(shortcut = Down.class) record Shrinking(
          @Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}
      @Sequential record Down(@Window(STRIDE) AvgPool pool, @Filters(value = OUT, kernel = 1) Conv project,
          BatchNorm norm) {}
      @Residual record Plain(%s, %s) {}
      @Residual record Plain3(%s, %s, %s) {}
      @DenselyConnected record Bottleneck(@Filters(value = OUT, kernel = 1) BinaryConv narrow,
          BatchNorm norm, @Filters(OUT) BinaryConv conv) {}
      @Sum(identity = true) record Branched(Bare2 two, Bare2 other) {}
      @Sequential record Bare2(%s, %s) {}
      @Residual(shortcut = RealDown.class) record ShrinkingTwo(
          @Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm, Bare next) {}
      @Sequential record RealDown(
          @Filters(value = OUT, kernel = 1, stride = STRIDE) Conv project, BatchNorm norm) {}
      """
          .formatted(unit(1), unit(2), unit(1), unit(2), unit(3), unit(1), unit(2));

  private static String unit(int number) {
    return UNIT.formatted(number);
  }

  private static void warns(String layers, String... messages) {
    expectWarnings(List.of(), NET.formatted(layers) + BLOCKS, messages);
  }

  private static String around(String path, int layers) {
    return "[LongShortcut] The shortcut of "
        + path
        + " leads around "
        + layers
        + " binary layers at once, so that gradients pass the signs of all of them or of none. Give"
        + " each its own, in a block of one binary layer.";
  }

  @Test
  void oneShortcutForSeveral() {
    warns("@Stage(out = 4) Plain §b", around("b", 2));
    warns("@Stage(units = 3, out = 4) Plain §b", around("b[0]", 2));
    warns("@Stage(out = 4) Plain3 §b", around("b", 3));
    warns("@Stage(out = 4) Bottleneck §b", around("b", 2));
    warns("@Stage(out = 4) Branched §b", around("b", 2));
    warns("@Stage(out = 8, stride = 2) ShrinkingTwo §b", around("b", 2));
    warns(
        "@Filters(4) BinaryConv a, BatchNorm n, @Filters(4) BinaryConv b, BatchNorm m,"
            + " @From({\"norm\", \"m\"}) Add §sum",
        around("sum", 2));
  }

  @Test
  void allowedWhereTheBlockIsUsed() {
    warns("@Allow(value = \"LongShortcut\", reason = \"test\") @Stage(out = 4) Plain b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Stage(units = 4, out = 4) One b",
        "@Stage(units = 2, out = 4) OverTwo b",
        "@Stage(out = 4) Fractal2 b",
        "@Stage(out = 4) Fractal3 b",
        "@Stage(units = 3, out = 4) Dense1 b",
        "@Stage(units = 2, out = 4) DenseOfBranches b",
        "@Stage(units = 2, out = 4) Gated b",
        "@Stage(units = 2, out = 4) OneReal b",
        "@Stage(units = 2, out = 8, stride = 2) Shrinking b",
        "@Stage(out = 4) Bare2 b",
        "@Stage(units = 2, out = 4) Dense1 b, BatchNorm n, @Window(2) MaxPool p,"
            + " @Filters(value = 5, kernel = 1) Conv mix, @Stage(out = 4) Dense1 c",
        "@Filters(value = 3, kernel = 1) BinaryConv a, BatchNorm n",
        "@Filters(value = 4, kernel = 1) BinaryConv a, BatchNorm n, @Window(2) MaxPool p",
        "@Filters(4) Conv a, BatchNorm n, @Filters(4) BinaryConv b, BatchNorm m, @Filters(4) Conv c",
      })
  void pathsThatAreWell(String layers) {
    Compiled compiled = Compiled.source(NET.formatted(layers) + BLOCKS);
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
  }

  private static String leavesOneBit(String path, String where) {
    return "[BinaryDownsampling] "
        + path
        + " is a binary 1x1 convolution "
        + where
        + ", which leaves one bit of each value to all layers behind it. Make it a Conv; a real 1x1"
        + " costs little.";
  }

  @Test
  void binaryDownsampling() {
    expectWarnings(
        List.of(),
        (NET + BLOCKS)
            .formatted("@Stage(units = 2, out = 8, stride = 2) Shrinking b")
            .replace(
                "kernel = 1) Conv project,\n    BatchNorm",
                "kernel = 1) BinaryConv §project, BatchNorm"),
        leavesOneBit("b[0].down.project", "in a shortcut"));
    warns(
        "@Filters(value = 4, kernel = 1, stride = 2) BinaryConv §a, BatchNorm n",
        leavesOneBit("a", "with a stride"));
    warns(
        "@Stage(units = 2, out = 4) Dense1 b, BatchNorm n, @Window(2) MaxPool p,"
            + " @Filters(value = 5, kernel = 1) BinaryConv §mix, BatchNorm m",
        leavesOneBit("mix", "behind densely connected blocks"));
  }

  /** Real products: 64 pixels by 9 by 4 in stem and 16 in the island, 40 in the classifier. */
  @Test
  void realIsland() {
    String text =
        "[RealIsland] real is real and stands on every path between %s and %s, which are binary; it"
            + " makes %s%% of the real products of Net. Make it binary, or put it into a @Residual"
            + " block.";
    warns(
        "@Filters(4) BinaryConv a, BatchNorm n, @Filters(4) Conv §real, BatchNorm m,"
            + " @Filters(4) BinaryConv b, BatchNorm o",
        text.formatted("a", "b", "80"));
    warns(
        "@Stage(units = 2, out = 4) One a, @Filters(value = 4, kernel = 1) Conv §real, BatchNorm m,"
            + " @Stage(out = 4) One b",
        text.formatted("a[0].conv", "b.conv", "30"));
  }
}
