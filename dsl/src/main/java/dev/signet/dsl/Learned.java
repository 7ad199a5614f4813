package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A tensor that a choice learns. Repeat it for several; the order written is the order of {@code
 * k}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Learned.All.class)
public @interface Learned {
  /**
   * One number per channel: input channels for estimators of inputs, activations; filters
   * otherwise.
   */
  int CHANNELS = -1;

  /** Filters of the layer. */
  int OUT = -2;

  /** Input channels of the layer. */
  int IN = -3;

  /** Height times width of the layer's kernel. */
  int KERNEL = -4;

  /**
   * Rows of the matrix, as nearly square as can be and not taller than wide, that holds the weights
   * of one filter: the greatest divisor of their number that is at most its square root.
   */
  int ROWS = -5;

  /** Columns of that matrix. */
  int COLUMNS = -6;

  /** Its name, lower camel case; the tensor is stored as {@code <layer>.<slot>.<name>}. */
  String value();

  /**
   * Its sizes: positive numbers or the constants above. Estimators, scalings and activations take
   * {@code CHANNELS} (the default) or 1; weight sources take anything.
   */
  int[] shape() default CHANNELS;

  /** Its value before the first step (a weight source sets its own in {@code initialize}). */
  float initial() default 0f;

  /**
   * Whether it gets a gradient. A weight source may say no of a tensor that it sets itself, in
   * {@link WeightSource#initialize} and {@link WeightSource#beforeEpoch}, an estimator of inputs of
   * one that it sets in {@link Estimator#measure}: that one is a statistic, which no optimizer and
   * no decay touches.
   */
  boolean gradient() default true;

  /** Holds repeated annotations. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.CLASS)
  @interface All {
    /** In the order written. */
    Learned[] value();
  }
}
