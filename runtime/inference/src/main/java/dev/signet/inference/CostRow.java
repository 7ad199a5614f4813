package dev.signet.inference;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one layer costs for one image, or all layers together. {@code docs/language.md} says exactly
 * what each number counts.
 *
 * @param path where the layer stands in the declaration, such as {@code stage2[0].conv}; {@code
 *     total} for all
 * @param layer its name in the plan and in model files; empty for all
 * @param summary its kind and adjectives, in words; empty for all
 * @param shape height, width and channels of what it puts out; empty for all
 * @param nominal as publications count
 * @param executed as the packed model runs
 */
public record CostRow(
    String path,
    String layer,
    String summary,
    List<Integer> shape,
    Nominal nominal,
    Executed executed) {
  /** Bits of a float: the width of real weights in {@link Nominal#weights}. */
  private static final int REAL_BITS = 32;

  private static final double BITS_PER_FLOP = 64;

  /**
   * Costs as publications count them: every tap of every output, padded ones too; nothing is
   * rounded to words.
   *
   * @param trained numbers that training finds
   * @param weights weights and biases of the deployed layers by their bits: 1, 32
   * @param scales factors of output channels
   * @param norms gamma, beta, mean and variance of batch norms
   * @param learned learned numbers that stay as they are
   * @param storageBits weights by their bits and 32 for each scale
   * @param binaryMacs products of two bits
   * @param oneSidedMacs products of a real value with a bit
   * @param realMacs products of two real values
   * @param classifierMacs those of the three before that the last dense layer has
   * @param binaryOperations binary MACs times the bits of both sides
   * @param flops64 64 times the published FLOPs, without the classifier
   * @param ace arithmetic computation effort: each product times the bits of both sides
   * @param values numbers that are put out
   */
  public record Nominal(
      long trained,
      SortedMap<Integer, Long> weights,
      long scales,
      long norms,
      long learned,
      long storageBits,
      long binaryMacs,
      long oneSidedMacs,
      long realMacs,
      long classifierMacs,
      long binaryOperations,
      long flops64,
      long ace,
      long values) {
    /** Weights of one bit. */
    public long binaryWeights() {
      return weights.getOrDefault(1, 0L);
    }

    /** Real weights and biases. */
    public long realWeights() {
      return weights.getOrDefault(REAL_BITS, 0L);
    }

    /** Products of all kinds, with the classifier. */
    public long macs() {
      return binaryMacs + oneSidedMacs + realMacs;
    }

    /** Published FLOPs: real and one-sided MACs, and one for 64 binary operations. */
    public double flops() {
      return flops64 / BITS_PER_FLOP;
    }
  }

  /**
   * Costs of the packed model on the plain kernels.
   *
   * @param tensorBytes tensors in the model file, without tables
   * @param tableBytes at most so many more for channels whose bit turns more than once
   * @param bitOperations products of two bits, channels padded to whole words of 64
   * @param floatMacs products of a float with a weight
   * @param elementwise other operations on floats
   * @param bufferBytes buffers that are first used here; together those of one pass
   * @param liveBytes values that are needed at one time, at most
   * @param scratchBytes integers that a kernel works in; one array for all layers
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
    /** Arrays that a pass on one thread allocates when it is made; it allocates nothing later. */
    public long activationBytes() {
      return bufferBytes + scratchBytes;
    }
  }

  /** Reads what the compiler wrote; numbers that are 0 are left out there. */
  static CostRow of(Map<?, ?> json) {
    Map<?, ?> n = (Map<?, ?>) json.get("nominal");
    Map<?, ?> e = (Map<?, ?>) json.get("executed");
    var weights = new TreeMap<Integer, Long>();
    if (n.get("weights") instanceof Map<?, ?> byBits) {
      byBits.forEach((bits, count) -> weights.put(Integer.valueOf((String) bits), (Long) count));
    }
    List<Integer> shape =
        json.get("shape") instanceof List<?> sizes
            ? sizes.stream().map(s -> ((Long) s).intValue()).toList()
            : List.of();
    return new CostRow(
        text(json, "path"),
        text(json, "layer"),
        text(json, "summary"),
        shape,
        new Nominal(
            number(n, "trained"),
            weights,
            number(n, "scales"),
            number(n, "norms"),
            number(n, "learned"),
            number(n, "storage_bits"),
            number(n, "binary_macs"),
            number(n, "one_sided_macs"),
            number(n, "real_macs"),
            number(n, "classifier_macs"),
            number(n, "binary_operations"),
            number(n, "flops_64"),
            number(n, "ace"),
            number(n, "values")),
        new Executed(
            number(e, "tensor_bytes"),
            number(e, "table_bytes"),
            number(e, "bit_operations"),
            number(e, "float_macs"),
            number(e, "elementwise"),
            number(e, "buffer_bytes"),
            number(e, "live_bytes"),
            number(e, "scratch_bytes")));
  }

  private static String text(Map<?, ?> json, String name) {
    return json.get(name) instanceof String text ? text : "";
  }

  private static long number(Map<?, ?> json, String name) {
    return json.get(name) instanceof Long number ? number : 0;
  }
}
