package dev.signet.tests.support;

import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import java.util.SplittableRandom;

/** Random data. */
public final class Data {
  private Data() {}

  /**
   * Inputs of {@code values} numbers between two bounds, both of which occur.
   *
   * @param whole whether only whole numbers
   */
  public static float[][] inputs(
      long seed, int count, int values, double least, double greatest, boolean whole) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] inputs = new float[count][values];
    for (float[] input : inputs) {
      for (int i = 0; i < values; i++) {
        double x = least + (greatest - least) * random.nextDouble();
        x = random.nextInt(20) == 0 ? (random.nextBoolean() ? least : greatest) : x;
        input[i] = (float) (whole ? Math.rint(x) : x);
      }
    }
    return inputs;
  }

  /** A data set of these inputs, with classes that go round. */
  public static Dataset labelled(
      float[][] inputs, int channels, int height, int width, int classes) {
    int values = channels * height * width;
    float[] all = new float[inputs.length * values];
    int[] labels = new int[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      System.arraycopy(inputs[i], 0, all, i * values, values);
      labels[i] = i % classes;
    }
    return InMemory.floats(channels, height, width, all, labels, classes);
  }
}
