package dev.signet.processor.scan;

import dev.signet.dsl.Param;

/** The encoded parameters of a block as annotation values carry them. */
public final class Parameter {
  /** {@link Param#IN}. */
  public static final int IN = Param.IN;

  /** {@link Param#OUT}. */
  public static final int OUT = Param.OUT;

  /** {@link Param#WIDTH}. */
  public static final int WIDTH = Param.WIDTH;

  /** {@link Param#STRIDE}. */
  public static final int STRIDE = Param.STRIDE;

  /** Greatest size taken for a literal; what is beyond was computed from a parameter. */
  private static final int GREATEST_LITERAL = 100_000_000;

  private Parameter() {}

  /** Whether the number stands for a number of the enclosing stage. */
  public static boolean is(int value) {
    return value == IN || value == OUT || value == WIDTH || value == STRIDE;
  }

  /** Whether the number is neither a parameter nor a literal of any sense: arithmetic on one. */
  public static boolean isComputed(int value) {
    return !is(value) && (value < -1_000_000 || value > GREATEST_LITERAL);
  }
}
