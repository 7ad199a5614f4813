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

  /** Runs the work for every input; the calling thread is one of the threads. */
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
    var failure = new AtomicReference<Throwable>();
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
      rethrow(failure.get());
    }
  }

  private static void loop(
      int inputs,
      Predictor predictor,
      Work work,
      AtomicInteger next,
      AtomicReference<Throwable> failure) {
    for (int i; failure.get() == null && (i = next.getAndIncrement()) < inputs; ) {
      try {
        work.run(predictor, i);
      } catch (IllegalArgumentException e) {
        failure.compareAndSet(
            null, new IllegalArgumentException("input " + i + ": " + e.getMessage(), e));
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }
  }

  private static void join(Thread[] helpers, AtomicReference<Throwable> failure) {
    for (Thread helper : helpers) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        failure.compareAndSet(null, new IllegalStateException("interrupted while classifying", e));
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
