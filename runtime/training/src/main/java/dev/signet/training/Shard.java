package dev.signet.training;

import dev.signet.dsl.Site;
import java.util.random.RandomGenerator;

/**
 * A run of neighbouring images of a batch, worked on by one thread. Which images are in which shard
 * depends on the settings alone, not on the threads.
 */
public final class Shard {
  private final int index;
  private final int from;
  private final int to;
  private final long step;
  private final long seed;
  private final boolean drops;

  /**
   * For tests of layers; values are dropped.
   *
   * @param step counts from 1
   */
  public Shard(int index, int from, int to, long step, long seed) {
    this(index, from, to, step, seed, true);
  }

  /** For {@link Shards}. */
  Shard(int index, int from, int to, long step, long seed, boolean drops) {
    this.index = index;
    this.from = from;
    this.to = to;
    this.step = step;
    this.seed = seed;
    this.drops = drops;
  }

  /** Whether layers that drop or draw values do so. */
  public boolean drops() {
    return drops;
  }

  /** Which shard of the batch, from 0. */
  public int index() {
    return index;
  }

  /** The first image. */
  public int from() {
    return from;
  }

  /** One after the last image. */
  public int to() {
    return to;
  }

  /** Images in it. */
  public int images() {
    return to - from;
  }

  /** Index of the first element of this shard in {@code v}. */
  public int from(Values v) {
    return from * v.size;
  }

  /** One after the last element of this shard in {@code v}. */
  public int to(Values v) {
    return to * v.size;
  }

  /** This shard's sum of gradients of a parameter; zero when first asked for in a step. */
  public float[] partial(Parameter p) {
    return p.partials().of(this);
  }

  /** Lets a site draw the numbers of this step and one layer, unless nothing is dropped. */
  public Site chances(int layer, Site site) {
    return drops ? site.draw(key(layer, 0)) : site;
  }

  /** The step it is a part of, from 1. */
  long step() {
    return step;
  }

  /** Random numbers of this step, this shard and one layer: the same at every call. */
  public RandomGenerator random(int layer) {
    return Randoms.of(seed, step, index, layer);
  }

  /** A 64-bit number that differs by seed, step, image of the batch and layer. */
  public long key(int layer, int image) {
    return Randoms.key(seed, step, layer, image);
  }
}
