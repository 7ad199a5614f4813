package dev.signet.benchmarks.layers;

import java.util.Random;

/**
 * Random content of a layer, the same for all who run it.
 *
 * @param inputs real values, NHWC; what counts is their sign
 * @param weights -1 and 1, {@code [out][ky][kx][in]}
 * @param scale one per output channel; keeps outputs of size 1
 * @param shift one per output channel
 * @param bounds thresholds of the sums, one per output channel
 */
public record LayerData(float[] inputs, int[] weights, float[] scale, float[] shift, int[] bounds) {
  /** Data from a seed. */
  public static LayerData random(LayerShape shape, long seed) {
    var random = new Random(seed);
    float[] inputs = new float[shape.inputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    int[] weights = new int[shape.out() * shape.fanIn()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextBoolean() ? 1 : -1;
    }
    float[] scale = new float[shape.out()];
    float[] shift = new float[shape.out()];
    int[] bounds = new int[shape.out()];
    float unit = (float) (1 / Math.sqrt(shape.fanIn()));
    for (int o = 0; o < shape.out(); o++) {
      scale[o] = unit * (0.8f + 0.4f * random.nextFloat());
      shift[o] = (float) random.nextGaussian() / 10;
      bounds[o] = (int) Math.round(random.nextGaussian() / unit / 2);
    }
    return new LayerData(inputs, weights, scale, shift, bounds);
  }

  /** The sign of an input: 1 or -1. */
  public int sign(int i) {
    return inputs[i] >= 0 ? 1 : -1;
  }
}
