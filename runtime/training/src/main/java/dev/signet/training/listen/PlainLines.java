package dev.signet.training.listen;

import java.io.PrintWriter;

/** One line per epoch. */
final class PlainLines implements Listener {
  private final PrintWriter out;

  PlainLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void started(RunInfo run) {
    print(Wording.started(run));
  }

  @Override
  public Signal resumed(RunInfo run, Resumption from) {
    started(run);
    print(Wording.resumed(from));
    return Signal.CONTINUE;
  }

  @Override
  public Signal epochEnded(EpochReport epoch) {
    print(Wording.epoch(epoch));
    Wording.health(epoch).forEach(this::print);
    return Signal.CONTINUE;
  }

  @Override
  public void finished(RunReport run) {
    print(Wording.finished(run));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
