package dev.signet.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.BinaryConvOp;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.testing.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiler learns of classes that users wrote. */
final class UsersOwnChoicesTest {
  private static final String SOURCE =
      """
      @Network(input = {2, 8, 8}, range = {0, 255})
      @Encode(value = Planes.class, levels = 8)
      @Binarize(inputs = Mine.Sign.class)
      record Net(
          @Filters(value = 3, kernel = 3) @Binarize(scale = LearnedScale.class) BinaryConv conv,
          Mine.Bend bend,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}

      public class Mine {
        @Alphabet(levels = {-1, 1})
        @ZeroOutside(1.5f)
        @Role(Role.Use.INPUTS)
        @Reads(Reads.Fact.PROGRESS)
        @Learned(value = "first", initial = 0.5f)
        @Learned(value = "second", shape = 1)
        public static final class Sign implements Estimator {
          public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
          public float derivative(float x, Site s) { return 1; }
        }

        @Learned("bow")
        public static final class Bend implements Activation {
          public float value(float x, Site s) { return x; }
          public float derivative(float x, Site s) { return 1; }
        }
      }
      """;

  private static final String ENCODER =
      """
      public class Planes implements Encoder {
        public float[] fit(float[] sorted, int levels) { return new float[levels]; }
        public boolean bit(float x, float number, int k) { return x > k; }
      }
      """;

  private final Graph graph = Graphs.of(SOURCE + ENCODER);

  @Test
  void estimator() {
    Binarization chosen = ((BinaryConvOp) node("conv").op()).binarization();
    Choice sign = chosen.inputs();
    assertThat(sign.type().canonicalName()).isEqualTo("example.Mine.Sign");
    assertThat(sign.alphabet().orElseThrow().isSign()).isTrue();
    assertThat(sign.zeroOutside().getAsDouble()).isEqualTo(1.5);
    assertThat(sign.roles()).containsExactly("INPUTS");
    assertThat(sign.reads()).containsExactly("PROGRESS");
    assertThat(sign.learned())
        .containsExactly(
            new Choice.Learned("first", List.of(-1), 0.5f),
            new Choice.Learned("second", List.of(1), 0f))
        .inOrder();
    assertThat(sign.chosenAt()).isEqualTo("network");
    assertThat(chosen.scale().type().simpleName()).isEqualTo("LearnedScale");
    assertThat(chosen.scale().chosenAt()).isEqualTo("component conv");
    assertThat(chosen.weights().type().simpleName()).isEqualTo("SteSign");
    assertThat(chosen.source().chosenAt()).isEqualTo("default");
  }

  @Test
  void activation() {
    Choice bend = ((ActivationOp) node("bend").op()).activation();
    assertThat(bend.type().canonicalName()).isEqualTo("example.Mine.Bend");
    assertThat(bend.learned()).containsExactly(new Choice.Learned("bow", List.of(-1), 0f));
  }

  @Test
  void encoder() {
    InputOp input = graph.input();
    assertThat(input.encoding().orElseThrow().encoder().type().simpleName()).isEqualTo("Planes");
    assertThat(input.range().orElseThrow()).isEqualTo(new InputOp.Range(0, 255));
    assertThat(input.standardize()).isFalse();
    assertThat(node("input").shape().toString()).isEqualTo("16x8x8");
  }

  @Test
  void learnedNumbersAreCounted() {
    // latent 3*9*16, sign 16 + 1, scale 3; bend 3; logits 3*10 + 10
    assertThat(graph.parameters()).isEqualTo(432 + 17 + 3 + 3 + 40);
  }

  @Test
  void declarationIsKeptAsWritten() {
    assertThat(node("conv").declaration())
        .isEqualTo(
            "@Filters(value = 3, kernel = 3) @Binarize(scale = LearnedScale.class) BinaryConv"
                + " conv");
    assertThat(node("logits").declaration()).isEqualTo("@Units(10) Dense logits");
  }

  private Node node(String path) {
    return graph.nodes().stream().filter(n -> n.path().equals(path)).findFirst().orElseThrow();
  }
}
