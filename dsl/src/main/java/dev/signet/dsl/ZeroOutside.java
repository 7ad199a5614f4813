package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The surrogate derivative is 0 wherever {@code |x|} is greater than this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ZeroOutside {
  /** The bound, positive. */
  float value();
}
