package dev.signet.processor.published;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.paths.GradientPaths;
import dev.signet.processor.paths.GradientPaths.Block;
import dev.signet.processor.paths.GradientPaths.Layer;
import dev.signet.processor.paths.Paths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocks that Zhu et al. compare have the gradient paths that they state. */
final class PublishedPathsTest {
  private static final List<PathBlock> BLOCKS = PathBlock.ALL;

  @ParameterizedTest
  @FieldSource("BLOCKS")
  void blocksHaveThePublishedPaths(PathBlock block) {
    Paths paths = block.paths();
    assertThat(paths.paths().stream().map(Paths.Path::macs).toList()).isEqualTo(block.macs());
    assertThat(PathBlock.inMillions(paths)).isEqualTo(block.inMillions());
    assertThat(paths.ordersDiffer()).isFalse();
    int longest = block.macs().size();
    assertThat(paths.nth(1)).hasValue(new Paths.Path(0, 0));
    assertThat(paths.nth(longest).orElseThrow().macs()).isEqualTo(block.macs().get(longest - 1));
    assertThat(paths.nth(longest + 1)).isEmpty();
  }

  /** The rule of equal cost: 3 N^IR is about 2 N^BR. */
  @Test
  void threeNarrowConvolutionsCostAboutTwoWideOnes() {
    long narrow = 3 * PathBlock.IGP_RES_NET.paths().nth(2).orElseThrow().macs();
    long wide = 2 * PathBlock.BI_REAL_NET.paths().nth(2).orElseThrow().macs();
    assertThat(PathBlock.millions(narrow)).isEqualTo("237.8");
    assertThat(PathBlock.millions(wide)).isEqualTo("231.2");
  }

  /** Fractals of 3, 7, 15 convolutions: 2, 4, 8 deep, each convolution passed by an identity. */
  @ParameterizedTest
  @ValueSource(ints = {21, 37, 69})
  void fractalsHaveEveryLengthUpToTheirDepth(int network) {
    int depth = (network - 5) / 8; // two blocks a stage, four stages, five other layers
    long width =
        switch (depth) {
          case 2 -> 53;
          case 4 -> 41;
          default -> 31;
        };
    GradientPaths found = GradientPaths.of(Networks.graph("IgpResNet" + network));
    Paths paths = block(found, "stage1[1]").paths();
    assertThat(paths.paths()).hasSize(depth + 1);
    for (int length = 0; length <= depth; length++) {
      assertThat(paths.nth(length + 1))
          .hasValue(new Paths.Path(length, length * 9L * width * width * 56 * 56));
    }
    assertThat(found.network().paths()).hasSize(8 * depth + 1);
  }

  @Test
  void blocksInFractalsAreFoundToo() {
    List<Block> found = GradientPaths.of(Networks.graph("IgpResNet37")).blocks();
    assertThat(found.stream().filter(b -> b.path().startsWith("stage2[0]")).map(Block::path))
        .containsExactly(
            "stage2[0].side",
            "stage2[0].path[0].side",
            "stage2[0].path[0].path[0]",
            "stage2[0].path[0].path[1]",
            "stage2[0].path[0].path",
            "stage2[0].path[0]",
            "stage2[0].path[1].side",
            "stage2[0].path[1].path[0]",
            "stage2[0].path[1].path[1]",
            "stage2[0].path[1].path",
            "stage2[0].path[1]",
            "stage2[0].path",
            "stage2[0]")
        .inOrder();
  }

  /** A block of the paper is two units: the metric between any two values. */
  @Test
  void biRealNet18() {
    Graph graph = Networks.graph("BiRealNet18");
    GradientPaths found = GradientPaths.of(graph);
    assertThat(found.network().paths()).hasSize(17);
    Block first = block(found, "stage1[0]");
    Block second = block(found, "stage1[1]");
    assertThat(PathBlock.inMillions(first.paths())).isEqualTo("(0, 0.0) (1, 115.6)");
    assertThat(GradientPaths.between(graph, first.input(), second.output()))
        .isEqualTo(PathBlock.BI_REAL_NET.paths());
    // a change of resolution: the shortcut is real, the convolution has half the inputs
    assertThat(PathBlock.inMillions(block(found, "stage2[0]").paths()))
        .isEqualTo("(0, 0.0) (1, 57.8)");
    assertThat(PathBlock.inMillions(block(found, "stage2").paths()))
        .isEqualTo("(0, 0.0) (1, 57.8) (2, 173.4) (3, 289.0) (4, 404.6)");
    assertThat(block(found, "stage2").units()).isEqualTo(4);
  }

  /** No binary layer lies between any layer and the loss. */
  @ParameterizedTest
  @ValueSource(strings = {"BiRealNet18", "BiRealNet34", "BinaryDenseNet69", "IgpResNet69"})
  void nothingBinaryBeforeTheLoss(String network) {
    List<Layer> layers = GradientPaths.of(Networks.graph(network)).layers();
    assertWithMessage(network).that(layers.size()).isAtLeast(16);
    assertThat(layers.stream().map(Layer::toLoss).distinct()).containsExactly(0);
  }

  /** In ResNet the first of two convolutions has the second behind it; so has the shortcut. */
  @Test
  void aBinaryShortcutIsNoIdentity() {
    GradientPaths found = GradientPaths.of(Networks.graph("BinaryResNet18"));
    assertThat(PathBlock.inMillions(block(found, "stage2[0]").paths()))
        .isEqualTo("(1, 6.4) (2, 173.4)");
    List<Integer> toLoss = found.layers().stream().map(Layer::toLoss).toList();
    assertThat(found.layers().get(0).path()).isEqualTo("stage1[0].conv1");
    assertThat(toLoss.get(0)).isEqualTo(4); // conv2 and the three binary shortcuts
    assertThat(toLoss.get(toLoss.size() - 1)).isEqualTo(0);
  }

  private static Block block(GradientPaths found, String path) {
    return found.blocks().stream().filter(b -> b.path().equals(path)).findFirst().orElseThrow();
  }
}
