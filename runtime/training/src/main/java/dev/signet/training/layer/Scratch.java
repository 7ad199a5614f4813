package dev.signet.training.layer;

/** Arrays of one thread that are used again; what they hold at first does not matter. */
final class Scratch {
  private static final ThreadLocal<float[][]> LOCAL =
      ThreadLocal.withInitial(() -> new float[Use.values().length][0]);

  private Scratch() {}

  /** What an array is used for; two of one use are one array. */
  enum Use {
    /** Inputs gathered per output pixel, or their gradients. */
    COLUMNS,
    /** Results with channels filled up. */
    RESULTS,
    /** Sums of gradients of weights. */
    WEIGHTS,
    /** Filters, one after the other. */
    FILTERS,
    /** Inputs with their padding. */
    PICTURES,
    /** Gradients of results with a margin of zeros. */
    DELTAS,
    /** Transformed tiles, or what else is multiplied. */
    TILES,
    /** Products of transformed tiles, or what others are multiplied with. */
    PRODUCTS,
    /** Gradients of inputs, not yet in their place. */
    GRADIENTS
  }

  static float[] take(Use use, int size) {
    float[][] all = LOCAL.get();
    int i = use.ordinal();
    if (all[i].length < size) {
      all[i] = new float[size];
    }
    return all[i];
  }
}
