package dev.signet.dsl;

import java.util.function.DoubleUnaryOperator;

/**
 * Where a choice is asked: how far training has come and, for one channel or filter, the learned
 * numbers and the statistics. A cursor that its owner moves with {@link #at} and {@link #filter};
 * not thread-safe, one per thread. Choices only read it.
 */
public final class Site {
  private static final float[][] NONE = {};

  private final float progress;
  private final float[][] learned;
  private int channel;
  private float mean;
  private float deviation;
  private float meanAbs;
  private int count;
  private float layerMeanAbs;
  private DoubleUnaryOperator paced;
  private double pace;
  private boolean draws;
  private long key;
  private int value;

  private Site(float progress, float[][] learned) {
    this.progress = progress;
    this.learned = learned;
  }

  /**
   * A site whose {@code learned[k]} holds the k-th learned tensor of the choice: one number per
   * channel, or a single number for all.
   */
  public static Site of(float progress, float[]... learned) {
    return new Site(progress, learned);
  }

  /** The site of a finished network (progress 1) without learned numbers. */
  public static Site deployed() {
    return new Site(1f, NONE);
  }

  /** Moves to a channel and returns this. */
  public Site at(int channel) {
    this.channel = channel;
    return this;
  }

  /**
   * Sets the statistics of the current filter, of its weights before binarization, and returns
   * this.
   *
   * @param mean their mean
   * @param deviation their standard deviation (population form)
   * @param meanAbs the mean of their absolute values
   * @param count how many there are
   */
  public Site filter(float mean, float deviation, float meanAbs, int count) {
    this.mean = mean;
    this.deviation = deviation;
    this.meanAbs = meanAbs;
    this.count = count;
    return this;
  }

  /**
   * Sets the mean of the absolute values of all weights of the layer, before binarization, and
   * returns this.
   */
  public Site layer(float meanAbs) {
    layerMeanAbs = meanAbs;
    return this;
  }

  /**
   * Lets {@link #chance} draw, and returns this.
   *
   * @param key what the numbers follow from, together with {@link #value}
   */
  public Site draw(long key) {
    this.key = key;
    draws = true;
    return this;
  }

  /** Moves to the i-th value of the layer and batch, for {@link #chance}, and returns this. */
  public Site value(int i) {
    value = i;
    return this;
  }

  /**
   * For choices that read {@link Reads.Fact#CHANCE}: a number above 0 and at most 1, every one as
   * likely, drawn for this value in this step of training and the same whenever it is asked; 1/2
   * where nothing is left to chance.
   */
  public float chance() {
    if (!draws) {
      return 0.5f;
    }
    long z = key + value * 0x9E3779B97F4A7C15L; // SplitMix64 (Steele, Lea and Flood 2014)
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (((z ^ (z >>> 31)) >>> 40) + 1) * 0x1p-24f;
  }

  /** How far training has come, 0 at the start, 1 at the end and in the finished network. */
  public float progress() {
    return progress;
  }

  /**
   * A number that hangs on {@link #progress} alone, such as a temperature, worked out once a site
   * instead of once a value.
   *
   * @param formula the number for a progress; always the same object, kept in a field of the choice
   */
  @SuppressWarnings("ReferenceEquality") // a formula equals itself alone
  public double pace(DoubleUnaryOperator formula) {
    if (paced != formula) {
      paced = formula;
      pace = formula.applyAsDouble(progress);
    }
    return pace;
  }

  /** The k-th learned number ({@link Learned}, in the order written) for the current channel. */
  public float learned(int k) {
    float[] values = learned[k];
    return values[values.length == 1 ? 0 : channel];
  }

  /** Mean of the current filter's weights before binarization. */
  public float mean() {
    return mean;
  }

  /** Standard deviation of the current filter's weights before binarization. */
  public float deviation() {
    return deviation;
  }

  /** Mean of the absolute values of the current filter's weights before binarization. */
  public float meanAbs() {
    return meanAbs;
  }

  /** Mean of the absolute values of all the layer's weights before binarization. */
  public float layerMeanAbs() {
    return layerMeanAbs;
  }

  /** Number of weights of one filter. */
  public int count() {
    return count;
  }
}
