package dev.signet.training.mismatch;

/** Is told how far a measurement has come; called by the thread that measures. */
@FunctionalInterface
public interface Progress {
  /**
   * Another weight is done.
   *
   * @param layer whose weight it was
   * @param done weights so far, of all layers
   * @param all weights of all layers that are measured
   */
  void weight(String layer, long done, long all);
}
