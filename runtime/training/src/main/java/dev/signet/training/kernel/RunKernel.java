package dev.signet.training.kernel;

/** Moves runs of floats, most of them short, from one array to another one. */
public interface RunKernel {
  /** {@code into[to + i] = from[at + i]}. */
  void copy(float[] from, int at, float[] into, int to, int count);

  /** {@code into[to + i] += from[at + i]}. */
  void add(float[] from, int at, float[] into, int to, int count);
}
