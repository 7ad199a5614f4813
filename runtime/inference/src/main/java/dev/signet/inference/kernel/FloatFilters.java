package dev.signet.inference.kernel;

/** Filters in the own layout of the {@link FloatConvolution} that prepared them; never stored. */
public final class FloatFilters {
  final float[][] weights;
  final float[] bias;

  FloatFilters(float[][] weights, float[] bias) {
    this.weights = weights;
    this.bias = bias;
  }
}
