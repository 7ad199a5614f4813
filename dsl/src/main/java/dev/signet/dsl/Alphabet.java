package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values an {@link Estimator} can put out when deployed: {@code level * step + offset}. Without
 * this annotation an estimator's values are real; so are those of an {@link Activation} and of a
 * {@link WeightSource}, on which it says as well that values are no others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Alphabet {
  /** The integer levels, ascending. */
  int[] levels();

  /** Distance of two neighbouring levels, positive. */
  float step() default 1f;

  /** Value of level 0. */
  float offset() default 0f;

  /**
   * The least numbers that the estimator takes to its second level, its third and so on, whatever
   * it learned: one fewer than levels, ascending. The compiler refuses inputs that cannot reach
   * them. Empty where they are learned, or not stated.
   */
  float[] thresholds() default {};
}
