package dev.signet.training.optimize;

/** A length of training: a part of the run, so many epochs, or so many steps. */
public sealed interface Span {
  /** Steps of it, rounded to the nearest. */
  long steps(Moment of);

  /**
   * A part of the whole run.
   *
   * @param part from 0 up to, but not including, 1
   */
  static Span part(double part) {
    return new Part(part);
  }

  /**
   * So many epochs.
   *
   * @param epochs 0 or more; half epochs are possible
   */
  static Span epochs(double epochs) {
    return new Epochs(epochs);
  }

  /**
   * So many steps of the optimizer.
   *
   * @param steps 0 or more
   */
  static Span steps(long steps) {
    return new Steps(steps);
  }

  /** See {@link Span#part}. */
  record Part(double part) implements Span {
    /** Checks the part. */
    public Part {
      if (!(part >= 0 && part < 1)) {
        throw new IllegalArgumentException(
            "a part of a run must be from 0 up to, but not including, 1, not " + part);
      }
    }

    @Override
    public long steps(Moment of) {
      return Math.round(part * of.steps());
    }

    @Override
    public String toString() {
      return Double.toString(part);
    }
  }

  /** See {@link Span#epochs}. */
  record Epochs(double epochs) implements Span {
    /** Checks the number. */
    public Epochs {
      if (!(epochs >= 0) || Double.isInfinite(epochs)) {
        throw new IllegalArgumentException(
            "a number of epochs must be 0 or more and finite, not " + epochs);
      }
    }

    @Override
    public long steps(Moment of) {
      return Math.round(epochs * of.stepsPerEpoch());
    }

    @Override
    public String toString() {
      return epochs + " epochs";
    }
  }

  /** See {@link Span#steps}. */
  record Steps(long steps) implements Span {
    /** Checks the number. */
    public Steps {
      if (steps < 0) {
        throw new IllegalArgumentException("a number of steps must be 0 or more, not " + steps);
      }
    }

    @Override
    public long steps(Moment of) {
      return steps;
    }

    @Override
    public String toString() {
      return steps + " steps";
    }
  }
}
