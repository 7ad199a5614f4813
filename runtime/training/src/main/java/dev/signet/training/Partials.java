package dev.signet.training;

import java.util.Arrays;

/**
 * One gradient sum per shard for one tensor. Each shard writes its own array, so threads never
 * meet, and {@link #reduce} adds the arrays in shard order: the sum does not depend on the threads.
 */
public final class Partials {
  private final int size;
  private float[][] sums = {};
  private long[] stamps = {};

  /** For a tensor of so many numbers. */
  public Partials(int size) {
    this.size = size;
  }

  /** Makes room for so many shards; called while no shard runs. */
  public void ensure(int shards) {
    if (sums.length < shards) {
      sums = Arrays.copyOf(sums, shards);
      stamps = Arrays.copyOf(stamps, shards);
    }
  }

  /** The step may go back now: sums of steps that are to come again are not theirs. */
  void forget() {
    Arrays.fill(stamps, 0);
  }

  /** This shard's sum, zero when first asked for in a step. */
  public float[] of(Shard s) {
    return of(s.index(), s.step());
  }

  /** The sum of what is summed over all shards at once, zero as {@link #of(Shard)}. */
  public float[] ofBatch(Shards shards) {
    return of(0, shards.step());
  }

  /** The sum of one shard, zero when first asked for in a step; steps count from 1. */
  float[] of(int shard, long step) {
    float[] sum = sums[shard];
    if (sum == null) {
      sum = new float[size];
      sums[shard] = sum;
    } else if (stamps[shard] != step) {
      Arrays.fill(sum, 0f);
    }
    stamps[shard] = step;
    return sum;
  }

  /** Sets {@code into[from..to)} to the sum of all shards of this step, added in shard order. */
  public void reduce(int shards, long step, float[] into, int from, int to) {
    Arrays.fill(into, from, to, 0f);
    for (int s = 0; s < shards; s++) {
      float[] sum = sums[s];
      if (sum != null && stamps[s] == step) {
        for (int i = from; i < to; i++) {
          into[i] += sum[i];
        }
      }
    }
  }
}
