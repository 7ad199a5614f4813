package dev.signet.tests.support;

import dev.signet.training.Parameter;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gives a trainer the numbers that two or three steps never reach: factors that are negative, zero
 * or tiny, statistics far away, slopes of either sign.
 */
public final class Disturbance {
  private final SplittableRandom random;

  /** By a seed. */
  public Disturbance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Changes numbers in place. */
  public void apply(List<Parameter> parameters) {
    for (Parameter p : parameters) {
      for (int i = 0; i < p.value.length; i++) {
        p.value[i] = disturbed(p, p.value[i]);
      }
    }
  }

  private float disturbed(Parameter p, float value) {
    return switch (p.kind) {
      case NORM -> p.name.endsWith("gamma") ? factor(value) : value + 0.5f * gaussian();
      case STATISTIC -> p.name.endsWith("mean") ? value * (1 + 0.3f * gaussian()) : spread(value);
      case SCALE, CHOICE -> random.nextInt(3) == 0 ? factor(value) : value;
      case BIAS -> value + 0.5f * gaussian();
      case LATENT -> random.nextInt(20) == 0 ? special(value) : value;
      case BINARY -> random.nextInt(20) == 0 ? -value : value;
      case REAL_WEIGHT -> value;
    };
  }

  /** Of either sign; now and then nothing, or next to nothing. */
  private float factor(float value) {
    return switch (random.nextInt(24)) {
      case 0 -> 0f;
      case 1 -> -0f;
      case 2 -> 1e-30f * gaussian();
      default -> (random.nextInt(3) == 0 ? -1 : 1) * (value + 0.3f * gaussian());
    };
  }

  private float spread(float variance) {
    return switch (random.nextInt(24)) {
      case 0 -> 0f;
      case 1 -> 1e-12f;
      case 2 -> 1e4f;
      default -> variance;
    };
  }

  private float special(float weight) {
    return random.nextBoolean() ? 0f : random.nextBoolean() ? -0f : -weight;
  }

  private float gaussian() {
    return (float) random.nextGaussian();
  }
}
