package dev.signet.inference;

import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.split.Team;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * Runs a model for one thread that calls: owns all buffers, and none of its methods allocates
 * anything. Inputs are raw values in the order {@link ValueOrder#INTERLEAVED}, or in the order that
 * is named.
 *
 * <p>All methods throw {@link IllegalArgumentException} for an input with a wrong number of values
 * or with a value that is not finite or outside the declared range.
 *
 * <p>A predictor of several threads has threads of its own that sleep between predictions; {@link
 * #close} ends them, as does the garbage collector when nobody has the predictor any more.
 */
public final class Predictor implements AutoCloseable {
  private final Values values;
  private final Pass pass;
  private final float[] raw;
  private final float[] logits;
  private final Runnable closing;

  Predictor(ModelSpec spec, Pass pass) {
    this(spec, pass, () -> {});
  }

  private Predictor(ModelSpec spec, Pass pass, Runnable closing) {
    this.pass = pass;
    this.closing = closing;
    values = new Values(spec);
    raw = new float[spec.inputSize()];
    logits = new float[spec.classes()];
  }

  /** A predictor that splits each pass over the pass's threads. */
  static Predictor split(ModelSpec spec, SplitPass pass) {
    Team team = pass.team();
    var predictor = new Predictor(spec, pass, team::close);
    Forgotten.CLEANER.register(predictor, team::close);
    return predictor;
  }

  /** Its thread is there only where predictions are split. */
  private static final class Forgotten {
    static final Cleaner CLEANER = Cleaner.create();
  }

  /**
   * Ends the threads of a predictor that splits its passes; predictions then throw {@link
   * IllegalStateException}. Does nothing to a predictor of one thread, and nothing a second time.
   */
  @Override
  public void close() {
    closing.run();
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
    run(out);
  }

  /** The same for unsigned bytes. */
  public void logits(byte[] in, ValueOrder order, float[] out) {
    room(out);
    values.read(in, order, raw);
    run(out);
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

  private void run(float[] out) {
    try {
      pass.run(raw, out);
    } finally {
      Reference.reachabilityFence(this); // or its threads might be ended under it
    }
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
