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

/**
 * A step is taken by some values and not by others. Which values there can be is known from the
 * input's range, what activations say of theirs, and the numbers of bits that are summed; where a
 * step lies is known where an estimator says so, as our signs without learned thresholds do.
 */
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

  private static final Kind BEYOND =
      Kind.senseless(
          "ThresholdOutOfReach",
          "The input estimator states by @Alphabet(thresholds) where its value steps, and the values it"
              + " is given all lie on one side of it: the step is never taken. Sums of k products of"
              + " bits lie between -k and k.",
          "Choose an estimator whose threshold lies between the least and the greatest value, or put a"
              + " BatchNorm or a Shift between.");

  @Override
  public List<Kind> kinds() {
    return List.of(CONSTANT, BEYOND);
  }

  @Override
  public void check(Graph graph, Node node, Problems problems) {
    if (!(node.op() instanceof BinaryLayer layer)) {
      return;
    }
    Choice inputs = layer.binarization().inputs();
    Interval range = ranges.at(node.inputs().get(0));
    for (float threshold : inputs.alphabet().map(Choice.Alphabet::thresholds).orElse(List.of())) {
      if (range.least() >= threshold || range.greatest() < threshold) {
        report(node, inputs, range, threshold, problems);
        return;
      }
    }
  }

  private void report(
      Node node, Choice inputs, Interval range, float threshold, Problems problems) {
    Node source = ranges.source(node.inputs().get(0));
    boolean raw = source.op() instanceof InputOp;
    boolean above = range.least() >= threshold;
    String is = source.path() + ", which is " + range + ", ";
    String advice =
        raw
            ? "Standardise or encode the input, or put a BatchNorm or a Shift between."
            : "Put a BatchNorm or a Shift between, or take " + source.path() + " away.";
    boolean sign = inputs.alphabet().orElseThrow().isSign();
    if (threshold == 0 && sign) {
      problems.report(
          CONSTANT,
          node.origin(),
          node.path()
              + " takes the sign of "
              + is
              + "so that every sign is "
              + (above ? "+1" : "-1")
              + ". "
              + advice,
          List.of(source.origin()));
    } else {
      problems.report(
          BEYOND,
          node.origin(),
          node.path()
              + " compares "
              + is
              + "with "
              + threshold
              + ", the threshold of "
              + inputs.type().simpleName()
              + (sign
                  ? ", so that every bit is " + (above ? "+1" : "-1")
                  : ", which is never passed")
              + ". Choose another estimator, or put a BatchNorm or a Shift between.",
          List.of(source.origin(), inputs.origin()));
    }
  }
}
