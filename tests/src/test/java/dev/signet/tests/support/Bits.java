package dev.signet.tests.support;

import java.util.Arrays;

/** Floats as bits, for comparisons without tolerance that still read as numbers. */
public final class Bits {
  private Bits() {}

  /** Number and bits of every value. */
  public static String of(float[] values) {
    StringBuilder text = new StringBuilder();
    for (float value : values) {
      text.append(value).append('=').append(Integer.toHexString(Float.floatToRawIntBits(value)));
      text.append(' ');
    }
    return text.toString().strip();
  }

  /** One line for each array. */
  public static String of(float[][] values) {
    return String.join("\n", Arrays.stream(values).map(Bits::of).toList());
  }
}
