package dev.signet.training.listen;

import java.io.PrintWriter;

/** A line on a terminal that is drawn anew as training goes, and stays when an epoch ends. */
final class ProgressBar implements Listener {
  private static final int CELLS = 24;

  /** Drawing more often than this would cost time and show nothing. */
  private static final double INTERVAL = 0.1;

  private final PrintWriter out;
  private double drawn;
  private int length;

  ProgressBar(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void started(RunInfo run) {
    drawn = Double.NEGATIVE_INFINITY;
    length = 0;
    draw(Wording.started(run), "\n");
  }

  @Override
  public Signal resumed(RunInfo run, Resumption from) {
    started(run);
    draw(Wording.resumed(from), "\n");
    return Signal.CONTINUE;
  }

  @Override
  public void batchEnded(BatchReport batch) {
    if (batch.seconds() - drawn >= INTERVAL || batch.step() == batch.steps()) {
      drawn = batch.seconds();
      draw(Wording.batch(batch, CELLS), "");
    }
  }

  @Override
  public Signal epochEnded(EpochReport epoch) {
    draw(Wording.epoch(epoch), "\n");
    Wording.health(epoch).forEach(line -> draw(line, "\n"));
    return Signal.CONTINUE;
  }

  @Override
  public void finished(RunReport run) {
    draw(Wording.finished(run), "\n");
  }

  /** Overwrites the line, with spaces where the old one was longer. */
  private void draw(String text, String end) {
    out.print("\r" + text + " ".repeat(Math.max(0, length - text.length())) + end);
    out.flush();
    length = end.isEmpty() ? text.length() : 0;
  }
}
