package dev.signet.training.data;

import java.util.List;
import java.util.Objects;

/**
 * Examples in one array: of bytes, read as 0 to 255, or of floats. The arrays given are kept, not
 * copied: do not write to them afterwards.
 */
public final class InMemory extends Fingerprinted {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] bytes;
  private final float[] floats;
  private final int[] classOf;
  private final List<String> labels;

  private InMemory(
      int channels,
      int height,
      int width,
      byte[] bytes,
      float[] floats,
      int[] classOf,
      List<String> labels) {
    long each = (long) channels * height * width;
    if (channels < 1 || height < 1 || width < 1 || each > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "Examples of shape "
              + channels
              + "x"
              + height
              + "x"
              + width
              + " (channels, height, width) cannot be held. Each number must be 1 or more, and"
              + " their product at most 2147483647.");
    }
    long found = bytes == null ? floats.length : bytes.length;
    if (classOf.length == 0 || found != each * classOf.length) {
      throw new IllegalArgumentException(
          found
              + " values were given for "
              + classOf.length
              + " labels of examples with "
              + each
              + " values each. Give "
              + each
              + " values per label, and at least one example.");
    }
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.bytes = bytes;
    this.floats = floats;
    this.classOf = classOf;
    this.labels = Labels.checked(labels, labels.size());
    for (int i = 0; i < classOf.length; i++) {
      if (classOf[i] < 0 || classOf[i] >= labels.size()) {
        throw new IllegalArgumentException(
            "Example "
                + i
                + " has label "
                + classOf[i]
                + ", but there are "
                + labels.size()
                + " classes. Labels count from 0.");
      }
    }
    for (int i = 0; floats != null && i < floats.length; i++) {
      if (!Float.isFinite(floats[i])) {
        throw new IllegalArgumentException(
            "Value "
                + i % each
                + " of example "
                + i / each
                + " is "
                + floats[i]
                + ". Give finite values: replace missing ones first.");
      }
    }
  }

  /**
   * Examples of unsigned bytes.
   *
   * @param values all examples one after the other, each interleaved (rows, columns, channels)
   * @param classOf the class of each example
   * @param labels the names of the classes
   * @throws IllegalArgumentException where numbers do not agree, saying which
   */
  public static InMemory bytes(
      int channels, int height, int width, byte[] values, int[] classOf, List<String> labels) {
    Objects.requireNonNull(values, "values");
    return new InMemory(channels, height, width, values, null, classOf, labels);
  }

  /** Examples of unsigned bytes whose classes are named by their numbers. */
  public static InMemory bytes(
      int channels, int height, int width, byte[] values, int[] classOf, int classes) {
    return bytes(channels, height, width, values, classOf, Labels.numbers(classes));
  }

  /**
   * Examples of floats, all finite.
   *
   * @param values all examples one after the other, each interleaved (rows, columns, channels)
   * @param classOf the class of each example
   * @param labels the names of the classes
   * @throws IllegalArgumentException where numbers do not agree, or a value is not finite
   */
  public static InMemory floats(
      int channels, int height, int width, float[] values, int[] classOf, List<String> labels) {
    Objects.requireNonNull(values, "values");
    return new InMemory(channels, height, width, null, values, classOf, labels);
  }

  /** Examples of floats whose classes are named by their numbers. */
  public static InMemory floats(
      int channels, int height, int width, float[] values, int[] classOf, int classes) {
    return floats(channels, height, width, values, classOf, Labels.numbers(classes));
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int size() {
    return classOf.length;
  }

  @Override
  public int classes() {
    return labels.size();
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public void values(int index, float[] into, int offset) {
    Objects.checkIndex(index, classOf.length);
    int n = valuesPerExample();
    int from = index * n;
    if (floats != null) {
      System.arraycopy(floats, from, into, offset, n);
      return;
    }
    Objects.checkFromIndexSize(offset, n, into.length);
    for (int i = 0; i < n; i++) {
      into[offset + i] = bytes[from + i] & 0xff;
    }
  }

  @Override
  public int label(int index) {
    return classOf[index];
  }
}
