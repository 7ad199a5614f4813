package dev.signet.processor.plan;

/**
 * What one step executes for one image, on the plain kernels, whose lanes are never padded: the
 * same on every machine.
 *
 * @param bitOperations products of two bits; the channels of a pixel are padded to words of 64 bits
 * @param floatMacs products of a float with a weight, of one bit or real
 * @param elementwise other operations on floats, one each: an affine map or a function of a value,
 *     a value that a pool reads, an addition of two values
 * @param scratchBytes integers that its kernel works in
 */
public record Effort(long bitOperations, long floatMacs, long elementwise, long scratchBytes) {
  /** Nothing, or only copies of values and of bits. */
  static final Effort NONE = new Effort(0, 0, 0, 0);

  /** A product of floats with weights. */
  public static Effort floatMacs(long count) {
    return new Effort(0, count, 0, 0);
  }

  /** Operations on single floats. */
  public static Effort elementwise(long count) {
    return new Effort(0, 0, count, 0);
  }

  /** These and more operations on single floats. */
  public Effort and(long elementwise) {
    return new Effort(bitOperations, floatMacs, this.elementwise + elementwise, scratchBytes);
  }
}
