package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an {@link Estimator} may be used on; without it, on inputs and weights. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Role {
  /** The uses. */
  Use[] value();

  /** A use of an estimator. */
  enum Use {
    /** On the input of a binary layer. */
    INPUTS,
    /** On the weights of a binary layer. */
    WEIGHTS
  }
}
