package dev.signet.dsl;

import java.util.random.RandomGenerator;

/** Stands in {@link Binarize} for "as chosen further out"; never used by a layer. */
public final class Inherit implements Estimator, Scaling, WeightSource {
  private Inherit() {}

  @Override
  public float deployed(float x, Site site) {
    throw marker();
  }

  @Override
  public float derivative(float x, Site site) {
    throw marker();
  }

  @Override
  public float learnedDerivative(int k, float x, Site site) {
    throw marker();
  }

  @Override
  public float factor(Site filter) {
    throw marker();
  }

  @Override
  public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    throw marker();
  }

  @Override
  public void weights(FilterShape shape, float[][] learned, float[] into) {
    throw marker();
  }

  @Override
  public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    throw marker();
  }

  private static IllegalStateException marker() {
    return new IllegalStateException("Inherit marks an absent choice and cannot be run");
  }
}
