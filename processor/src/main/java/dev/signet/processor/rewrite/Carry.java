package dev.signet.processor.rewrite;

import java.util.List;

/** What becomes of trained numbers of one layer in a network made of another. */
public sealed interface Carry {
  /** All tensors of the layer stay as they are. */
  record Same(String layer) implements Carry {}

  /**
   * A tensor's blocks of numbers, each so many times in a row, divided.
   *
   * @param tensor its full name, {@code <layer>.<tensor>}
   * @param block numbers that stand together
   * @param copies how often each block stands in a row
   * @param divisor divides every number
   */
  record Repeated(String tensor, int block, int copies, float divisor) implements Carry {}

  /**
   * A batch norm, once for each copy of its channels.
   *
   * @param layer its name
   * @param sums how many times as large its input is
   * @param shifts what is added to beta in each copy
   */
  record Norm(String layer, int sums, List<Float> shifts) implements Carry {}
}
