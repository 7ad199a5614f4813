package dev.signet.inference.split;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Where the threads of a pass wait for each other, as a rule for microseconds. */
final class Barrier {
  /** Ends the part of a thread whose pass failed elsewhere. */
  static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Abandoned PASS = new Abandoned();

    private Abandoned() {
      super("another thread of this pass failed", null, false, false);
    }
  }

  private final int parts;
  private final AtomicInteger missing;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile int round;

  Barrier(int parts) {
    this.parts = parts;
    missing = new AtomicInteger(parts);
  }

  /**
   * Waits until all parts are here.
   *
   * @throws Abandoned if one of them never comes, because it failed
   */
  void meet() {
    int now = round;
    if (missing.decrementAndGet() == 0) {
      missing.set(parts); // before anyone is let go
      round = now + 1;
      return;
    }
    for (int times = 0; round == now; times++) {
      if (failure.get() != null) {
        throw Abandoned.PASS;
      }
      Patience.pause(times);
    }
  }

  /** States that a part failed; the first failure counts. */
  void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
  }

  /** Once every part has ended: what failed, or null; the barrier is as new. */
  Throwable reset() {
    missing.set(parts);
    return failure.getAndSet(null);
  }
}
