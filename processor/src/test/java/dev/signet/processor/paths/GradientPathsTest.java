package dev.signet.processor.paths;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryConvOp;
import dev.signet.processor.paths.GradientPaths.Block;
import dev.signet.processor.paths.GradientPaths.Layer;
import dev.signet.processor.plan.Net;
import dev.signet.processor.testing.Graphs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gradient paths of graphs of any form. */
class GradientPathsTest {
  private static final Binarization BINARY = Net.binarize(Net.STE, Net.STE, Net.UNSCALED);

  /** Against every path, walked one by one. */
  @Test
  void theCheapestOfEachLengthIsThatOfAllPaths() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int differ = 0;
    for (int i = 0; i < 2000; i++) {
      Graph graph = random(random);
      int last = graph.output();
      int from = random.nextInt(1 + last / 3);
      int to = last - random.nextInt(1 + last / 3);
      TreeMap<Integer, Long> best = new TreeMap<>();
      walk(graph, from, to, 0, 0, best);
      Paths found = GradientPaths.between(graph, from, to);
      TreeMap<Integer, Long> cheapest = new TreeMap<>();
      found.paths().forEach(p -> cheapest.put(p.length(), p.macs()));
      String what = "seed %s, graph %s, from %s to %s".formatted(seed, i, from, to);
      assertWithMessage(what).that(cheapest).isEqualTo(best);
      assertWithMessage(what).that(found.paths()).hasSize(best.size());
      assertWithMessage(what)
          .that(found.paths().stream().map(Paths.Path::length).toList())
          .isInStrictOrder();
      List<Long> macs = List.copyOf(best.values());
      boolean mixed = !macs.stream().sorted().toList().equals(macs);
      assertWithMessage(what).that(found.ordersDiffer()).isEqualTo(mixed);
      differ += mixed ? 1 : 0;
      for (Layer layer : GradientPaths.of(graph).layers()) {
        assertWithMessage("%s, %s", what, layer.path())
            .that(layer.toLoss())
            .isEqualTo(fewest(graph, layer.node()));
      }
    }
    assertWithMessage("seed %s: graphs whose orders differ", seed).that(differ).isAtLeast(1);
  }

  @Test
  void aPlainStackPassesEveryLaterLayer() {
    Net net = Net.standardized("Stack", 4, 6, 6).conv("stem", 8, 3, 1, false);
    for (int i = 0; i < 5; i++) {
      net.binaryConv("b" + i, 8, 3, BINARY).norm("n" + i);
    }
    Graph graph = net.globalAvgPool("average").dense("logits", 3).build().graph();
    GradientPaths found = GradientPaths.of(graph);
    assertThat(found.layers().stream().map(Layer::toLoss).toList())
        .containsExactly(4, 3, 2, 1, 0)
        .inOrder();
    long macs = 9L * 8 * 8 * 36;
    assertThat(found.network().paths()).containsExactly(new Paths.Path(5, 5 * macs));
    assertThat(found.blocks()).isEmpty();
  }

  /** Two layers of one pixel are cheaper than one of 25 pixels. */
  @Test
  void aLongerPathThatCostsLessIsMarked() {
    Graph graph =
        Net.standardized("Net", 8, 6, 6)
            .binaryConv("wide", 8, 5, BINARY)
            .binaryConv("first", 8, 1, BINARY, "input")
            .binaryConv("second", 8, 1, BINARY)
            .sum("sum", "wide", "second")
            .build()
            .graph();
    Paths paths = GradientPaths.of(graph).network();
    long pixel = 8L * 8 * 36;
    Paths.Path one = new Paths.Path(1, 25 * pixel);
    Paths.Path two = new Paths.Path(2, 2 * pixel);
    assertThat(paths.paths()).containsExactly(one, two).inOrder();
    assertThat(paths.ordersDiffer()).isTrue();
    assertThat(paths.isCheaperThanShorter(one)).isFalse();
    assertThat(paths.isCheaperThanShorter(two)).isTrue();
    assertThat(paths.toString()).isEqualTo("(1, 57600) (2, 4608)*");
  }

  @Test
  void onlyLayersOfBitsOnBothSidesCount() {
    Graph graph =
        Net.standardized("Net", 8, 6, 6)
            .binaryConv("weights", 8, 3, Net.binarize(Net.REAL, Net.STE, Net.UNSCALED))
            .binaryConv("inputs", 8, 3, Net.binarize(Net.STE, Net.REAL, Net.UNSCALED))
            .conv("real", 8, 3, 1, false)
            .globalAvgPool("average")
            .binaryDense("dense", 5, false, BINARY)
            .build()
            .graph();
    GradientPaths found = GradientPaths.of(graph);
    assertThat(found.network().paths()).containsExactly(new Paths.Path(1, 8 * 5));
    assertThat(found.layers().stream().map(Layer::path).toList()).containsExactly("dense");
  }

  /** H W C_out log2(h w C_in + 1): 4 x 3 pixels, 5 filters, 3 x 3 taps of 7 channels. */
  @Test
  void valuesOfALayer() {
    Graph graph =
        Net.standardized("Net", 7, 4, 3)
            .binaryConv("conv", 5, 3, BINARY)
            .binaryDense("dense", 2, false, BINARY)
            .build()
            .graph();
    List<Layer> layers = GradientPaths.of(graph).layers();
    assertThat(layers.get(0).log2Values().orElseThrow()).isWithin(1e-9).of(60 * 6.0); // 64 values
    assertThat(layers.get(1).log2Values().orElseThrow())
        .isWithin(1e-9)
        .of(2 * Math.log(61) / Math.log(2));
  }

  @Test
  void ternaryInputsHaveOtherValues() {
    Choice ternary =
        Net.choice("estimator", "Ternary", new Choice.Alphabet(List.of(-1, 0, 1), 1, 0));
    Graph graph =
        Net.standardized("Net", 7, 4, 3)
            .binaryConv("conv", 5, 3, Net.binarize(ternary, Net.STE, Net.UNSCALED))
            .build()
            .graph();
    Layer layer = GradientPaths.of(graph).layers().get(0);
    assertThat(layer.log2Values().isEmpty()).isTrue();
    assertThat(layer.toLoss()).isEqualTo(0);
  }

  /** A stage of a thousand units: its own paths are a thousand and one. */
  @Test
  void aThousandUnits() {
    Graph graph =
        Graphs.of(
            """
            @Network(input = {1, 8, 8})
            record Net(
                @Filters(8) Conv stem, @Stage(units = 1000) Unit body, GlobalAvgPool average,
                @Units(10) Dense logits) {}
            @Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
            """);
    List<Block> blocks = GradientPaths.of(graph).blocks();
    assertThat(blocks).hasSize(1001);
    Block stage = blocks.get(1000);
    assertThat(stage.path()).isEqualTo("body");
    assertThat(stage.units()).isEqualTo(1000);
    assertThat(stage.paths().paths())
        .containsExactlyElementsIn(
            IntStream.rangeClosed(0, 1000)
                .mapToObj(n -> new Paths.Path(n, n * 9L * 8 * 8 * 64))
                .toList())
        .inOrder();
  }

  @Test
  void linesGatherWhatIsAlike() {
    Graph graph =
        Graphs.of(
            """
            @Network(input = {1, 8, 8})
            record Net(
                @Filters(8) Conv stem, @Stage(units = 4) Unit body, @Filters(8) BinaryConv plain,
                BatchNorm norm, GlobalAvgPool average, @Units(10) Dense logits) {}
            @Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
            """);
    assertThat(GradientPaths.of(graph).lines())
        .containsExactly(
            "(L, N): L binary layers on a path, N the fewest binary MACs of such a path",
            "body[0] and 3 alike, Unit: (0, 0) (1, 36864)",
            "body, 4 units of Unit: (0, 0) (1, 36864) (2, 73728) ... (4, 147456)",
            "input to output: (1, 36864) (2, 73728) (3, 110592) ... (5, 184320)",
            "between each of body[0].conv to body[3].conv and the loss: 1 binary layer",
            "between plain and the loss: 0 binary layers")
        .inOrder();
  }

  @Test
  void aRealNetworkSaysSo() {
    Graph graph = Net.standardized("Real", 7, 4, 3).dense("logits", 5).build().graph();
    assertThat(GradientPaths.of(graph).lines()).containsExactly("no binary layers");
  }

  /** Eight to seventeen nodes, each a sum of recent ones or a binary convolution. */
  private static Graph random(Random random) {
    Net net = Net.standardized("Random", 4, 5, 5);
    List<String> names = new ArrayList<>(List.of("input"));
    int nodes = 8 + random.nextInt(10);
    for (int i = 0; i < nodes; i++) {
      String name = "n" + i;
      String one = recent(names, random);
      if (random.nextInt(3) > 0) {
        net.binaryConv(name, 4, random.nextInt(3) == 0 ? 5 : 1, BINARY, one);
      } else {
        net.sum(name, one, recent(names, random));
      }
      names.add(name);
    }
    return net.build().graph();
  }

  private static String recent(List<String> names, Random random) {
    return names.get(names.size() - 1 - random.nextInt(Math.min(5, names.size())));
  }

  private static void walk(
      Graph graph, int at, int to, int length, long macs, TreeMap<Integer, Long> best) {
    if (at == to) {
      best.merge(length, macs, Math::min);
      return;
    }
    for (Node next : graph.consumers(at)) {
      if (next.op() instanceof BinaryConvOp conv) {
        int kernel = conv.geometry().height();
        walk(graph, next.id(), to, length + 1, macs + 4 * 4 * 25L * kernel * kernel, best);
      } else {
        walk(graph, next.id(), to, length, macs, best);
      }
    }
  }

  private static int fewest(Graph graph, int layer) {
    TreeMap<Integer, Long> best = new TreeMap<>();
    walk(graph, layer, graph.output(), 0, 0, best);
    return best.firstKey();
  }
}
