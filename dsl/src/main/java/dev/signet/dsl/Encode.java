package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns the raw values of a {@link Network}'s input into bits (-1 and +1), so that its first layer
 * may be binary. Every input channel becomes {@code levels} channels (channel {@code c}, bit {@code
 * k} is channel {@code c * levels + k}). It takes the place of {@link Network#normalize()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Encode {
  /** The encoder: public, with a constructor without parameters. */
  Class<? extends Encoder> value();

  /** Bits per input channel, at least 1. */
  int levels();
}
