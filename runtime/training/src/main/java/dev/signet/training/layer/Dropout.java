package dev.signet.training.layer;

import dev.signet.training.Shard;
import dev.signet.training.Values;

/**
 * Dropout (Srivastava et al. 2014). Which values are dropped follows from seed, step, image of the
 * batch, layer and position alone, so that the backward pass finds the same ones without a mask.
 * Nothing is dropped where statistics of the finished network are estimated.
 */
public final class Dropout {
  private Dropout() {}

  /**
   * Drops values, and scales the others by {@code 1 / (1 - rate)}.
   *
   * @param rate probability to drop, from 0 up to, but not including, 1
   * @param layer a number that no other dropout of the network has
   */
  public static void forward(Values x, Values y, float rate, int layer, Shard s) {
    apply(rate, layer, x.value, y.value, x.size, false, s);
  }

  /** The same values are dropped from the gradient; {@code add} adds to {@code x.gradient}. */
  public static void backward(Values x, Values y, float rate, int layer, boolean add, Shard s) {
    apply(rate, layer, y.gradient, x.gradient, x.size, add, s);
  }

  private static void apply(
      float rate, int layer, float[] from, float[] to, int size, boolean add, Shard s) {
    float dropped = s.drops() ? rate : 0f;
    float keep = (float) (1 / (1 - (double) dropped));
    long least = (long) ((double) dropped * 0x1p32);
    for (int image = s.from(); image < s.to(); image++) {
      long key = s.key(layer, image);
      for (int i = 0; i < size; i++) {
        int at = image * size + i;
        boolean kept = mix(key + i * 0x9E3779B97F4A7C15L) >>> 32 >= least;
        float v = kept ? from[at] * keep : 0f;
        to[at] = add ? to[at] + v : v;
      }
    }
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
