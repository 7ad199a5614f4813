package dev.signet.training.kernel;

import dev.signet.inference.kernel.Kernels;

/**
 * The inner loops in use: of the Vector API where {@link Kernels} selected it, else plain ones. All
 * give equal bits, so that training does not depend on the choice.
 */
public final class TrainingKernels {
  private static final boolean VECTOR = Kernels.selected().equals("vector");
  private static final MatrixKernel MATRICES =
      VECTOR ? new VectorMatrixKernel() : new PlainMatrixKernel();
  private static final WinogradKernel OF_TWO =
      VECTOR ? new VectorWinogradOfTwo() : new PlainWinogradKernel(new PlainLinesOfTwo());
  private static final WinogradKernel OF_FOUR =
      VECTOR ? new VectorWinogradOfFour() : new PlainWinogradKernel(new PlainLinesOfFour());
  private static final RunKernel RUNS = VECTOR ? new VectorRunKernel() : new PlainRunKernel();
  private static final SignPacker SIGNS = VECTOR ? new VectorSignPacker() : new PlainSignPacker();

  private TrainingKernels() {}

  /** Products of matrices. */
  public static MatrixKernel matrices() {
    return MATRICES;
  }

  /**
   * Transforms of 3x3 convolutions.
   *
   * @param tile pixels of a tile's side, 2 or 4
   */
  public static WinogradKernel winograd(int tile) {
    return tile == 2 ? OF_TWO : OF_FOUR;
  }

  /** Copies and sums. */
  public static RunKernel runs() {
    return RUNS;
  }

  /** From signs to bits. */
  public static SignPacker signs() {
    return SIGNS;
  }
}
