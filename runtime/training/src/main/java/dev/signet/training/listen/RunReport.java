package dev.signet.training.listen;

import java.util.List;
import java.util.Optional;

/**
 * A whole run, after its end.
 *
 * @param run what was known before
 * @param epochs one report for every epoch done, in order
 * @param stopped whether a listener ended it
 * @param seconds of the whole run
 */
public record RunReport(RunInfo run, List<EpochReport> epochs, boolean stopped, double seconds) {
  /** Copies the list. */
  public RunReport {
    epochs = List.copyOf(epochs);
  }

  /** The last epoch; empty when none was done. */
  public Optional<EpochReport> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.getLast());
  }

  /**
   * The epoch of highest {@link EpochReport#score}; the first of equals. Empty when none was done.
   */
  public Optional<EpochReport> best() {
    EpochReport best = null;
    for (EpochReport epoch : epochs) {
      if (best == null || epoch.score() > best.score()) {
        best = epoch;
      }
    }
    return Optional.ofNullable(best);
  }
}
