package dev.signet.processor.rewrite;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BatchNormOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.DropoutOp;
import dev.signet.processor.op.FlattenOp;
import dev.signet.processor.op.MaxPoolOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of the numbers of each layer. A decoupled layer's weights stand once for each of n
 * copies and must be worth 1/n each: their latents are divided where weights are as large as
 * latents (real ones, or signs times a mean of magnitudes), as in the authors' code; else a learned
 * scale is divided; else signs stay as large as they are, and the norms that read the layer's sums
 * take them n times as large. (The last two are inferred: the authors' weights have magnitudes.)
 */
final class Carries {
  /** How weights are made smaller. */
  private enum Way {
    LATENTS,
    SCALE,
    NORM
  }

  private static final Set<String> LATENTS = Set.of("Latent", "UnclippedLatent");
  private static final Set<String> MAGNITUDES = Set.of("MagnitudeAwareSign", "LayerMagnitudeSign");
  private static final Set<String> SIGNS =
      Set.of(
          "SteSign",
          "WideSteSign",
          "IdentitySign",
          "ApproxSign",
          "SwishSign",
          "LongTailedSign",
          "PeakedSign",
          "ErrorDecay",
          "TriangularSign",
          "ReSteSign",
          "FourierSign",
          "SteWarmup");

  /** Those of ours whose weights hang on numbers that the whole filter shares. */
  private static final Set<String> WHOLE_FILTER =
      Set.of("StandardizedLatent", "ReCuLatent", "RotatedLatent");

  private final Graph graph;
  private final Obstacles obstacles;

  /** How many times as large the sums are that a norm reads; by its id, where that is not 1. */
  private final Map<Integer, Integer> sums = new HashMap<>();

  private Carries(Graph graph, Obstacles obstacles) {
    this.graph = graph;
    this.obstacles = obstacles;
  }

  /** Of a graph; empty where weights cannot be made smaller, which is told. */
  static Optional<Carries> of(Graph graph, Obstacles obstacles) {
    Carries carries = new Carries(graph, obstacles);
    for (Node node : graph.nodes()) {
      Shifts.couples(node).ifPresent(c -> carries.look(node, c.alphabet().orElseThrow().planes()));
    }
    return obstacles.isEmpty() ? Optional.of(carries) : Optional.empty();
  }

  private void look(Node node, int copies) {
    Binarization b = BinaryLayer.of(node).binarization();
    String source = b.source().type().simpleName();
    if (!isOurs(b.source(), "source")) {
      obstacles.add(
          node,
          "has weights of "
              + source
              + ", and which of its numbers belong to which input is not known. Choose a weight source"
              + " of dev.signet.dsl.source, or take @Decouple away.");
    } else if (WHOLE_FILTER.contains(source)) {
      obstacles.add(
          node,
          "has weights of "
              + source
              + ", which hang on a filter's size, and decoupled it reads "
              + copies
              + " times as many inputs. Choose Latent, or take @Decouple away.");
    } else if (way(b) == Way.NORM) {
      normalized(node, node.id(), copies);
    }
  }

  /** All that reads the sums is a norm, perhaps behind what commutes with a positive factor. */
  private void normalized(Node layer, int id, int copies) {
    boolean read = false;
    for (Node reader : graph.consumers(id)) {
      read = true;
      if (reader.op() instanceof BatchNormOp) {
        sums.put(reader.id(), copies);
      } else if (reader.op() instanceof MaxPoolOp
          || reader.op() instanceof DropoutOp
          || reader.op() instanceof FlattenOp) {
        normalized(layer, reader.id(), copies);
      } else {
        unscaled(layer, reader.path() + " reads its sums", copies);
      }
    }
    if (!read) {
      unscaled(layer, "nothing norms its sums", copies);
    }
  }

  private void unscaled(Node layer, String why, int copies) {
    obstacles.add(
        layer,
        "reads "
            + copies
            + " copies, so that its sums grow "
            + copies
            + " times, but its weights have no magnitude to divide and "
            + why
            + " without a BatchNorm between. Put one behind it, choose weights ="
            + " LayerMagnitudeSign.class or scale = LearnedScale.class, or take @Decouple away.");
  }

  private static Way way(Binarization b) {
    if (isOurs(b.scale(), "scaling") && b.scale().type().simpleName().equals("LearnedScale")) {
      return Way.SCALE;
    }
    String weights = isOurs(b.weights(), "estimator") ? b.weights().type().simpleName() : "";
    String scale = isOurs(b.scale(), "scaling") ? b.scale().type().simpleName() : "";
    boolean own = weights.equals("Real") || MAGNITUDES.contains(weights);
    boolean magnitude =
        own && scale.equals("Unscaled") || SIGNS.contains(weights) && scale.equals("MeanAbs");
    return magnitude && LATENTS.contains(b.source().type().simpleName()) ? Way.LATENTS : Way.NORM;
  }

  private static boolean isOurs(Choice choice, String room) {
    ClassRef type = choice.type();
    return type.packageName().equals("dev.signet.dsl." + room);
  }

  /** A layer that is not changed. */
  List<Carry> same(Node node) {
    return node.op().isTrained() ? List.of(new Carry.Same(node.name())) : List.of();
  }

  /** A norm, in copies moved by these. */
  List<Carry> norm(Node node, List<Float> shifts) {
    return List.of(new Carry.Norm(node.name(), sums.getOrDefault(node.id(), 1), shifts));
  }

  /** A decoupled layer that reads copies whose numbers stand together in blocks. */
  List<Carry> layer(Node node, int copies, int block) {
    BinaryLayer layer = BinaryLayer.of(node);
    Binarization b = layer.binarization();
    Way way = way(b);
    List<Carry> all = new ArrayList<>();
    for (Choice.Learned tensor : b.source().learned()) {
      String name = node.name() + ".source." + tensor.name();
      int perInput = layer.perInput(tensor, graph.node(node.inputs().get(0)).shape());
      float divisor = way == Way.LATENTS ? copies : 1;
      all.add(
          perInput == 0
              ? new Carry.Repeated(name, 1, 1, 1)
              : new Carry.Repeated(name, block * perInput, copies, divisor));
    }
    for (Choice.Learned tensor : b.weights().learned()) {
      all.add(new Carry.Repeated(node.name() + ".weights." + tensor.name(), 1, 1, 1));
    }
    for (Choice.Learned tensor : b.scale().learned()) {
      float divisor = way == Way.SCALE ? copies : 1;
      all.add(new Carry.Repeated(node.name() + ".scale." + tensor.name(), 1, 1, divisor));
    }
    if (layer.bias()) {
      float divisor = way == Way.NORM ? 1f / copies : 1;
      all.add(new Carry.Repeated(node.name() + ".bias", 1, 1, divisor));
    }
    return all;
  }
}
