package dev.signet.inference.kernel;

/** The inner loop of real-valued convolutions and dense layers. */
public interface FloatChain {
  /**
   * For every output {@code o} one chain of fused multiply-adds, in order: {@code out[to + o] =
   * fma(in[from + c], weights[w + c * n + o], out[to + o])} for {@code c} from 0 to {@code count -
   * 1}.
   */
  void run(float[] in, int from, int count, float[] weights, int w, int n, float[] out, int to);

  /** The loop of the selected kernels. */
  static FloatChain selected() {
    return Kernels.chain();
  }
}
