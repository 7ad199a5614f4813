package dev.signet.inference.split;

import java.util.concurrent.locks.LockSupport;

/**
 * How a thread waits for others that are computing: it spins, since they are about to be done; then
 * it lets others have its core, for they may be waiting for one; in the end it sleeps in between.
 */
final class Patience {
  /** Times a thread spins; some 50 microseconds on x86. */
  static final int SPINS = 1 << 10;

  private static final int YIELDS = 1 << 14;
  private static final long NAP_NANOS = 50_000;

  private Patience() {}

  /** One pause; {@code times} counts those before it. */
  static void pause(int times) {
    if (times >= 0 && times < SPINS) {
      Thread.onSpinWait();
    } else if (times >= 0 && times < YIELDS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }
}
