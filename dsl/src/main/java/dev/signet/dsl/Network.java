package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a record is a network: its components, in order, are its layers.
 *
 * <p>The processor generates {@code <Record>Model} (bit-packed inference) and, where the training
 * runtime is on the compile class path, {@code <Record>Trainer} beside it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Network {
  /**
   * Shape of one input: {@code {features}}, {@code {channels, length}} or {@code {channels, height,
   * width}}, each at least 1.
   */
  int[] input();

  /**
   * Smallest and largest value an input can take, both finite, for example {@code {0, 255}} for
   * bytes. Left empty, any finite number is allowed. Values outside are refused at every entry.
   */
  double[] range() default {};

  /** How raw input values are normalised before the first layer sees them. */
  Normalize normalize() default Normalize.STANDARDIZE;
}
