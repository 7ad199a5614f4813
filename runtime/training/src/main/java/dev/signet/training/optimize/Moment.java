package dev.signet.training.optimize;

/**
 * Where a run stands before a step.
 *
 * @param step steps done, from 0
 * @param steps steps of the whole run, more than {@code step}
 * @param stepsPerEpoch steps of one epoch, at least 1
 */
public record Moment(long step, long steps, long stepsPerEpoch) {
  /** One clear error for numbers that no run has. */
  public Moment {
    if (step < 0 || step >= steps || stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "there is no step %d of %d with %d in an epoch".formatted(step, steps, stepsPerEpoch));
    }
  }

  /** Steps done divided by all steps, from 0 up to, but not including, 1. */
  public double progress() {
    return (double) step / steps;
  }

  /** Epochs done, from 0. */
  public long epoch() {
    return step / stepsPerEpoch;
  }

  /** The first step of this epoch. */
  Moment startOfEpoch() {
    return new Moment(epoch() * stepsPerEpoch, steps, stepsPerEpoch);
  }

  /** The same moment for a schedule that begins when so many steps are done. */
  Moment after(long begun) {
    return new Moment(step - begun, steps - begun, stepsPerEpoch);
  }
}
