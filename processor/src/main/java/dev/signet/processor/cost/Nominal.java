package dev.signet.processor.cost;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.Work;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Costs as publications count them, for one image: every tap is multiplied, padded or not, and
 * nothing is rounded to words. Of one layer, or of a network as the sum of its layers.
 *
 * @param trained numbers that training finds: latent weights, biases, four per channel of a batch
 *     norm, learned numbers of choices
 * @param weights numbers of the deployed layers by their bits: 1 for binary weights, 32 for real
 *     weights with all biases; no entry is 0
 * @param scales factors of output channels, one each where a layer has a scaling
 * @param norms gamma, beta, mean and variance of batch norms
 * @param learned learned numbers that stay as they are: slopes, shifts, thresholds of inputs
 * @param binaryMacs products of two values of few bits
 * @param oneSidedMacs products of a real value with one of few bits
 * @param realMacs products of two real values
 * @param classifierMacs those of the three above that belong to the dense layer which makes the
 *     network's output; {@code flops64} leaves them out
 * @param binaryOperations {@code binaryMacs}, each times the bits of its input and of its weight
 * @param flops64 64 times the published FLOPs: {@code 64 * (real + one-sided MACs) + binary
 *     operations}, without the classifier
 * @param ace arithmetic computation effort (Zhang et al. 2022, arXiv 2112.00133): each product
 *     times the bits of its input and of its weight, real values having 32; with the classifier
 * @param values numbers that layers put out
 */
public record Nominal(
    long trained,
    SortedMap<Integer, Long> weights,
    long scales,
    long norms,
    long learned,
    long binaryMacs,
    long oneSidedMacs,
    long realMacs,
    long classifierMacs,
    long binaryOperations,
    long flops64,
    long ace,
    long values) {
  /** Bits of one float operation in published FLOPs. */
  public static final int BITS_PER_FLOP = 64;

  private static final Nominal NONE =
      new Nominal(0, new TreeMap<>(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Keeps a copy. */
  public Nominal {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /** Of one layer. */
  static Nominal of(Node node, List<Shape> inputs, boolean classifier) {
    Work w = node.op().work(inputs, node.shape());
    SortedMap<Integer, Long> weights = new TreeMap<>();
    add(weights, w.weightBits(), w.weights());
    add(weights, Choice.REAL_BITS, w.biases());
    int realSides =
        (w.inputBits() == Choice.REAL_BITS ? 1 : 0) + (w.weightBits() == Choice.REAL_BITS ? 1 : 0);
    long effort = w.macs() * w.inputBits() * w.weightBits();
    long operations = realSides == 0 ? effort : 0;
    long flops64 = realSides == 0 ? operations : BITS_PER_FLOP * w.macs();
    return new Nominal(
        node.op().parameters(inputs, node.shape()),
        weights,
        w.scales(),
        w.norms(),
        w.learned(),
        realSides == 0 ? w.macs() : 0,
        realSides == 1 ? w.macs() : 0,
        realSides == 2 ? w.macs() : 0,
        classifier ? w.macs() : 0,
        operations,
        classifier ? 0 : flops64,
        effort,
        node.shape().size());
  }

  /** Of all rows. */
  static Nominal sum(List<CostRow> rows) {
    return rows.stream().map(CostRow::nominal).reduce(NONE, Nominal::plus);
  }

  private Nominal plus(Nominal o) {
    SortedMap<Integer, Long> both = new TreeMap<>(weights);
    o.weights.forEach((bits, count) -> add(both, bits, count));
    return new Nominal(
        trained + o.trained,
        both,
        scales + o.scales,
        norms + o.norms,
        learned + o.learned,
        binaryMacs + o.binaryMacs,
        oneSidedMacs + o.oneSidedMacs,
        realMacs + o.realMacs,
        classifierMacs + o.classifierMacs,
        binaryOperations + o.binaryOperations,
        flops64 + o.flops64,
        ace + o.ace,
        values + o.values);
  }

  private static void add(SortedMap<Integer, Long> weights, int bits, long count) {
    if (count > 0) {
      weights.merge(bits, count, Long::sum);
    }
  }

  /** Weights of one bit. */
  public long binaryWeights() {
    return weights.getOrDefault(1, 0L);
  }

  /** Real weights and biases. */
  public long realWeights() {
    return weights.getOrDefault(Choice.REAL_BITS, 0L);
  }

  /** Products of all kinds, the classifier's too. */
  public long macs() {
    return binaryMacs + oneSidedMacs + realMacs;
  }

  /**
   * Published storage in bits: weights and biases by their bits, 32 for each scale; norms and
   * learned numbers are not counted.
   */
  public long storageBits() {
    long bits = (long) Choice.REAL_BITS * scales;
    for (var entry : weights.entrySet()) {
      bits += entry.getKey() * entry.getValue();
    }
    return bits;
  }

  /** Published FLOPs, as near as a double is; {@code flops64} is exact. */
  public double flops() {
    return flops64 / (double) BITS_PER_FLOP;
  }
}
