package dev.signet.training.listen;

import java.util.List;

/** Reports that several tests use. */
final class Runs {
  static final RunInfo RUN = new RunInfo("DigitNet", 20, 938, 64, 60000, 10000, 7);
  static final RunInfo UNVALIDATED = new RunInfo("DigitNet", 1, 1, 64, 64, 0, 7);

  private Runs() {}

  static EpochReport epoch(int epoch, double validationAccuracy) {
    return new EpochReport(
        epoch,
        20,
        938L * epoch,
        0.5,
        0.875,
        0.625,
        validationAccuracy,
        0.001,
        12.34,
        12.34 * epoch,
        8123.4,
        3723,
        Health.UNKNOWN);
  }

  static EpochReport unvalidated(int epoch, double accuracy) {
    double none = Double.NaN;
    return new EpochReport(
        epoch, 20, 1, 0.5, accuracy, none, none, 0.01, 1, 1, 100, 0, Health.UNKNOWN);
  }

  /** With a check-up: a layer of real inputs, and one of signs. */
  static EpochReport looked() {
    int[] latents = new int[40];
    int[] balance = new int[20];
    double none = Double.NaN;
    Health health =
        Health.of(
            List.of(
                new LayerHealth("stem", 64, 0.125, 0, 0, 0, none, none, latents, 1, balance),
                new LayerHealth("conv1", 64, 0, 0, 80, 8, 0.5, 0.25, latents, 1, balance)));
    return new EpochReport(1, 20, 1, 0.5, 0.5, none, none, 0.01, 1, 1, 100, 0, health);
  }

  static BatchReport batch(int step, double seconds) {
    return new BatchReport(3, 20, step, 100, 0.7, 0.5, 0.875, 0.001, seconds, 8123.4, 65);
  }

  static RunReport report(boolean stopped, EpochReport... epochs) {
    return new RunReport(RUN, List.of(epochs), stopped, 245);
  }
}
