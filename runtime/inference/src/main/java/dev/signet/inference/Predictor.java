package dev.signet.inference;

import dev.signet.inference.file.ModelSpec;

/**
 * Runs a model for one thread: owns all buffers, and none of its methods allocates anything. Inputs
 * are raw values in the order {@link ValueOrder#INTERLEAVED}, or in the order that is named.
 *
 * <p>All methods throw {@link IllegalArgumentException} for an input with a wrong number of values
 * or with a value that is not finite or outside the declared range.
 */
public final class Predictor {
  private final Values values;
  private final Pass pass;
  private final float[] raw;
  private final float[] logits;

  Predictor(ModelSpec spec, Pass pass) {
    this.pass = pass;
    values = new Values(spec);
    raw = new float[spec.inputSize()];
    logits = new float[spec.classes()];
  }

  /**
   * The network's outputs, one per class.
   *
   * @param in one input, interleaved
   * @param out one number per class, overwritten
   */
  public void logits(float[] in, float[] out) {
    logits(in, ValueOrder.INTERLEAVED, out);
  }

  /** The same for an input in the given order. */
  public void logits(float[] in, ValueOrder order, float[] out) {
    room(out);
    values.read(in, order, raw);
    pass.run(raw, out);
  }

  /** The same for unsigned bytes. */
  public void logits(byte[] in, ValueOrder order, float[] out) {
    room(out);
    values.read(in, order, raw);
    pass.run(raw, out);
  }

  /** The class with the greatest output; of equal ones the first. */
  public int classify(float[] in) {
    return classify(in, ValueOrder.INTERLEAVED);
  }

  /** The same for an input in the given order. */
  public int classify(float[] in, ValueOrder order) {
    logits(in, order, logits);
    return greatest(logits);
  }

  /** The same for unsigned bytes, interleaved. */
  public int classify(byte[] in) {
    return classify(in, ValueOrder.INTERLEAVED);
  }

  /** The same for unsigned bytes in the given order. */
  public int classify(byte[] in, ValueOrder order) {
    logits(in, order, logits);
    return greatest(logits);
  }

  private void room(float[] out) {
    if (out.length != logits.length) {
      throw new IllegalArgumentException(
          "room for %d outputs; the network has %d".formatted(out.length, logits.length));
    }
  }

  static int greatest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
