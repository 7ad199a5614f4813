package dev.signet.training.optimize;

import java.util.Map;

/**
 * A rule that moves parameters against their gradients. An optimizer is a setting without state;
 * what it remembers of a parameter lives in a {@link Memory}.
 */
public interface Optimizer {
  /** What is remembered of one parameter of {@code size} numbers. */
  Memory memory(int size);

  /** The call that makes this optimizer, as the provenance of a model file wants. */
  @Override
  String toString();

  /** The state of one parameter. */
  interface Memory {
    /**
     * Makes one step over a part of the numbers; parts of one step may run on several threads.
     *
     * @param step counts from 1
     * @param rate the learning rate
     * @param value changed in place
     * @param gradient weight decay included
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
    return new Adam(0.9, 0.999, 1e-8);
  }

  /**
   * Adam with bias correction (Kingma and Ba 2015, arXiv 1412.6980): {@code m = b1 m + (1 - b1) g;
   * v = b2 v + (1 - b2) g^2; w -= rate * (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)}.
   */
  static Optimizer adam(double b1, double b2, double epsilon) {
    return new Adam(b1, b2, epsilon);
  }
}
