package dev.signet.training.listen;

/** Ends training when validation accuracy no longer rises, or without one, loss no longer falls. */
final class EarlyStopping implements Listener {
  private final int patience;
  private double best;
  private int waited;

  EarlyStopping(int patience) {
    if (patience < 1) {
      throw new IllegalArgumentException(
          "Early stopping with a patience of " + patience + " epochs. Give 1 or more.");
    }
    this.patience = patience;
  }

  @Override
  public void started(RunInfo run) {
    if (run.validationExamples() == 0) {
      throw new IllegalStateException(
          "Early stopping watches validation accuracy, but "
              + run.network()
              + " trains without validation examples. Give some, or leave early stopping out.");
    }
    best = Double.NEGATIVE_INFINITY;
    waited = 0;
  }

  @Override
  public Signal epochEnded(EpochReport epoch) {
    if (epoch.validated() && epoch.score() > best) {
      best = epoch.score();
      waited = 0;
      return Signal.CONTINUE;
    }
    // An epoch that was not validated says nothing.
    waited += epoch.validated() ? 1 : 0;
    return waited < patience ? Signal.CONTINUE : Signal.STOP;
  }
}
