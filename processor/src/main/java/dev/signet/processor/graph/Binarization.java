package dev.signet.processor.graph;

import java.util.Optional;

/**
 * The resolved slots of a binary layer.
 *
 * @param inputs estimator of the layer's input
 * @param weights estimator of its weights
 * @param scale factor of its output channels
 * @param source where the weights come from
 */
public record Binarization(Choice inputs, Choice weights, Choice scale, Choice source) {
  /** What a padded tap holds. */
  public enum Pad {
    /** Nothing. */
    ZERO,
    /** +1. */
    ONE,
    /** -1. */
    MINUS_ONE
  }

  /** Whether the layer runs on packed bits on both sides. */
  public boolean isPacked() {
    return !inputs.isReal() && !weights.isReal();
  }

  /**
   * The alphabet of inputs that are summed as planes of bits of -1 and +1, whose sums are then
   * mapped to it; absent where bits are the inputs themselves, or one side is real.
   */
  public Optional<Choice.Alphabet> mapped() {
    return isPacked() ? inputs.alphabet().filter(a -> !a.isSign()) : Optional.empty();
  }

  /** Whether inputs are real numbers of few values that real weights are multiplied with. */
  public boolean hasLevels() {
    return weights.isReal() && inputs.alphabet().filter(a -> !a.isSign()).isPresent();
  }

  /** Whether output channels have a factor; {@code Unscaled} alone says that they have none. */
  public boolean isScaled() {
    return !scale.type().simpleName().equals("Unscaled");
  }

  /**
   * Numbers that the slots learn for a layer.
   *
   * @param channels channels of the layer's input value
   * @param filters the layer's output channels
   * @param inputs inputs of one tap
   * @param kernel taps of a filter
   */
  public long learnedNumbers(long channels, long filters, long inputs, long kernel) {
    return this.inputs.learnedNumbers(channels, filters, inputs, kernel)
        + weights.learnedNumbers(filters, filters, inputs, kernel)
        + scale.learnedNumbers(filters, filters, inputs, kernel)
        + source.learnedNumbers(filters, filters, inputs, kernel);
  }

  /** The window in which latents are kept, if the weight estimator has one. */
  public Optional<Float> window() {
    return weights.zeroOutside().isPresent()
        ? Optional.of((float) weights.zeroOutside().getAsDouble())
        : Optional.empty();
  }
}
