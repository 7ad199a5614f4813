package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Interval;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.InputOp;
import java.util.List;

/** A sign is taken of values that have both signs. */
final class InputsOfSigns implements Check {
  private final Ranges ranges;

  /** Of no graph yet. */
  InputsOfSigns() {
    this(null);
  }

  private InputsOfSigns(Ranges ranges) {
    this.ranges = ranges;
  }

  @Override
  public Check over(Graph graph) {
    return new InputsOfSigns(Ranges.of(graph));
  }

  private static final Kind CONSTANT =
      Kind.senseless(
          "ConstantBinaryInput",
          "The sign of values that all lie on one side of 0 is a constant: the layer sees nothing.",
          "Put a BatchNorm or a Shift before the binary layer, or take the activation away; before a"
              + " first layer standardise or encode the input.");

  @Override
  public List<Kind> kinds() {
    return List.of(CONSTANT);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof BinaryLayer layer) || !comparesWithZero(layer)) {
      return;
    }
    int in = node.inputs().get(0);
    Interval range = ranges.at(in);
    if (range.least() >= 0 || range.greatest() < 0) {
      Node source = ranges.source(in);
      boolean raw = source.op() instanceof InputOp;
      problems.report(
          CONSTANT,
          node.origin(),
          node.path()
              + " takes the sign of "
              + source.path()
              + ", which is "
              + range
              + ", so that every sign is "
              + (range.least() >= 0 ? "+1" : "-1")
              + ". "
              + (raw
                  ? "Standardise or encode the input, or put a BatchNorm or a Shift between."
                  : "Put a BatchNorm or a Shift between, or take " + source.path() + " away."));
    }
  }

  /** Our own signs without learned numbers do; what a user's class does cannot be known. */
  private static boolean comparesWithZero(BinaryLayer layer) {
    Choice inputs = layer.binarization().inputs();
    return !inputs.isReal()
        && inputs.learned().isEmpty()
        && inputs.type().packageName().equals("dev.signet.dsl.estimator");
  }
}
