package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that an {@link Activation} can put out, whatever goes in and whatever it learned.
 * Without this annotation they can be any.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Range {
  /** The smallest value. */
  double least() default Double.NEGATIVE_INFINITY;

  /** The greatest value. */
  double greatest() default Double.POSITIVE_INFINITY;
}
