package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a {@code Dense} by its input: it has {@code inputs / ratio} outputs, rounded down. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Squeeze {
  /** How many times fewer outputs than inputs, at least 1 and at most the inputs. */
  int ratio();

  /** Whether each output adds a learned number. */
  Bias bias() default Bias.USUAL;
}
