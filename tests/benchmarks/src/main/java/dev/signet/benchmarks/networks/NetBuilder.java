package dev.signet.benchmarks.networks;

/**
 * What the real-valued twins of our networks are made of. A network is described once, as calls of
 * these methods; each peer is one implementation. Batch norms are folded into the convolutions, as
 * every inference engine does.
 *
 * @param <V> a value between layers, NCHW
 */
public interface NetBuilder<V> {
  /** The input. */
  V input(int channels, int height, int width);

  /** A convolution with bias, zero padding of {@code kernel / 2}; with ReLU behind it if asked. */
  V conv(V in, int out, int kernel, int stride, boolean relu);

  /** Sum of two values; with ReLU behind it if asked. */
  V add(V left, V right, boolean relu);

  /** Left channels, then right channels. */
  V concat(V left, V right);

  /** The slope of every PReLU below zero. */
  float SLOPE = 0.25f;

  /** A PReLU with one slope per channel, all {@link #SLOPE}. */
  V prelu(V in);

  /** Greatest of windows with padding {@code window / 2}. */
  V maxPool(V in, int window, int stride);

  /** Mean of windows side by side. */
  V avgPool(V in, int window);

  /** Mean over each channel, then a dense layer with bias. */
  V classifier(V in, int classes);
}
