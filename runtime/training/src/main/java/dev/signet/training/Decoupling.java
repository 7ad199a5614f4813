package dev.signet.training;

import dev.signet.training.layer.BatchNormalization;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes what a coupled network has learnt into the decoupled one (Kim et al. 2020, "BinaryDuo",
 * arXiv 2002.06517); for generated code, which says what becomes of each tensor. Any copy of a
 * tensor's numbers can then be trained apart from the others.
 */
public final class Decoupling {
  private final Map<String, Parameter> from = new LinkedHashMap<>();
  private final Map<String, Parameter> into = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Runnable end;

  /** With what is left to do when all tensors are there. */
  Decoupling(Network from, Network into, Runnable end) {
    from.parameters().forEach(p -> this.from.put(p.name, p));
    into.parameters().forEach(p -> this.into.put(p.name, p));
    this.end = end;
  }

  /** All tensors of a layer as they are. */
  public void same(String layer) {
    for (Parameter p : from.values()) {
      if (p.name.startsWith(layer + ".")) {
        repeated(p.name, p.size(), 1, 1);
      }
    }
  }

  /**
   * A tensor of which every block of numbers stands several times in a row.
   *
   * @param tensor its name, {@code <layer>.<tensor>}
   * @param block numbers that stand together
   * @param copies how often
   * @param divisor what every number is divided by
   */
  public void repeated(String tensor, int block, int copies, float divisor) {
    float[] source = from.get(tensor).value;
    float[] target = target(tensor, copies * source.length);
    for (int i = 0; i < target.length; i++) {
      target[i] = source[i / (block * copies) * block + i % block] / divisor;
    }
  }

  /**
   * A batch norm, its channels once for each copy.
   *
   * @param layer its name
   * @param sums how many times as large as before its input is: the mean grows as much, the
   *     variance plus epsilon with the square
   * @param shifts what is added to beta in each copy
   */
  public void norm(String layer, int sums, float... shifts) {
    float[] gamma = from.get(layer + ".gamma").value;
    float[] beta = from.get(layer + ".beta").value;
    float[] mean = from.get(layer + ".mean").value;
    float[] variance = from.get(layer + ".variance").value;
    int channels = gamma.length;
    int all = channels * shifts.length;
    float[] intoGamma = target(layer + ".gamma", all);
    float[] intoBeta = target(layer + ".beta", all);
    float[] intoMean = target(layer + ".mean", all);
    float[] intoVariance = target(layer + ".variance", all);
    double epsilon = ((double) sums * sums - 1) * BatchNormalization.EPSILON;
    for (int i = 0; i < all; i++) {
      int c = i % channels;
      intoGamma[i] = gamma[c];
      intoBeta[i] = beta[c] + shifts[i / channels];
      intoMean[i] = sums * mean[c];
      intoVariance[i] = (float) ((double) sums * sums * variance[c] + epsilon);
    }
  }

  private float[] target(String tensor, int size) {
    Parameter p = into.get(tensor);
    if (p.size() != size || !done.add(tensor)) {
      throw new IllegalStateException(tensor + " has " + p.size() + " numbers, not " + size);
    }
    return p.value;
  }

  /**
   * Says that all tensors are there, which is checked.
   *
   * @throws IllegalStateException when one is not
   */
  public void end() {
    if (!done.equals(into.keySet())) {
      Set<String> missing = new HashSet<>(into.keySet());
      missing.removeAll(done);
      throw new IllegalStateException("nothing was said of " + missing);
    }
    end.run();
  }
}
