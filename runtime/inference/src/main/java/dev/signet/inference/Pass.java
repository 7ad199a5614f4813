package dev.signet.inference;

/** One forward pass through a network. Owns its buffers and allocates nothing; for one thread. */
public interface Pass {
  /**
   * Runs one input through the network.
   *
   * @param raw raw values, interleaved ({@code (y * width + x) * channels + c}), already checked
   * @param logits one number per class, overwritten
   */
  void run(float[] raw, float[] logits);
}
