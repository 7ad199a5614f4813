package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@code Dense} or {@code BinaryDense}. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Units {
  /** Number of outputs, at least 1. */
  int value();

  /** Whether each output adds a learned number. */
  Bias bias() default Bias.USUAL;
}
