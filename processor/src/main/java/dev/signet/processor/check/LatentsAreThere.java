package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import java.util.List;

/**
 * Weights that are made without latents, which their source says by {@code @Alphabet}, go through
 * an estimator that makes do with -1 and +1: one that reads no filter statistics, and whose
 * derivative is not 0 there.
 */
final class LatentsAreThere implements Check {
  private static final Kind NEEDED =
      Kind.error(
          "LatentsNeeded",
          "A source with @Alphabet makes weights that are -1 and +1 already; estimators and scalings"
              + " that read filter statistics, or whose derivative is 0 at 1, need latent numbers.",
          "Choose Latent as source, or SteSign and Unscaled with this one.");

  @Override
  public List<Kind> kinds() {
    return List.of(NEEDED);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof BinaryLayer layer)) {
      return;
    }
    Binarization b = layer.binarization();
    if (b.source().alphabet().isEmpty()) {
      return;
    }
    for (Choice choice : List.of(b.weights(), b.scale())) {
      String why = why(choice, b);
      if (why.isEmpty()) {
        continue;
      }
      problems.report(
          NEEDED,
          node.origin(),
          node.path()
              + " takes weights from "
              + b.source().type().simpleName()
              + ", which are -1 and +1 already, but "
              + why
              + ". Choose Latent as source, or SteSign and Unscaled.",
          List.of(b.source().origin(), choice.origin()));
      return;
    }
  }

  /** Why weights that are -1 and +1 already do not do for a choice; empty where they do. */
  private static String why(Choice choice, Binarization b) {
    String name = choice.type().simpleName();
    if (readsSizes(choice)) {
      return name + " reads how large they are";
    }
    boolean still =
        b.window().filter(w -> w < 1).isPresent()
            || b.weights().type().canonicalName().equals("dev.signet.dsl.estimator.ApproxSign");
    return still && choice.equals(b.weights()) ? "the derivative of " + name + " is 0 there" : "";
  }

  private static boolean readsSizes(Choice choice) {
    return choice.reads().contains("FILTER_STATISTICS");
  }
}
