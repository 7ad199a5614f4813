package dev.signet.processor.published;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.paths.GradientPaths;
import dev.signet.processor.paths.GradientPaths.Block;
import dev.signet.processor.paths.Paths;
import dev.signet.processor.testing.Graphs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A block that Zhu et al. compare, on a picture of 56 by 56 pixels.
 *
 * @param name as they call it
 * @param channels of its input
 * @param component how a network uses it
 * @param inMillions L and N of its paths, N in millions
 * @param macs the same N
 */
record PathBlock(String name, int channels, String component, String inMillions, List<Long> macs) {
  private static final long BI_REAL = 9L * 64 * 64 * 56 * 56; // 115,605,504
  private static final long IGP = 9L * 53 * 53 * 56 * 56; // 79,281,216
  private static final long DENSE_1 = 9L * 256 * 32 * 56 * 56; // 231,211,008
  private static final long DENSE_2 = 9L * 288 * 32 * 56 * 56; // 260,112,384
  private static final long IGP_DENSE_2 = 9L * 32 * 32 * 56 * 56; // 28,901,376

  static final PathBlock RES_NET =
      new PathBlock(
          "ResNet(64), one shortcut over two convolutions",
          64,
          "BinaryResNetBlock body",
          "(0, 0.0) (2, 231.2)",
          List.of(0L, 2 * BI_REAL));
  static final PathBlock BI_REAL_NET =
      new PathBlock(
          "Bi-Real ResNet(64), a shortcut over each",
          64,
          "@Stage(units = 2) BiRealUnit body",
          "(0, 0.0) (1, 115.6) (2, 231.2)",
          List.of(0L, BI_REAL, 2 * BI_REAL));
  static final PathBlock E_BI_REAL_NET =
      new PathBlock(
          "EBi-Real ResNet(64), another over both",
          64,
          "EBiRealBlock body",
          "(0, 0.0) (1, 115.6) (2, 231.2)",
          List.of(0L, BI_REAL, 2 * BI_REAL));
  static final PathBlock IGP_RES_NET =
      new PathBlock(
          "IGP-ResNet(53), three convolutions",
          53,
          "Fractal3 body",
          "(0, 0.0) (1, 79.3) (2, 158.6)",
          List.of(0L, IGP, 2 * IGP));
  static final PathBlock BINARY_DENSE_NET =
      new PathBlock(
          "BinaryDenseNet, two layers of growth 32 on 256 channels",
          256,
          "@Stage(units = 2, out = 32) DenseUnit body",
          "(0, 0.0) (1, 231.2) (2, 491.3)",
          List.of(0L, DENSE_1, DENSE_1 + DENSE_2));
  static final PathBlock IGP_DENSE_NET =
      new PathBlock(
          "IGP-DenseNet, growth 32 on 256 channels",
          256,
          "@Stage(out = 32) IgpDenseUnit body",
          "(0, 0.0) (1, 231.2) (2, 260.1)",
          List.of(0L, DENSE_1, DENSE_1 + IGP_DENSE_2));

  static final List<PathBlock> ALL =
      List.of(RES_NET, BI_REAL_NET, E_BI_REAL_NET, IGP_RES_NET, BINARY_DENSE_NET, IGP_DENSE_NET);

  /** What the compiler finds of the block, which is all of a network but its classifier. */
  Paths paths() {
    String network =
        "@Network(input = {%d, 56, 56})"
            + " record Net(%s, GlobalAvgPool average, @Units(10) Dense logits) {}";
    Graph graph = Graphs.of(network.formatted(channels, component));
    List<Block> found = GradientPaths.of(graph).blocks();
    Block block = found.get(found.size() - 1);
    assertThat(block.path()).isEqualTo("body");
    return block.paths();
  }

  /** Paths as the papers round them: {@code (0, 0.0) (1, 115.6)}. */
  static String inMillions(Paths paths) {
    return paths.paths().stream()
        .map(p -> "(" + p.length() + ", " + millions(p.macs()) + ")")
        .collect(Collectors.joining(" "));
  }

  /** Half up to one digit. */
  static String millions(long macs) {
    return BigDecimal.valueOf(macs)
        .movePointLeft(6)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  @Override
  public String toString() {
    return name;
  }
}
