package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@code BatchNorm}: {@code running = momentum * running + (1 - momentum) * batch}. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Momentum {
  /** From 0 up to, but not including, 1; 0.9 where the annotation is left out. */
  double value();
}
