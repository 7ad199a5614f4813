package dev.signet.inference;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Many inputs on several threads. */
final class Batch {
  private Batch() {}

  /** Work on one input. */
  interface Work {
    void run(Predictor predictor, int input);
  }

  /** What went wrong at the lowest input, so that the message does not depend on the threads. */
  private record Failure(int input, Throwable cause) {
    static Failure first(Failure a, Failure b) {
      return a != null && a.input <= b.input ? a : b;
    }
  }

  /**
   * Runs the work for every input; the calling thread is one of the threads. After a failure no
   * further input is begun; inputs are begun in order, so all before it are done. So does an
   * interruption of the calling thread end it.
   */
  static void run(
      int inputs,
      int threads,
      Supplier<Predictor> borrow,
      Consumer<Predictor> giveBack,
      Work work) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; there must be at least 1");
    }
    var next = new AtomicInteger();
    var failure = new AtomicReference<Failure>();
    if (Thread.currentThread().isInterrupted()) {
      interrupted(failure); // now: the helpers might be done before this thread looks again
    }
    Runnable loop =
        () -> {
          Predictor predictor = borrow.get();
          loop(inputs, predictor, work, next, failure);
          giveBack.accept(predictor);
        };
    Thread[] helpers = new Thread[Math.min(threads, inputs) - (inputs > 0 ? 1 : 0)];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(loop, "signet-batch-" + (i + 1));
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
    loop.run();
    join(helpers, failure);
    if (failure.get() != null) {
      rethrow(failure.get().cause());
    }
  }

  private static void loop(
      int inputs,
      Predictor predictor,
      Work work,
      AtomicInteger next,
      AtomicReference<Failure> failure) {
    for (int i; failure.get() == null && (i = next.getAndIncrement()) < inputs; ) {
      if (Thread.currentThread().isInterrupted()) {
        interrupted(failure);
        return;
      }
      try {
        work.run(predictor, i);
      } catch (IllegalArgumentException e) {
        var named = new IllegalArgumentException("input " + i + ": " + e.getMessage(), e);
        failure.accumulateAndGet(new Failure(i, named), Failure::first);
      } catch (RuntimeException | Error e) {
        failure.accumulateAndGet(new Failure(i, e), Failure::first);
      }
    }
  }

  /** Comes before every other failure; the flag of the calling thread stays set. */
  private static void interrupted(AtomicReference<Failure> failure) {
    var cause = new IllegalStateException("interrupted while classifying");
    failure.accumulateAndGet(new Failure(-1, cause), Failure::first);
  }

  /** Waits even when interrupted: the helpers, which stop after their inputs, use the batch. */
  private static void join(Thread[] helpers, AtomicReference<Failure> failure) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
          interrupted(failure);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
