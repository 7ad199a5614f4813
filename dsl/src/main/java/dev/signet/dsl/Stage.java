package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Repeats a block and sets what {@link Param} stands for inside it. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface Stage {
  /** How often the block is repeated, at least 1. */
  int units() default 1;

  /**
   * {@link Param#OUT} of all units; left out, the user's own OUT or, in a network, its input's
   * channels.
   */
  int out() default Param.UNSET;

  /**
   * {@link Param#WIDTH} of all units; left out, the user's own WIDTH or, where there is none, OUT.
   */
  int width() default Param.UNSET;

  /** {@link Param#STRIDE} of the first unit; the others have 1. */
  int stride() default 1;
}
