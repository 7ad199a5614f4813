package dev.signet.processor.cost;

import java.util.Collection;

/**
 * Costs as a packed model has them, for one image. Of one layer with all of its steps, or of a
 * network.
 *
 * @param tensorBytes bytes of the layer's tensors in the model file, without {@code tableBytes}
 * @param tableBytes at most so many more, for channels whose bit turns more than once as the
 *     accumulator grows; only an activation between a layer and the next sign can make such
 * @param bitOperations products of two bits that kernels execute, channels padded to whole words of
 *     64 bits; taps that zero padding lets a kernel skip are not executed
 * @param floatMacs products of a float with a weight, of one bit or real
 * @param elementwise other operations on floats, one each: an affine map or a function of a value,
 *     a value that a pool reads, an addition of two values
 * @param bufferBytes buffers of a pass that this layer is the first to use
 * @param liveBytes values that must be kept while the layer runs; a network's is the greatest of
 *     its layers'
 * @param scratchBytes the integers that its kernel works in, on plain kernels; layers share one
 *     array, so that a network's is the greatest of its layers'
 */
public record Executed(
    long tensorBytes,
    long tableBytes,
    long bitOperations,
    long floatMacs,
    long elementwise,
    long bufferBytes,
    long liveBytes,
    long scratchBytes) {
  /** Bytes of the layer's tensors in the model file, the greatest tables included. */
  public long modelBytes() {
    return tensorBytes + tableBytes;
  }

  /** Bytes of all arrays that one pass allocates when it is made; it allocates nothing later. */
  public long activationBytes() {
    return bufferBytes + scratchBytes;
  }

  /** Of a layer without steps. */
  static final Executed NONE = new Executed(0, 0, 0, 0, 0, 0, 0, 0);

  /** Of a network. */
  static Executed sum(Collection<Executed> rows) {
    return rows.stream().reduce(NONE, Executed::plus);
  }

  /** Of two parts together. */
  Executed plus(Executed o) {
    return new Executed(
        tensorBytes + o.tensorBytes,
        tableBytes + o.tableBytes,
        bitOperations + o.bitOperations,
        floatMacs + o.floatMacs,
        elementwise + o.elementwise,
        bufferBytes + o.bufferBytes,
        Math.max(liveBytes, o.liveBytes),
        Math.max(scratchBytes, o.scratchBytes));
  }
}
