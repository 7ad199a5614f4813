package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.ConvOp;
import java.util.List;

/**
 * Nothing shifts or scales what the batch norm behind it shifts and scales back. Magnitudes of
 * estimators are not looked at: they guide the gradient.
 */
final class NothingBeforeNorm implements Check {
  private static final Kind REDUNDANT =
      Kind.warning(
          "BiasBeforeNorm",
          "A batch norm subtracts the mean and divides by the deviation: a bias, shift or scale"
              + " just before it changes nothing. The default bias of Dense is not reported.",
          "Take the bias, the Shift, the Scale, the LearnedScale or the MeanAbs away.");

  @Override
  public List<Kind> kinds() {
    return List.of(REDUNDANT);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    String what = redundant(node);
    List<Node> users = graph.consumers(node.id());
    if (what.isEmpty() || users.isEmpty() || !users.stream().allMatch(Layers::isNorm)) {
      return;
    }
    problems.report(
        REDUNDANT,
        node.origin(),
        node.path()
            + " has "
            + what
            + ", but "
            + users.get(0).path()
            + " just behind takes it away again. Leave it out.");
  }

  private static String redundant(Node node) {
    if (node.op() instanceof ConvOp conv) {
      return conv.bias() ? "a bias" : "";
    }
    if (node.op() instanceof BinaryLayer layer) {
      Choice scale = layer.binarization().scale();
      boolean scaled =
          !scale.learned().isEmpty()
              || scale.type().canonicalName().equals("dev.signet.dsl.scaling.MeanAbs");
      return layer.bias() ? "a bias" : scaled ? "a scale" : "";
    }
    if (node.op() instanceof ActivationOp f) {
      return switch (f.activation().type().canonicalName()) {
        case "dev.signet.dsl.activation.Shift" -> "a shift";
        case "dev.signet.dsl.activation.Scale" -> "a scale";
        default -> "";
      };
    }
    return "";
  }
}
