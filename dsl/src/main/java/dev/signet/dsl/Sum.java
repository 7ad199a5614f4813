package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A block whose components are branches: each gets the block's input, and their results are added
 * from left to right. {@code G(x) = A(x) + F(F(x))} reads
 *
 * <pre>{@code
 * @Sum
 * record G(A side, @Stage(units = 2) F path) {}
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Sum {
  /** Whether the block's input itself is the first addend. */
  boolean identity() default false;
}
