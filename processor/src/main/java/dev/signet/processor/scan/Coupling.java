package dev.signet.processor.scan;

import dev.signet.processor.graph.Choice;

/** When an estimator is several binary ones in one, as {@code @Couples} says. */
final class Coupling {
  /** Thresholds are floats, of which thirds are not exact. */
  private static final double NEAR = 1e-6;

  private Coupling() {}

  /** Whether {@code all} is the mean of {@code binary} over its thresholds. */
  static boolean fits(Choice all, Choice binary) {
    Choice.Alphabet values = all.alphabet().orElse(null);
    Choice.Alphabet two = binary.alphabet().orElse(null);
    if (values == null
        || two == null
        || two.planes() != 1
        || values.planes() < 2
        || !values.isEven()
        || values.thresholds().isEmpty()
        || two.thresholds().isEmpty()
        || !all.learned().isEmpty()
        || !binary.learned().isEmpty()) {
      return false;
    }
    double mean = values.thresholds().stream().mapToDouble(t -> t).average().orElseThrow();
    return isNear(values.value(0), two.value(0))
        && isNear(values.value(values.planes()), two.value(1))
        && isNear(mean, two.thresholds().get(0));
  }

  private static boolean isNear(double a, double b) {
    return Math.abs(a - b) <= NEAR;
  }

  static String message(Choice all, Choice binary) {
    String name = binary.type().simpleName();
    return "@Couples of "
        + all.type().simpleName()
        + ", "
        + words(all)
        + ", names "
        + name
        + ", "
        + words(binary)
        + ", but the values of "
        + name
        + " must be two, the least and the greatest of the other, its threshold the mean of the"
        + " other's, and neither may learn. Correct @Alphabet, or take @Couples away.";
  }

  private static String words(Choice choice) {
    String values = choice.alphabet().map(ChoiceRules::values).orElse("real");
    String thresholds =
        choice
            .alphabet()
            .filter(a -> !a.thresholds().isEmpty())
            .map(a -> " stepping at " + a.thresholds())
            .orElse(" with no thresholds stated");
    return "which puts out "
        + values
        + thresholds
        + (choice.learned().isEmpty() ? "" : " and learns");
  }
}
