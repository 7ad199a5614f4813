package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@code MaxPool}, {@code AvgPool} or {@code MagnitudeMap}. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Window {
  /** Height and width, or one number for both (for height 1: the width). */
  int[] value();

  /** Step in y and x, or one number for both; left out, as large as the window. */
  int[] stride() default {};

  /**
   * {@code VALID} for a {@code MaxPool} or {@code MagnitudeMap} that looks only at windows inside
   * the picture; left out, it pads as it says. An {@code AvgPool} takes none.
   */
  Padding padding() default Padding.INHERIT;
}
