package dev.signet.training.data;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Cuts a set in two. */
final class Splitting {
  private Splitting() {}

  static Dataset.Split shuffled(Dataset data, double share, long seed) {
    int first = cut(data.size(), share);
    return parts(data, shuffled(data.size(), new Random(seed)), first);
  }

  static Dataset.Split stratified(Dataset data, double share, long seed) {
    checkShare(share);
    if (data.targets() != Targets.CLASS) {
      throw new IllegalArgumentException(
          "Only examples with classes can be split class by class. Use split.");
    }
    Random random = new Random(seed);
    int[] counts = new int[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      counts[data.label(i)]++;
    }
    int[][] members = new int[counts.length][];
    for (int c = 0; c < counts.length; c++) {
      members[c] = new int[counts[c]];
    }
    for (int i = data.size() - 1; i >= 0; i--) {
      int c = data.label(i);
      members[c][--counts[c]] = i;
    }
    int[] order = new int[data.size()];
    int first = 0;
    int last = order.length;
    for (int[] of : members) {
      shuffle(of, of.length, random);
      int keep = (int) Math.round(share * of.length);
      keep = of.length < 2 ? of.length : Math.clamp(keep, 1, of.length - 1);
      System.arraycopy(of, 0, order, first, keep);
      first += keep;
      last -= of.length - keep;
      System.arraycopy(of, keep, order, last, of.length - keep);
    }
    int[] validation = Arrays.copyOfRange(order, first, order.length);
    shuffle(order, first, random);
    shuffle(validation, validation.length, random);
    System.arraycopy(validation, 0, order, first, validation.length);
    checkParts(first, order.length, share);
    return parts(data, order, first);
  }

  private static void checkShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The share of the examples for training is " + share + ". Give one above 0 and below 1.");
    }
  }

  /** How many of so many examples go to training; both parts have some. */
  static int cut(int size, double share) {
    checkShare(share);
    int first = (int) Math.round(share * size);
    checkParts(first, size, share);
    return first;
  }

  private static void checkParts(int first, int size, double share) {
    if (first == 0 || first == size) {
      throw new IllegalArgumentException(
          "A share of "
              + share
              + " leaves one part of "
              + size
              + " examples empty. Give another share, or more examples.");
    }
  }

  private static Dataset.Split parts(Dataset data, int[] order, int first) {
    return new Dataset.Split(
        data.subset(Arrays.copyOf(order, first)),
        data.subset(Arrays.copyOfRange(order, first, order.length)));
  }

  /** The numbers below {@code size}, shuffled. */
  static int[] shuffled(int size, Random random) {
    int[] order = IntStream.range(0, size).toArray();
    shuffle(order, size, random);
    return order;
  }

  /** Fisher-Yates. Random's numbers are fixed by its specification, so parts never change. */
  private static void shuffle(int[] a, int n, Random random) {
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = a[i];
      a[i] = a[j];
      a[j] = swap;
    }
  }
}
