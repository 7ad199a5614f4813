package dev.signet.processor.graph;

import dev.signet.processor.op.Op;
import java.util.List;
import java.util.Optional;

/** Whether values and weights fit into Java arrays. */
public final class Sizes {
  /** The most numbers of an array. */
  public static final long MOST = Integer.MAX_VALUE;

  private Sizes() {}

  /**
   * What is too large of a layer: {@code "learns 5000000000 numbers"}. Empty where all of it fits,
   * and where an input does not: that is said of the layer that makes it.
   *
   * @param inputs shapes of the inputs
   * @param out shape of the value
   */
  public static Optional<String> tooLarge(Op op, List<Shape> inputs, Shape out) {
    if (inputs.stream().anyMatch(Sizes::isTooLarge)) {
      return Optional.empty();
    }
    if (isTooLarge(out)) {
      return Optional.of("puts out " + out);
    }
    long numbers = op.parameters(inputs, out);
    if (isTooLarge(numbers)) {
      return Optional.of("learns " + numbers + " numbers");
    }
    long weights = op.work(inputs, out).weights(); // a source may make many of few
    return isTooLarge(weights) ? Optional.of("has " + weights + " weights") : Optional.empty();
  }

  /** Channels are cut at the greatest int; three such sizes can pass even the long range. */
  static boolean isTooLarge(Shape shape) {
    return shape.channels() == Integer.MAX_VALUE || shape.channels() > MOST / shape.pixels();
  }

  /** Products of sizes may have passed the long range. */
  private static boolean isTooLarge(long numbers) {
    return numbers > MOST || numbers < 0;
  }
}
