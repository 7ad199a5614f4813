package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values an {@link Estimator} can put out when deployed: {@code level * step + offset}. Without
 * this annotation an estimator's values are real.
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
}
