package dev.signet.examples.cli;

import dev.signet.examples.study.Rounds;
import dev.signet.training.listen.EpochReport;
import java.time.Duration;

/** Says how rounds go. */
final class RoundsConsole<K> implements Rounds.Progress<K> {
  private static final double PERCENT = 100;

  private final Console console;

  RoundsConsole(Console console) {
    this.console = console;
  }

  @Override
  public void begins(long seed, int number, int of, K run) {
    console.line("seed %d, %d of %d: %s", seed, number, of, run);
  }

  @Override
  public void epoch(EpochReport epoch) {
    console.line(
        "  epoch %d of %d: validation %.2f%%, %.0f s",
        epoch.epoch(), epoch.epochs(), PERCENT * epoch.validationAccuracy(), epoch.seconds());
  }

  @Override
  public void stops(long seed, Duration round, Duration left) {
    console.line(
        "The round of seed %d takes about %d minutes, and %d are left of --budget. The same"
            + " command goes on.",
        seed, round.toMinutes(), left.toMinutes());
  }
}
