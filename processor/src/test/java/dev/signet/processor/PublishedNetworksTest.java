package dev.signet.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryConvOp;
import dev.signet.processor.testing.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published networks have their published numbers of parameters. */
public final class PublishedNetworksTest {
  public static final String BI_REAL_NET_18 =
      """
      @Network(input = {3, 224, 224})
      @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
      record BiRealNet18(
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
            @Filters(value = OUT, kernel = 1) Conv project,
            BatchNorm norm) {}
      }
      """;

  private static final String BINARY_DENSE_NET_28 =
      """
      @Network(input = {3, 224, 224})
      record BinaryDenseNet28(
          @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
          BatchNorm norm,
          Relu relu,
          @Window(value = 3, stride = 2) MaxPool pool,
          @Stage(units = 6, out = 64) Growth dense1,
          @Stage(out = 160) Transition transition1,
          @Stage(units = 6, out = 64) Growth dense2,
          @Stage(out = 192) Transition transition2,
          @Stage(units = 6, out = 64) Growth dense3,
          @Stage(out = 256) Transition transition3,
          @Stage(units = 5, out = 64) Growth dense4,
          BatchNorm lastNorm,
          Relu lastRelu,
          GlobalAvgPool average,
          @Units(1000) Dense logits) {

        @DenselyConnected
        record Growth(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}

        @Sequential
        record Transition(
            BatchNorm norm,
            @Window(2) MaxPool pool,
            Relu relu,
            @Filters(value = OUT, kernel = 1) Conv project) {}
      }
      """;

  @Test
  void biRealNet18() { // larq-zoo, literature/birealnet.py: 11,699,112
    Graph graph = Graphs.of(BI_REAL_NET_18);
    assertThat(graph.parameters()).isEqualTo(11_699_112);
    assertThat(node(graph, "stage2[0].conv").shape().toString()).isEqualTo("128x28x28");
    assertThat(node(graph, "stage4[3]").shape().toString()).isEqualTo("512x7x7");
    assertThat(node(graph, "stage2[0].downsample.project").name())
        .isEqualTo("stage2_0_downsample_project");
    assertThat(graph.nodes().stream().filter(n -> n.path().contains("downsample")).count())
        .isEqualTo(9);
  }

  @Test
  void binaryDenseNet28() { // larq-zoo, literature/densenet.py: 5,150,504
    Graph graph = Graphs.of(BINARY_DENSE_NET_28);
    assertThat(graph.parameters()).isEqualTo(5_150_504);
    assertThat(node(graph, "dense1[5]").shape().toString()).isEqualTo("448x56x56");
    assertThat(node(graph, "dense4[4]").shape().toString()).isEqualTo("576x7x7");
  }

  /** A fractal of c columns has 2^c - 1 convolutions: G(1) = F, G(c + 1) = A(x) + G(c)(G(c)(x)). */
  @ParameterizedTest
  @CsvSource({"2, 3", "3, 7", "4, 15"})
  void fractals(int columns, long convolutions) {
    StringBuilder source = new StringBuilder();
    source
        .append("@Network(input = {3, 16, 16}) record Net(@Filters(8) Conv stem, @Stage(out = 8) G")
        .append(columns)
        .append(" body, GlobalAvgPool average, @Units(10) Dense logits) {}\n")
        .append("@Sequential record A(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}\n")
        .append("@Sequential record G1(A unit) {}\n");
    for (int c = 2; c <= columns; c++) {
      source
          .append("@Sum record G")
          .append(c)
          .append("(A side, @Stage(units = 2) G")
          .append(c - 1)
          .append(" path) {}\n");
    }
    Graph graph = Graphs.of(source.toString());
    List<Node> convs = graph.nodes().stream().filter(n -> n.op() instanceof BinaryConvOp).toList();
    assertThat(convs).hasSize((int) convolutions);
    Node sum = node(graph, "body");
    assertThat(sum.name()).isEqualTo("body_sum");
    assertThat(sum.inputs().stream().map(i -> graph.node(i).path()).toList().get(0))
        .isEqualTo("body.side.norm");
  }

  private static Node node(Graph graph, String path) {
    return graph.nodes().stream().filter(n -> n.path().equals(path)).findFirst().orElseThrow();
  }
}
