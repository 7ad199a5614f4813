package dev.signet.tests.choices;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/** Weights as the sum of a number per filter and one per tap that all filters share. */
@Learned(
    value = "filter",
    shape = {Learned.OUT})
@Learned(
    value = "tap",
    shape = {Learned.KERNEL, Learned.IN})
public final class Shared implements WeightSource {
  @Override
  public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    for (float[] tensor : learned) {
      for (int i = 0; i < tensor.length; i++) {
        tensor[i] = (float) (random.nextDouble() - 0.5);
      }
    }
  }

  @Override
  public void weights(FilterShape shape, float[][] learned, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = learned[0][i / shape.fanIn()] + learned[1][i % shape.fanIn()];
    }
  }

  @Override
  public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    for (int i = 0; i < gradient.length; i++) {
      into[0][i / shape.fanIn()] += gradient[i];
      into[1][i % shape.fanIn()] += gradient[i];
    }
  }
}
