package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A block that computes {@code f(x) + x}: its layers one after the other, plus its input. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Residual {
  /**
   * A block applied to the input where, and only where, the shape of {@code f(x)} differs from the
   * shape of {@code x}. Left out, the shapes must agree.
   */
  Class<?> shortcut() default void.class;
}
