package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@code Conv} or {@code BinaryConv}. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Filters {
  /** Number of filters, that is of output channels, at least 1. */
  int value();

  /** Height and width of the kernel, or one number for both (for height 1: the width). */
  int[] kernel() default 3;

  /** Step in y and x, or one number for both. */
  int[] stride() default 1;

  /** What a tap outside the picture holds. A {@code Conv} takes ZERO (its default) or VALID. */
  Padding padding() default Padding.INHERIT;

  /** Whether each output channel adds a learned number. */
  Bias bias() default Bias.USUAL;
}
