package dev.signet.training.optimize;

import java.util.Arrays;

/**
 * Learning rate as a function of training progress: steps done divided by all steps of the run,
 * from 0 up to, but not including, 1.
 */
@FunctionalInterface
public interface Schedule {
  /** The learning rate. */
  float at(double progress);

  /** Always the same rate. */
  static Schedule constant(double rate) {
    float value = (float) positive("the learning rate", rate);
    return new Described("constant(" + rate + ")", progress -> value);
  }

  /** Half a cosine from {@code rate} to 0 (Loshchilov and Hutter 2017, arXiv 1608.03983). */
  static Schedule cosine(double rate) {
    positive("the learning rate", rate);
    return new Described(
        "cosine(" + rate + ")",
        progress -> (float) (rate * 0.5 * (1 + StrictMath.cos(Math.PI * progress))));
  }

  /** A straight line from {@code rate} to 0. */
  static Schedule linear(double rate) {
    positive("the learning rate", rate);
    return new Described("linear(" + rate + ")", progress -> (float) (rate * (1 - progress)));
  }

  /**
   * Starts at {@code rate}; multiplied by {@code factor} whenever progress passes one of the
   * points.
   */
  static Schedule step(double rate, double factor, double... points) {
    positive("the learning rate", rate);
    positive("the factor of the schedule", factor);
    double[] at = points.clone();
    for (double point : at) {
      fraction("a point of the schedule", point);
    }
    return new Described(
        "step(%s, %s, %s)".formatted(rate, factor, Arrays.toString(at)),
        progress -> {
          double value = rate;
          for (double point : at) {
            if (progress >= point) {
              value *= factor;
            }
          }
          return (float) value;
        });
  }

  /**
   * A straight line from 0 to {@code then}'s first rate over the first {@code part} of training,
   * after which {@code then} runs over the rest, seeing progress from 0 to 1 anew.
   */
  static Schedule warmUp(double part, Schedule then) {
    fraction("the warm-up part", part);
    return new Described(
        "warmUp(" + part + ", " + then + ")",
        progress ->
            progress < part
                ? (float) (then.at(0) * progress / part)
                : then.at((progress - part) / (1 - part)));
  }

  private static double positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be positive and finite, not " + value);
    }
    return value;
  }

  private static void fraction(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          what + " must be from 0 up to, but not including, 1, not " + value);
    }
  }

  /**
   * A schedule that says what it is, as the provenance of a model file wants.
   *
   * @param description the call that makes it
   * @param formula its rates
   */
  record Described(String description, Schedule formula) implements Schedule {
    @Override
    public float at(double progress) {
      return formula.at(progress);
    }

    @Override
    public String toString() {
      return description;
    }
  }
}
