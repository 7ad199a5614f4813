package dev.signet.processor.published;

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
final class PublishedNetworksTest {
  @Test
  void biRealNet18() { // larq-zoo, literature/birealnet.py: 11,699,112
    Graph graph = Networks.graph("BiRealNet18");
    assertThat(graph.parameters()).isEqualTo(11_699_112);
    assertThat(node(graph, "stage2[0].conv").shape().toString()).isEqualTo("128x28x28");
    assertThat(node(graph, "stage4[3]").shape().toString()).isEqualTo("512x7x7");
    assertThat(node(graph, "stage2[0].downsample.mix").name()).isEqualTo("stage2_0_downsample_mix");
    assertThat(graph.nodes().stream().filter(n -> n.path().contains("downsample")).count())
        .isEqualTo(9);
  }

  @Test
  void binaryDenseNet28() { // larq-zoo, literature/densenet.py: 5,150,504
    Graph graph = Networks.graph("BinaryDenseNet28");
    assertThat(graph.parameters()).isEqualTo(5_150_504);
    assertThat(node(graph, "stage1[5]").shape().toString()).isEqualTo("448x56x56");
    assertThat(node(graph, "stage4[4]").shape().toString()).isEqualTo("576x7x7");
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
