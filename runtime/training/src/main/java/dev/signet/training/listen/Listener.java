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
