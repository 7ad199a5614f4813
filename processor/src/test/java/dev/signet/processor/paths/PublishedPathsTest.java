package dev.signet.processor.paths;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.signet.processor.PublishedNetworksTest.BI_REAL_NET_18;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.paths.GradientPaths.Block;
import dev.signet.processor.paths.GradientPaths.Layer;
import dev.signet.processor.testing.Graphs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The blocks that Zhu et al. compare, at 56 by 56 pixels, have the gradient paths they state. */
class PublishedPathsTest {
  private static final long BI_REAL = 9L * 64 * 64 * 56 * 56; // 115,605,504
  private static final long IGP = 9L * 53 * 53 * 56 * 56; // 79,281,216
  private static final long DENSE_1 = 9L * 256 * 32 * 56 * 56; // 231,211,008
  private static final long DENSE_2 = 9L * 288 * 32 * 56 * 56; // 260,112,384
  private static final long IGP_DENSE_2 = 9L * 32 * 32 * 56 * 56; // 28,901,376

  /**
   * One block of each kind.
   *
   * @see #paths
   */
  enum Kind {
    RES_NET(
        64,
        "ResNet body",
        "@Residual record ResNet(@Filters(OUT) BinaryConv conv1, BatchNorm norm1,"
            + " @Filters(OUT) BinaryConv conv2, BatchNorm norm2) {}",
        "(0, 0.0) (2, 231.2)",
        0,
        2 * BI_REAL),
    BI_REAL_NET(
        64,
        "@Stage(units = 2) BiReal body",
        Kind.UNIT,
        "(0, 0.0) (1, 115.6) (2, 231.2)",
        0,
        BI_REAL,
        2 * BI_REAL),
    E_BI_REAL_NET(
        64,
        "EBiReal body",
        Kind.UNIT + "@Residual record EBiReal(@Stage(units = 2) BiReal pair) {}",
        "(0, 0.0) (1, 115.6) (2, 231.2)",
        0,
        BI_REAL,
        2 * BI_REAL),
    IGP_RES_NET(
        53,
        "Fractal body",
        Kind.UNIT
            + "@Sequential record Side(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}"
            + "@Sum record Fractal(Side side, @Stage(units = 2) BiReal path) {}",
        "(0, 0.0) (1, 79.3) (2, 158.6)",
        0,
        IGP,
        2 * IGP),
    BINARY_DENSE_NET(
        256,
        "@Stage(units = 2, out = 32) Growth body",
        "@DenselyConnected record Growth(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}",
        "(0, 0.0) (1, 231.2) (2, 491.3)",
        0,
        DENSE_1,
        DENSE_1 + DENSE_2),
    IGP_DENSE_NET(
        256,
        "@Stage(out = 32) Growth body",
        "@DenselyConnected record Growth(Pair pair) {}"
            + "@Sequential record Side(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}"
            + "@Sequential record Two(Side first, Side second) {}"
            + "@Sum record Pair(Side side, Two path) {}",
        "(0, 0.0) (1, 231.2) (2, 260.1)",
        0,
        DENSE_1,
        DENSE_1 + IGP_DENSE_2);

    private static final String UNIT =
        "@Residual record BiReal(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}";

    private final int channels;
    private final String component;
    private final String blocks;
    private final String inMillions;
    private final List<Long> macs;

    Kind(int channels, String component, String blocks, String inMillions, long... macs) {
      this.channels = channels;
      this.component = component;
      this.blocks = blocks;
      this.inMillions = inMillions;
      this.macs = Arrays.stream(macs).boxed().toList();
    }

    /** The paths of the block, which is all of the network but its classifier. */
    Paths paths() {
      Graph graph =
          Graphs.of(
              "@Network(input = {%d, 56, 56}) record Net(%s, GlobalAvgPool average, @Units(10) Dense logits) {} %s"
                  .formatted(channels, component, blocks));
      List<Block> found = GradientPaths.of(graph).blocks();
      Block block = found.get(found.size() - 1);
      assertThat(block.path()).isEqualTo("body");
      return block.paths();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void blocksHaveThePublishedPaths(Kind kind) {
    Paths paths = kind.paths();
    assertThat(paths.paths().stream().map(Paths.Path::macs).toList()).isEqualTo(kind.macs);
    assertThat(inMillions(paths)).isEqualTo(kind.inMillions);
    assertThat(paths.ordersDiffer()).isFalse();
    assertThat(paths.nth(1)).hasValue(new Paths.Path(0, 0));
    assertThat(paths.nth(kind.macs.size()).orElseThrow().macs())
        .isEqualTo(kind.macs.get(kind.macs.size() - 1));
    assertThat(paths.nth(kind.macs.size() + 1)).isEmpty();
  }

  /** 3 N^IR is about 2 N^BR: 237.8 against 231.2 million, within 3 percent. */
  @Test
  void threeNarrowConvolutionsCostAboutTwoWideOnes() {
    long igp = 3 * Kind.IGP_RES_NET.paths().nth(2).orElseThrow().macs();
    long biReal = 2 * Kind.BI_REAL_NET.paths().nth(2).orElseThrow().macs();
    assertThat(millions(igp)).isEqualTo("237.8");
    assertThat(millions(biReal)).isEqualTo("231.2");
  }

  /** Fractals of 1, 3, 7, 15 convolutions: 1, 2, 4, 8 deep, and always one that is passed alone. */
  @Test
  void deeperFractalsKeepTheFirstThreePaths() {
    String blocks =
        "@Sequential record A(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}"
            + "@Residual record G1(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}"
            + "@Sum record G2(A side, @Stage(units = 2) G1 path) {}"
            + "@Sum record G3(A side, @Stage(units = 2) G2 path) {}"
            + "@Sum record G4(A side, @Stage(units = 2) G3 path) {}";
    Graph graph =
        Graphs.of(
            "@Network(input = {31, 56, 56}) record Net(G4 body, GlobalAvgPool average, @Units(10) Dense logits) {}"
                + blocks);
    List<Block> found = GradientPaths.of(graph).blocks();
    long macs = 9L * 31 * 31 * 56 * 56;
    for (int columns = 1; columns <= 4; columns++) {
      String block = "G" + columns;
      List<Block> units =
          found.stream().filter(b -> b.block().equals(block) && b.units() == 1).toList();
      assertWithMessage(block).that(units).hasSize(1 << (4 - columns));
      for (Block unit : units) {
        int depth = 1 << (columns - 1);
        assertThat(unit.paths().paths()).hasSize(depth + 1);
        for (int length = 0; length <= depth; length++) {
          assertThat(unit.paths().nth(length + 1)).hasValue(new Paths.Path(length, length * macs));
        }
      }
    }
  }

  /** No binary layer between any layer and the loss; a block is two units. */
  @Test
  void biRealNet18IsPassedEverywhere() {
    Graph graph = Graphs.of(BI_REAL_NET_18);
    GradientPaths found = GradientPaths.of(graph);
    assertThat(found.layers()).hasSize(16);
    assertThat(found.layers().stream().map(Layer::toLoss).distinct().toList()).containsExactly(0);
    assertThat(found.network().paths()).hasSize(17);
    Block first = block(found, "stage1[0]");
    Block second = block(found, "stage1[1]");
    assertThat(inMillions(first.paths())).isEqualTo("(0, 0.0) (1, 115.6)");
    assertThat(inMillions(GradientPaths.between(graph, first.input(), second.output())))
        .isEqualTo("(0, 0.0) (1, 115.6) (2, 231.2)");
    // a change of resolution: the shortcut is real, the convolution has half the inputs
    assertThat(inMillions(block(found, "stage2[0]").paths())).isEqualTo("(0, 0.0) (1, 57.8)");
    assertThat(inMillions(block(found, "stage2").paths()))
        .isEqualTo("(0, 0.0) (1, 57.8) (2, 173.4) (3, 289.0) (4, 404.6)");
    assertThat(block(found, "stage2").units()).isEqualTo(4);
  }

  private static Block block(GradientPaths found, String path) {
    return found.blocks().stream().filter(b -> b.path().equals(path)).findFirst().orElseThrow();
  }

  private static String inMillions(Paths paths) {
    StringBuilder text = new StringBuilder();
    for (Paths.Path p : paths.paths()) {
      text.append(text.isEmpty() ? "" : " ");
      text.append("(").append(p.length()).append(", ").append(millions(p.macs())).append(")");
    }
    return text.toString();
  }

  private static String millions(long macs) {
    BigDecimal millions = BigDecimal.valueOf(macs).movePointLeft(6);
    return String.format(Locale.ROOT, "%s", millions.setScale(1, RoundingMode.HALF_UP));
  }
}
