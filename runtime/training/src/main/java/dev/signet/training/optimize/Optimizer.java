package dev.signet.training.optimize;

import java.util.Map;

/**
 * A rule that moves parameters against their gradients. An optimizer is a setting without state;
 * what it remembers of a parameter lives in a {@link Memory}.
 */
public interface Optimizer {
  /** What is remembered of one parameter of {@code size} numbers. */
  Memory memory(int size);

  /**
   * Whether it changes the signs of weights that are -1 and +1 themselves. Such weights want an
   * optimizer that does, all other numbers one that does not.
   */
  default boolean flips() {
    return false;
  }

  /**
   * Whether weight decay is taken from the numbers before the step, {@code w -= rate * decay * w},
   * instead of being added to their gradient.
   */
  default boolean decouplesDecay() {
    return false;
  }

  /** The call that makes this optimizer, as the provenance of a model file wants. */
  @Override
  String toString();

  /** The state of one parameter. */
  interface Memory {
    /**
     * Makes one step over a part of the numbers; parts of one step may run on several threads.
     *
     * @param step counts from 1
     * @param rate the learning rate, 0 or more
     * @param value changed in place
     * @param gradient weight decay included, unless {@link Optimizer#decouplesDecay}
     * @param from first number
     * @param to one after the last
     */
    void step(long step, float rate, float[] value, float[] gradient, int from, int to);

    /**
     * All that is remembered between steps, by name, in an order that never changes; empty where
     * nothing is. The arrays are the memory's own: a checkpoint that writes old numbers into them
     * brings the memory back.
     */
    Map<String, float[]> state();
  }

  /** Plain stochastic gradient descent. */
  static Optimizer sgd() {
    return new Sgd(0, false);
  }

  /**
   * Stochastic gradient descent with momentum in PyTorch's form: {@code v = momentum * v + g; w -=
   * rate * v}, or with Nesterov's look-ahead {@code w -= rate * (g + momentum * v)}.
   *
   * @param momentum from 0 up to, but not including, 1
   */
  static Optimizer sgd(double momentum, boolean nesterov) {
    return new Sgd(momentum, nesterov);
  }

  /** Adam with its usual numbers: 0.9, 0.999, 1e-8. */
  static Optimizer adam() {
    return adam(0.9, 0.999, 1e-8);
  }

  /**
   * Adam with bias correction (Kingma and Ba 2015, arXiv 1412.6980): {@code m = b1 m + (1 - b1) g;
   * v = b2 v + (1 - b2) g^2; w -= rate * (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)}.
   */
  static Optimizer adam(double b1, double b2, double epsilon) {
    return new Adam(b1, b2, epsilon, false);
  }

  /** AdamW with Adam's usual numbers: 0.9, 0.999, 1e-8. */
  static Optimizer adamW() {
    return adamW(0.9, 0.999, 1e-8);
  }

  /**
   * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101) in PyTorch's
   * form: {@code w -= rate * decay * w} before each step of {@link #adam(double, double, double)}.
   * How much decays, and which parameters, are settings of the training.
   */
  static Optimizer adamW(double b1, double b2, double epsilon) {
    return new Adam(b1, b2, epsilon, true);
  }

  /**
   * Bop, for weights that are -1 and +1 themselves (Helwegen et al. 2019, arXiv 1906.02107,
   * algorithm 1): {@code m = (1 - rate) m + rate g}; a weight flips where {@code |m| > threshold}
   * and m has the sign of the weight. The learning rate is the paper's adaptivity rate gamma: 1e-4
   * is usual, 1e-3 for small data; it may fall as training goes on.
   *
   * @param threshold 0 or more; 1e-8 is usual, more flips less
   */
  static Optimizer bop(double threshold) {
    return new Bop(threshold);
  }
}
