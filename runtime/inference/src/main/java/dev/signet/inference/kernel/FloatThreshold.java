package dev.signet.inference.kernel;

/** The float from which on a rising sign is +1. */
public final class FloatThreshold {
  private FloatThreshold() {}

  /** A bit of a real value; false for small ones, true from some value on. */
  public interface FloatBit {
    /** The bit; never asked for NaN or infinite values. */
    boolean bit(float x);
  }

  /** How many values are looked at to see that the bit rises. */
  private static final int PROBES = 1024;

  /**
   * The smallest finite float whose bit is 1, found by bisection; plus infinity if there is none,
   * minus infinity if all are 1. So the bit of x is {@code x >= search(f)}. Minus zero counts as
   * zero.
   *
   * @throws IllegalArgumentException if the bit is seen to fall
   */
  public static float search(FloatBit f) {
    int low = order(-Float.MAX_VALUE);
    int high = order(Float.MAX_VALUE);
    checkRises(f, low, high);
    if (f.bit(-Float.MAX_VALUE)) {
      return Float.NEGATIVE_INFINITY;
    }
    if (!f.bit(Float.MAX_VALUE)) {
      return Float.POSITIVE_INFINITY;
    }
    while ((long) high - low > 1) {
      int middle = (int) (((long) low + high) >> 1);
      if (f.bit(value(middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return value(high) + 0f;
  }

  private static void checkRises(FloatBit f, int low, int high) {
    float last = Float.NaN;
    for (int i = 0; i <= PROBES; i++) {
      float x = value((int) (low + ((long) high - low) * i / PROBES));
      if (f.bit(x)) {
        last = x;
      } else if (!Float.isNaN(last)) {
        throw new IllegalArgumentException(
            "the sign is +1 at " + last + " and -1 at " + x + "; it must rise with its input");
      }
    }
  }

  /** Ints in the order of the floats. */
  private static int order(float x) {
    int bits = Float.floatToRawIntBits(x);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  private static float value(int order) {
    return Float.intBitsToFloat(order ^ ((order >> 31) & Integer.MAX_VALUE));
  }
}
