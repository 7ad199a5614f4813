package dev.signet.processor.report;

import dev.signet.dsl.Padding;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.PaddingChoice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.op.RealLayer;
import dev.signet.processor.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page says of single layers. */
final class Layers {
  private final Plan plan;
  private final Graph graph;
  private final Meaning meaning;
  private final Ways ways;
  private final Costs costs;

  Layers(Plan plan, Ways ways, Costs costs) {
    this.plan = plan;
    this.graph = plan.graph();
    this.meaning = new Meaning(plan);
    this.ways = ways;
    this.costs = costs;
  }

  /** One layer. */
  Map<String, Object> data(Node node) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", node.id());
    data.put("name", node.name());
    data.put("path", node.path());
    data.put("kind", node.op().summary().split(",", 2)[0]);
    data.put("style", style(node));
    data.put("summary", node.op().summary());
    data.put("declaration", node.declaration());
    data.put("inputs", node.inputs());
    data.put("bits", node.inputs().stream().map(id -> takesBits(node)).toList());
    ways.add(node, data);
    data.put("takes", graph.inputShapes(node).stream().map(Shape::toString).toList());
    data.put("shape", node.shape().toString());
    data.put("parameters", graph.parameters(node));
    data.put("cost", costs.of(node));
    data.put("choices", choices(node));
    data.put("arithmetic", node.op().arithmetic());
    data.put("meaning", meaning.of(node));
    return data;
  }

  /** How the page draws it. */
  private static String style(Node node) {
    if (node.op() instanceof BinaryLayer layer) {
      return layer.binarization().isPacked() ? "binary" : "half";
    }
    if (node.op() instanceof InputOp) {
      return "input";
    }
    return node.op() instanceof RealLayer ? "real" : node.inputs().size() > 1 ? "join" : "plain";
  }

  /** Whether the packed model hands a layer nothing but bits: for the rest values are real. */
  private boolean takesBits(Node node) {
    if (node.op() instanceof BinaryLayer layer) {
      return !layer.binarization().inputs().isReal();
    }
    return plan.folds().chain(node).isPresent();
  }

  private static List<Object> choices(Node node) {
    List<Object> choices = new ArrayList<>();
    if (node.op() instanceof BinaryLayer layer) {
      Binarization b = layer.binarization();
      choices.add(choice("inputs", b.inputs()));
      choices.add(choice("weights", b.weights()));
      choices.add(choice("scale", b.scale()));
      choices.add(choice("source", b.source()));
      layer.padded().map(Layers::padding).ifPresent(choices::add);
    } else if (node.op() instanceof ActivationOp op) {
      choices.add(choice("function", op.activation()));
    } else if (node.op() instanceof InputOp op && op.encoding().isPresent()) {
      choices.add(choice("encoder", op.encoding().get().encoder()));
    }
    return choices;
  }

  /** No class that is chosen, but a word. */
  private static Map<String, Object> padding(PaddingChoice padding) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("slot", "padding");
    data.put("type", Padding.class.getCanonicalName());
    data.put("name", padding.name());
    data.put("at", padding.chosenAt());
    data.put("levels", null);
    data.put("window", null);
    data.put("learned", List.of());
    return data;
  }

  private static Map<String, Object> choice(String slot, Choice choice) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("slot", slot);
    data.put("type", choice.type().canonicalName());
    data.put("name", choice.type().simpleName());
    data.put("at", choice.chosenAt());
    data.put("levels", choice.alphabet().map(Choice.Alphabet::levels));
    data.put(
        "window", choice.zeroOutside().isPresent() ? choice.zeroOutside().getAsDouble() : null);
    data.put("learned", choice.learned().stream().map(Choice.Learned::name).toList());
    data.put("initial", choice.learned().stream().map(Choice.Learned::initial).toList());
    data.put("statistics", choice.reads().contains("FILTER_STATISTICS"));
    return data;
  }
}
