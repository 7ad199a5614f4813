package dev.signet.inference.split;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that do work in parts: the one that calls, and daemon threads of its own for the others.
 * Those spin for a moment after their part, then sleep until the next call. One thread may call at
 * a time.
 */
public final class Team implements AutoCloseable {
  /** What is done in parts. */
  public interface Work {
    /** Does one part. */
    void run(int part);
  }

  /** Times an idle thread spins before it sleeps; some 200 microseconds on x86. */
  private static final int IDLE_SPINS = 4 * Patience.SPINS;

  private final Barrier barrier;
  private final Slice[] slices;
  private final Thread[] threads;
  private final AtomicInteger unfinished = new AtomicInteger();
  private Work work;
  private volatile int calls;
  private volatile boolean closed;

  /**
   * A team without threads so far.
   *
   * @throws IllegalArgumentException if there are no parts
   */
  public Team(int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException(parts + " threads; there must be at least 1");
    }
    barrier = new Barrier(parts);
    slices = Slice.of(parts, barrier);
    threads = new Thread[parts - 1];
  }

  /** What a part computes. */
  public Slice slice(int part) {
    return slices[part];
  }

  /** Starts the threads. The work must not refer to whoever is to close this team. */
  public void start(Work work) {
    this.work = work;
    try {
      for (int i = 0; i < threads.length; i++) {
        int part = i + 1;
        threads[i] = new Thread(null, () -> serve(part), "signet-part-" + part, 0, false);
        threads[i].setDaemon(true);
        threads[i].start();
      }
    } catch (RuntimeException | Error e) { // the machine may give no more threads
      close();
      throw e;
    }
  }

  /**
   * Does all parts. What fails in one of them is thrown here, once, after all have ended; the team
   * is ready for the next call.
   *
   * @throws IllegalStateException if the team is closed
   */
  public void run() {
    if (closed) {
      throw new IllegalStateException("the threads of this predictor were closed");
    }
    unfinished.set(threads.length);
    calls++; // publishes all that the caller wrote
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    part(0);
    for (int times = 0; unfinished.get() > 0; times++) {
      Patience.pause(times);
    }
    Throwable failure = barrier.reset();
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (failure instanceof Error error) {
      throw error;
    } else if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  private void part(int part) {
    try {
      work.run(part);
    } catch (Barrier.Abandoned e) {
      // The part that failed said so.
    } catch (Throwable e) { // a choice's class may throw anything, and the others must not wait
      barrier.fail(e);
    }
  }

  /** The life of a thread; a call that was made before the team was closed is answered. */
  private void serve(int part) {
    for (int done = 0; ; done++) {
      for (int spins = 0; calls == done && !closed; spins++) {
        if (spins < IDLE_SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.interrupted(); // nobody has a reason to, and a flag would keep it from sleeping
          LockSupport.park(this);
        }
      }
      if (calls == done) {
        return;
      }
      part(part);
      unfinished.decrementAndGet();
    }
  }

  /** Ends the threads; more calls of this do nothing. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread); // null does nothing
    }
  }
}
