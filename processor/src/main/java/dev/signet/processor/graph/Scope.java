package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.ReadProblems;
import dev.signet.processor.scan.Declared.Value;
import dev.signet.processor.scan.Parameter;
import java.util.OptionalInt;

/**
 * What the parameters of a block stand for while one of its units is unrolled.
 *
 * @param network whether this is no block but the network, which has no parameters
 * @param in channels of the unit's input
 * @param out channels the stage puts out
 * @param width a second size, where one was stated; OUT otherwise
 * @param stride of this unit
 * @param record name of the record, for messages
 */
public record Scope(
    boolean network, int in, int out, OptionalInt width, int stride, String record) {

  /**
   * The number that a value means.
   *
   * @param what how messages name the value: {@code kernel}
   * @param origin where a message points
   * @param fallback what to go on with after a mistake
   */
  public int resolve(Value value, String what, Origin origin, Problems problems, int fallback) {
    int number = value.number();
    if (Parameter.isComputed(number)) {
      problems.report(
          ReadProblems.COMPUTED,
          origin,
          what
              + " is computed from a block parameter (or beyond any size), but parameters are"
              + " filled in later. Write the parameter alone, or a literal.");
      return fallback;
    }
    if (Parameter.is(number)) {
      return parameter(number, what, origin, problems, fallback);
    }
    if (number < 1) {
      problems.report(
          ReadProblems.OUT_OF_RANGE,
          origin,
          what + " is " + number + ", but must be at least 1. Write a positive number.");
      return fallback;
    }
    return number;
  }

  private int parameter(int number, String what, Origin origin, Problems problems, int fallback) {
    if (network) {
      problems.report(
          ReadProblems.NO_STAGE,
          origin,
          what
              + " is a parameter of a stage, but "
              + record
              + " is a network and stands in none."
              + " Write a number.");
      return fallback;
    }
    return switch (number) {
      case Parameter.IN -> in;
      case Parameter.OUT -> out;
      case Parameter.WIDTH -> width.orElse(out);
      default -> stride;
    };
  }
}
