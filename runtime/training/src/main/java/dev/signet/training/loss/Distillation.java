package dev.signet.training.loss;

import dev.signet.training.data.Targets;
import java.util.Objects;

/** See {@link Loss#distillation(Teacher, double, double, Loss)}. */
record Distillation(Teacher teacher, double temperature, double share, Loss hard) implements Loss {
  Distillation {
    Objects.requireNonNull(teacher, "teacher");
    Objects.requireNonNull(hard, "hard");
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "the temperature must be positive and finite, not " + temperature);
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the teacher's share must be 0 to 1, not " + share);
    }
    if (hard.teacher() != null) {
      throw new IllegalArgumentException(
          "a distillation has one teacher, but " + hard + " has one");
    }
  }

  @Override
  public double of(
      float[] outputs, int from, int count, Target target, float[] gradient, double weight) {
    double rest =
        (1 - share) * hard.of(outputs, from, count, target, gradient, weight * (1 - share));
    double[] student = new double[count];
    double[] taught = new double[count];
    for (int k = 0; k < count; k++) {
      student[k] = outputs[from + k] / temperature;
      taught[k] = target.taught(k) / temperature;
    }
    double studentLog = logOfSum(student);
    double taughtLog = logOfSum(taught);
    double divergence = 0;
    for (int k = 0; k < count; k++) {
      double p = StrictMath.exp(taught[k] - taughtLog);
      // Where p is 0 the product is 0, however small the student's probability.
      divergence += p == 0 ? 0 : p * (taught[k] - taughtLog - student[k] + studentLog);
      if (gradient != null) {
        double q = StrictMath.exp(student[k] - studentLog);
        gradient[from + k] += (float) (weight * share * temperature * (q - p));
      }
    }
    return rest + share * temperature * temperature * divergence;
  }

  /** {@code log(sum exp(x_k))}, formed such that nothing overflows. */
  private static double logOfSum(double[] x) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double v : x) {
      greatest = Math.max(greatest, v);
    }
    double sum = 0;
    for (double v : x) {
      sum += StrictMath.exp(v - greatest);
    }
    return greatest + StrictMath.log(sum);
  }

  @Override
  public boolean learns(Targets targets) {
    return hard.learns(targets);
  }

  @Override
  public Loss measured() {
    return hard;
  }

  @Override
  public String toString() {
    return "distillation(" + teacher + ", " + temperature + ", " + share + ", " + hard + ")";
  }
}
