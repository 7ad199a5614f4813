package dev.signet.training;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The worker threads of a trainer and the cut of the current batch into shards. The calling thread
 * works too; one thread may call at a time.
 */
public final class Shards {
  private final Crew crew;
  private final int shardSize;
  private final long seed;
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
    this.crew = new Crew(threads);
    this.shardSize = shardSize;
    this.seed = seed;
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
    return crew.threads();
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
    crew.each(tasks, body);
  }
}
