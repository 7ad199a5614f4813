package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryConvOp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a padded tap holds is one of the input's values: the least, the greatest, or the middle,
 * which is no bit at all.
 */
final class PaddedValuesExist implements Check {
  private static final Kind PADDED =
      Kind.error(
          "PaddedValue",
          "Bits stand for what a padded tap holds only where that is the least, the greatest or the"
              + " middle of the input's values: 0 of -1 and +1, or of 0 and 1, but -1 not of 0 and 1.",
          "Choose another padding, or another estimator of inputs.");

  @Override
  public List<Kind> kinds() {
    return List.of(PADDED);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof BinaryConvOp conv)) {
      return;
    }
    Optional<Choice.Alphabet> inputs = conv.binarization().mapped();
    boolean padded = conv.geometry().padY() > 0 || conv.geometry().padX() > 0;
    if (padded && inputs.isPresent() && inputs.get().bitsOf(conv.pad()).isEmpty()) {
      problems.report(
          PADDED,
          node.origin(),
          node.path()
              + " pads with "
              + conv.pad().name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + ", but its inputs are from "
              + inputs.get().value(0)
              + " to "
              + inputs.get().value(inputs.get().planes())
              + " by "
              + conv.binarization().inputs().type().simpleName()
              + ". Pad with one of these or their middle, or not at all (VALID).");
    }
  }
}
