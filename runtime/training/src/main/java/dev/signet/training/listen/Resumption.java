package dev.signet.training.listen;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a run goes on.
 *
 * @param checkpoint what it goes on from
 * @param epochs reports of the epochs done before, in order
 * @param step steps done of the epoch after those; 0 between two epochs
 */
public record Resumption(Path checkpoint, List<EpochReport> epochs, int step) {
  /** Copies the list. */
  public Resumption {
    epochs = List.copyOf(epochs);
  }
}
