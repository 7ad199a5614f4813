package dev.signet.processor.graph;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.graph.Declare.adjective;
import static dev.signet.processor.graph.Declare.binarize;
import static dev.signet.processor.graph.Declare.block;
import static dev.signet.processor.graph.Declare.declared;
import static dev.signet.processor.graph.Declare.filters;
import static dev.signet.processor.graph.Declare.from;
import static dev.signet.processor.graph.Declare.layer;
import static dev.signet.processor.graph.Declare.network;
import static dev.signet.processor.graph.Declare.stage;
import static dev.signet.processor.graph.Declare.units;
import static dev.signet.processor.graph.Declare.use;
import static dev.signet.processor.graph.Declare.value;

import dev.signet.dsl.Param;
import dev.signet.processor.check.Checks;
import dev.signet.processor.diag.Problem;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.diag.Severity;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.BinaryConvOp;
import dev.signet.processor.op.ConvOp;
import dev.signet.processor.scan.Declared;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The builder alone, on declarations written by hand. */
final class GraphBuilderTest {
  private static final Adjective SEQUENTIAL = adjective("Sequential", Map.of());
  private static final int[] PICTURE = {3, 16, 16};

  @Test
  void chainOfLayers() {
    Graph graph =
        sound(
            network(
                List.of(),
                PICTURE,
                layer("Conv", "stem", filters(8, 3, 2)),
                layer("BatchNorm", "norm"),
                layer("GlobalAvgPool", "average"),
                layer("Dense", "logits", units(10))));
    assertThat(graph.nodes().stream().map(n -> n.name() + " " + n.shape() + n.inputs()).toList())
        .containsExactly(
            "input 3x16x16[]", "stem 8x8x8[0]", "norm 8x8x8[1]", "average 8[2]", "logits 10[3]")
        .inOrder();
    // 3*8*9 + 4*8 + 8*10 + 10
    assertThat(graph.parameters()).isEqualTo(216 + 32 + 90);
    assertThat(graph.output()).isEqualTo(4);
  }

  @Test
  void unitsSpanTheLayersOfTheirBlocks() {
    Block inner = block("Inner", List.of(SEQUENTIAL), conv("conv", 8, 1));
    Declared.Value none = value(new Declared.Absent(), false);
    Block unit =
        block(
            "Unit",
            List.of(adjective("Residual", Map.of("shortcut", none))),
            use(inner, "first"),
            layer("BatchNorm", "norm"));
    Graph graph =
        sound(
            ending(layer("Conv", "stem", filters(8, 3, 1)), use(unit, "body", stage(2, 0, 0, 1))),
            unit,
            inner);
    assertThat(
            graph.units().stream()
                .map(u ->
                    "%s %s %s %d to %d, %s"
                        .formatted(u.path(), u.block(), u.join(), u.input(), u.output(), u.nodes()))
                .toList())
        .containsExactly(
            "body[0].first Inner SEQUENTIAL 1 to 2, [2]",
            "body[0] Unit RESIDUAL 1 to 4, [2, 3, 4]",
            "body[1].first Inner SEQUENTIAL 4 to 5, [5]",
            "body[1] Unit RESIDUAL 4 to 7, [5, 6, 7]")
        .inOrder();
  }

  @Test
  void onlyTheFirstUnitHasTheStride() {
    Block unit = block("Unit", List.of(SEQUENTIAL), conv("conv", Param.OUT, Param.STRIDE));
    Graph graph = sound(ending(use(unit, "body", stage(3, 8, 0, 2))), unit);
    assertThat(shapes(graph, "body[0].conv", "body[1].conv", "body[2].conv"))
        .containsExactly("8x8x8", "8x8x8", "8x8x8");
    assertThat(strides(graph)).containsExactly(2, 1, 1).inOrder();
  }

  @Test
  void blockWithoutStageHasItsUsersOutAndWidthAndStrideOne() {
    Block inner =
        block(
            "Inner",
            List.of(SEQUENTIAL),
            conv("narrow", Param.WIDTH, Param.STRIDE),
            conv("wide", Param.OUT, 1));
    Block outer = block("Outer", List.of(SEQUENTIAL), use(inner, "inner"));
    Graph graph = sound(ending(use(outer, "body", stage(1, 8, 2, 1))), outer, inner);
    assertThat(shapes(graph, "body.inner.narrow", "body.inner.wide"))
        .containsExactly("2x16x16", "8x16x16")
        .inOrder();
    assertThat(strides(graph)).containsExactly(1, 1);
  }

  @Test
  void widthIsOutWhereNoneIsStated() {
    Block inner = block("Inner", List.of(SEQUENTIAL), conv("conv", Param.WIDTH, 1));
    Block outer = block("Outer", List.of(SEQUENTIAL), use(inner, "inner", stage(1, 5, 0, 1)));
    Graph graph = sound(ending(use(outer, "body")), outer, inner);
    assertThat(shapes(graph, "body.inner.conv")).containsExactly("5x16x16");
  }

  @Test
  void outIsTheInputsChannelsInANetwork() {
    Block unit = block("Unit", List.of(SEQUENTIAL), conv("conv", Param.OUT, 1));
    Graph graph = sound(ending(use(unit, "body")), unit);
    assertThat(shapes(graph, "body.conv")).containsExactly("3x16x16");
  }

  @Test
  void inIsTheChannelsOfEachUnitsInput() {
    Adjective dense = adjective("DenselyConnected", Map.of());
    Block unit = block("Unit", List.of(dense), conv("conv", Param.IN, 1));
    Graph graph = sound(ending(use(unit, "body", stage(3, 0, 0, 1))), unit);
    assertThat(shapes(graph, "body[0]", "body[1]", "body[2]"))
        .containsExactly("6x16x16", "12x16x16", "24x16x16")
        .inOrder();
  }

  @Test
  void sumAddsIdentityFirstThenBranchesOfTheSameInput() {
    Adjective sum = adjective("Sum", Map.of("identity", value(true, true)));
    Block both = block("Both", List.of(sum), conv("a", Param.OUT, 1), conv("b", Param.OUT, 1));
    Graph graph = sound(ending(use(both, "body")), both);
    Node join = node(graph, "body");
    assertThat(join.op()).isInstanceOf(AddOp.class);
    assertThat(join.inputs()).containsExactly(0, 1, 2).inOrder();
    assertThat(node(graph, "body.b").inputs()).containsExactly(0);
  }

  @Test
  void residualIsBodyPlusInput() {
    Adjective residual =
        adjective("Residual", Map.of("shortcut", value(new Declared.Absent(), false)));
    Block unit = block("Unit", List.of(residual), conv("conv", Param.OUT, 1));
    Graph graph = sound(ending(use(unit, "body")), unit);
    assertThat(node(graph, "body").inputs()).containsExactly(1, 0).inOrder();
    assertThat(node(graph, "body").name()).isEqualTo("body_sum");
  }

  @Test
  void namedSources() {
    Graph graph =
        sound(
            network(
                List.of(),
                PICTURE,
                layer("Conv", "a", filters(4, 3, 1)),
                layer("Conv", "b", filters(4, 1, 1), from("input")),
                layer("Concat", "both", from("b", "a")),
                layer("GlobalAvgPool", "average")));
    assertThat(node(graph, "b").inputs()).containsExactly(0);
    assertThat(node(graph, "both").inputs()).containsExactly(2, 1).inOrder();
    assertThat(node(graph, "both").shape().channels()).isEqualTo(8);
  }

  @Test
  void nearestChoiceWinsSlotBySlot() {
    Block inner =
        block(
            "Inner",
            List.of(SEQUENTIAL, binarize(Map.of("weights", "OfInner"), "INHERIT")),
            layer(
                "BinaryConv",
                "conv",
                filters(4, 3, 1),
                binarize(Map.of("inputs", "OfComponent"), "INHERIT")));
    Block net =
        network(
            List.of(
                binarize(
                    Map.of("inputs", "OfNetwork", "weights", "OfNetwork", "scale", "OfNetwork"),
                    "VALID")),
            PICTURE,
            use(inner, "user", binarize(Map.of("weights", "OfUser", "scale", "OfUser"), "ONE")),
            layer("GlobalAvgPool", "average"));
    Graph graph = sound(net, inner);
    BinaryConvOp conv = (BinaryConvOp) node(graph, "user.conv").op();
    Binarization chosen = conv.binarization();
    assertThat(said(chosen.inputs())).isEqualTo("OfComponent at component conv");
    assertThat(said(chosen.weights())).isEqualTo("OfInner at block Inner");
    assertThat(said(chosen.scale())).isEqualTo("OfUser at component user");
    assertThat(said(chosen.source())).isEqualTo("DefaultSource at default");
    assertThat(conv.pad()).isEqualTo(Binarization.Pad.ONE);
  }

  @Test
  void singleNumbersOfSignalsAreWidths() {
    Graph graph =
        sound(
            network(
                List.of(),
                new int[] {2, 100},
                layer("Conv", "conv", filters(4, 5, 2)),
                layer("GlobalAvgPool", "average")));
    assertThat(((ConvOp) node(graph, "conv").op()).geometry())
        .isEqualTo(new Geometry(1, 5, 1, 2, 0, 2));
    assertThat(node(graph, "conv").shape()).isEqualTo(new Shape(4, 1, 50));
  }

  @Test
  void singleNumbersOfPicturesAreBoth() {
    Graph graph = sound(ending(layer("Conv", "conv", filters(4, 5, 2))));
    assertThat(((ConvOp) node(graph, "conv").op()).geometry())
        .isEqualTo(new Geometry(5, 5, 2, 2, 2, 2));
  }

  @Test
  void nothingFollowsFromAMistake() {
    Problems problems = new Problems();
    Block unit =
        block(
            "Unit",
            List.of(adjective("Residual", Map.of("shortcut", value(new Declared.Absent(), false)))),
            conv("conv", 7, 2));
    Block net = ending(layer("Conv", "stem"), use(unit, "body"));
    Built built = GraphBuilder.network(declared(net, unit), problems);
    assertThat(Checks.prove(built, problems)).isEmpty();
    assertThat(problems.sorted().stream().map(p -> p.kind().code()).toList())
        .containsExactly("MissingAdjective");
  }

  private static Declared.Part conv(String name, int filters, int stride) {
    return layer("Conv", name, filters(filters, 3, stride));
  }

  private static Block ending(Declared.Part... parts) {
    Declared.Part[] all = java.util.Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = layer("GlobalAvgPool", "average");
    return network(List.of(), PICTURE, all);
  }

  private static Graph sound(Block net, Block... blocks) {
    Problems problems = new Problems();
    Built built = GraphBuilder.network(declared(net, blocks), problems);
    boolean proved = Checks.prove(built, problems).isPresent();
    assertThat(
            problems.sorted().stream()
                .filter(p -> p.kind().severity() == Severity.ERROR)
                .map(Problem::text)
                .toList())
        .isEmpty();
    assertThat(proved).isTrue();
    return built.graph();
  }

  private static Node node(Graph graph, String path) {
    return graph.nodes().stream().filter(n -> n.path().equals(path)).findFirst().orElseThrow();
  }

  private static List<String> shapes(Graph graph, String... paths) {
    return java.util.Arrays.stream(paths).map(p -> node(graph, p).shape().toString()).toList();
  }

  private static List<Integer> strides(Graph graph) {
    return graph.nodes().stream()
        .filter(n -> n.op() instanceof ConvOp)
        .map(n -> ((ConvOp) n.op()).geometry().strideX())
        .filter(s -> s > 0)
        .toList();
  }

  private static String said(Choice choice) {
    return choice.type().simpleName() + " at " + choice.chosenAt();
  }
}
