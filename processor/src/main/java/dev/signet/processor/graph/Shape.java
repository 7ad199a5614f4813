package dev.signet.processor.graph;

/**
 * Shape of one value, without the batch.
 *
 * @param channels at least 1
 * @param height rows, at least 1; 1 for signals and vectors
 * @param width columns, at least 1; 1 for vectors
 */
public record Shape(int channels, int height, int width) {
  /** Numbers in the value. */
  public long size() {
    return (long) channels * height * width;
  }

  /** A vector. */
  public static Shape vector(int channels) {
    return new Shape(channels, 1, 1);
  }

  /** Rows times columns. */
  public long pixels() {
    return (long) height * width;
  }

  /** As messages write it: {@code 64x28x28}, or {@code 10} for a vector. */
  @Override
  public String toString() {
    return height == 1 && width == 1
        ? String.valueOf(channels)
        : channels + "x" + height + "x" + width;
  }
}
