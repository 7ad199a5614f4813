package dev.signet.training.listen;

/**
 * Is told how training goes. All calls come from the thread that called {@code fit}, one at a time;
 * what a listener throws ends training. {@link #finished} is not called then.
 */
public interface Listener {
  /** What the trainer is asked to do after an epoch. */
  enum Signal {
    /** Go on. */
    CONTINUE,
    /** End training now; {@link Listener#finished} follows as usual. */
    STOP
  }

  /** Before the first step. */
  default void started(RunInfo run) {}

  /**
   * Instead of {@link #started} where a run goes on from a checkpoint. As it stands, this calls
   * {@link #started} and then {@link #epochEnded} for every epoch done before, so that the listener
   * is as if it had been there all the time; one whose calls others see may want to be silent.
   *
   * @return what the listener said after the last of those epochs
   */
  default Signal resumed(RunInfo run, Resumption from) {
    started(run);
    Signal signal = Signal.CONTINUE;
    for (EpochReport epoch : from.epochs()) {
      signal = epochEnded(epoch);
    }
    return signal;
  }

  /** After every step of the optimizer. Keep it short. */
  default void batchEnded(BatchReport batch) {}

  /**
   * After every epoch and its validation. All listeners are told; training ends when any answers
   * {@link Signal#STOP}.
   */
  default Signal epochEnded(EpochReport epoch) {
    return Signal.CONTINUE;
  }

  /** After the last epoch, whether planned or by {@link Signal#STOP}. */
  default void finished(RunReport run) {}
}
