package dev.signet.inference.file;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A named array of a file. The arrays are not copied; whoever holds a tensor does not change them.
 *
 * @param type what the array holds
 * @param shape sizes, outermost first; empty for a single number
 * @param array a {@code long[]}, {@code int[]}, {@code byte[]}, {@code float[]} or {@code double[]}
 *     according to the type, in row-major order
 */
public record Tensor(Type type, int[] shape, Object array) {
  /** Element types, named as in safetensors. */
  public enum Type {
    /** 64-bit words, packed signs and tables. */
    U64(8, long[].class),
    /** Signed 32-bit integers. */
    I32(4, int[].class),
    /** Bytes. */
    U8(1, byte[].class),
    /** Floats. */
    F32(4, float[].class),
    /** Doubles; only in checkpoints. */
    F64(8, double[].class);

    private final int bytes;
    private final Class<?> array;

    Type(int bytes, Class<?> array) {
      this.bytes = bytes;
      this.array = array;
    }

    /** Bytes of one element. */
    public int bytes() {
      return bytes;
    }
  }

  /** Checks that array, type and shape agree. */
  public Tensor {
    if (!type.array.isInstance(array)) {
      throw new IllegalArgumentException(
          type + " holds a " + type.array.getSimpleName() + ", not " + array);
    }
    long count = 1;
    for (int size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException("a size of " + Arrays.toString(shape) + " is negative");
      }
      count = Math.multiplyExact(count, (long) size);
    }
    if (count != length(array)) {
      throw new IllegalArgumentException(
          "%d values; shape %s needs %d".formatted(length(array), text(shape), count));
    }
  }

  /** Packed words. */
  public static Tensor of(long[] values, int... shape) {
    return new Tensor(Type.U64, shape, values);
  }

  /** Signed integers. */
  public static Tensor of(int[] values, int... shape) {
    return new Tensor(Type.I32, shape, values);
  }

  /** Bytes. */
  public static Tensor of(byte[] values, int... shape) {
    return new Tensor(Type.U8, shape, values);
  }

  /** Floats. */
  public static Tensor of(float[] values, int... shape) {
    return new Tensor(Type.F32, shape, values);
  }

  /** Doubles. */
  public static Tensor of(double[] values, int... shape) {
    return new Tensor(Type.F64, shape, values);
  }

  /** The array of a U64 tensor. */
  public long[] longs() {
    return (long[]) array;
  }

  /** The array of an I32 tensor. */
  public int[] ints() {
    return (int[]) array;
  }

  /** The array of a U8 tensor. */
  public byte[] bytes() {
    return (byte[]) array;
  }

  /** The array of an F32 tensor. */
  public float[] floats() {
    return (float[]) array;
  }

  /** The array of an F64 tensor. */
  public double[] doubles() {
    return (double[]) array;
  }

  /** How many elements. */
  public int length() {
    return length(array);
  }

  /** Bytes of the elements in a file. */
  public long byteSize() {
    return (long) length() * type.bytes();
  }

  private static int length(Object array) {
    if (array instanceof long[] values) {
      return values.length;
    }
    if (array instanceof int[] values) {
      return values.length;
    }
    if (array instanceof byte[] values) {
      return values.length;
    }
    return array instanceof float[] values ? values.length : ((double[]) array).length;
  }

  static String text(int[] shape) {
    return IntStream.of(shape)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Type and shape, such as {@code F32[3,3,1,32]}. */
  @Override
  public String toString() {
    return type + text(shape);
  }

  /** Equal type, shape and bits of all elements. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && type == that.type
        && Arrays.equals(shape, that.shape)
        && Arrays.deepEquals(new Object[] {array}, new Object[] {that.array});
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.deepHashCode(new Object[] {shape, array});
  }
}
