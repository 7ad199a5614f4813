package dev.signet.training;

import java.util.Arrays;

/** A tensor of a network that training changes, with its gradient. */
public final class Parameter {
  /** What a parameter is; optimizers and weight decay ask. */
  public enum Kind {
    /** Weights of a layer that is not binarized. */
    REAL_WEIGHT,
    /** A bias per output channel. */
    BIAS,
    /** Gamma or beta of a batch normalization. */
    NORM,
    /** Learned tensors of a weight source: what is binarized. */
    LATENT,
    /** Weights that are -1 and +1 themselves, without latents: only flips change them. */
    BINARY,
    /** Learned numbers of a scaling. */
    SCALE,
    /** Learned numbers of an estimator or an activation. */
    CHOICE,
    /** Running statistics: no gradient, never touched by an optimizer, saved with the others. */
    STATISTIC
  }

  /** {@code layer.tensor}, unique in the network. */
  public final String name;

  /** What it is. */
  public final Kind kind;

  /** Sizes, slowest first. */
  public final int[] shape;

  /** The numbers, row-major. */
  public final float[] value;

  /** Derivatives of the loss (mean over the batch) by them, valid after a step's backward pass. */
  public final float[] gradient;

  private final Partials partials;

  /**
   * A parameter of zeros.
   *
   * @throws IllegalArgumentException if a size is not positive or the product is 2^31 or more
   */
  public Parameter(String name, Kind kind, int... shape) {
    long size = 1;
    for (int length : shape) {
      if (length < 1 || size * length > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            name + ": impossible shape " + Arrays.toString(shape) + " for a parameter");
      }
      size *= length;
    }
    this.name = name;
    this.kind = kind;
    this.shape = shape.clone();
    this.value = new float[(int) size];
    this.gradient = kind == Kind.STATISTIC ? new float[0] : new float[(int) size];
    this.partials = new Partials(gradient.length);
  }

  /** Numbers in it. */
  public int size() {
    return value.length;
  }

  /** Whether an optimizer changes it. */
  public boolean isTrained() {
    return kind != Kind.STATISTIC;
  }

  /** Sums of its gradients, by shard. */
  public Partials partials() {
    return partials;
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(shape) + " " + kind;
  }
}
