package dev.signet.training;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers that depend on the seed and on what they are for, never on the order of asking.
 */
final class Randoms {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Randoms() {}

  /** A generator for one purpose. */
  static RandomGenerator of(long seed, long... purpose) {
    return FACTORY.create(key(seed, purpose));
  }

  /** A number that differs for every seed and purpose, as far as 64 bits allow. */
  static long key(long seed, long... purpose) {
    long state = mix(seed);
    for (long part : purpose) {
      state = mix(state ^ mix(part + 0x9E3779B97F4A7C15L));
    }
    return state;
  }

  /** A number for a name: FNV-1a over its characters. */
  static long of(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
