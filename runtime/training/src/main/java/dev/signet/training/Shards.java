package dev.signet.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The worker threads of a trainer and the cut of the current batch into shards. The calling thread
 * works too. Threads are daemons and end after some idle seconds.
 */
public final class Shards {
  private final int threads;
  private final int shardSize;
  private final long seed;
  private final ThreadPoolExecutor pool;
  private final float[][] rooms = new float[2][0];
  private Shard[] shards = {};
  private int images;
  private long step;
  private boolean drops = true;

  /**
   * Without a batch yet.
   *
   * @param threads how many work, the caller included; at least 1
   * @param shardSize images of a shard; the last one of a batch may have fewer
   */
  public Shards(int threads, int shardSize, long seed) {
    this.threads = threads;
    this.shardSize = shardSize;
    this.seed = seed;
    int helpers = Math.max(1, threads - 1);
    this.pool =
        new ThreadPoolExecutor(
            helpers, helpers, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Shards::daemon);
    pool.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "signet-trainer");
    thread.setDaemon(true);
    return thread;
  }

  /** Cuts a batch. */
  public void begin(int images, long step) {
    this.images = images;
    this.step = step;
    int count = (images + shardSize - 1) / shardSize;
    shards = new Shard[count];
    for (int i = 0; i < count; i++) {
      int from = i * shardSize;
      shards[i] = new Shard(i, from, Math.min(images, from + shardSize), step, seed, drops);
    }
  }

  /** Whether layers that drop values do so in the batches that follow; at first they do. */
  public void drops(boolean drops) {
    this.drops = drops;
  }

  /** Images of the current batch. */
  public int images() {
    return images;
  }

  /** Shards of the current batch. */
  public int count() {
    return shards.length;
  }

  /** The current step, from 1. */
  public long step() {
    return step;
  }

  /** Threads that work, the caller included. */
  public int threads() {
    return threads;
  }

  /**
   * One of two arrays for what one round leaves to the next of the same layer. What it holds at
   * first does not matter.
   *
   * @param which 0 or 1
   */
  public float[] room(int which, int size) {
    if (rooms[which].length < size) {
      rooms[which] = new float[size];
    }
    return rooms[which];
  }

  /** Runs {@code body} for every shard of the batch and returns when all are done. */
  public void run(Consumer<Shard> body) {
    Shard[] all = shards;
    each(all.length, i -> body.accept(all[i]));
  }

  /**
   * Runs {@code body} for 0 to {@code tasks - 1}, on all threads, and returns when all are done. If
   * some fail, the failure of the lowest number is thrown.
   */
  public void each(int tasks, IntConsumer body) {
    int helpers = Math.min(threads, tasks) - 1;
    Round round = new Round(tasks, body, Math.max(0, helpers));
    for (int i = 0; i < helpers; i++) {
      pool.execute(round::help);
    }
    round.work();
    round.await();
  }

  /** One call of {@link #each}. */
  private static final class Round {
    private final int tasks;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch helping;
    private Throwable failure;
    private int failed = Integer.MAX_VALUE;

    Round(int tasks, IntConsumer body, int helpers) {
      this.tasks = tasks;
      this.body = body;
      this.helping = new CountDownLatch(helpers);
    }

    void help() {
      try {
        work();
      } finally {
        helping.countDown();
      }
    }

    void work() {
      for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
        try {
          body.accept(task);
        } catch (RuntimeException | Error e) {
          fail(task, e);
        }
      }
    }

    private synchronized void fail(int task, Throwable e) {
      if (task < failed) {
        failed = task;
        failure = e;
      }
    }

    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          helping.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true; // the helpers still use the batch's arrays: they must end first
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      synchronized (this) {
        if (failure instanceof Error e) {
          throw e;
        }
        if (failure instanceof RuntimeException e) {
          throw e;
        }
      }
    }
  }
}
