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
  private static final WinogradKernel WINOGRAD =
      VECTOR ? new VectorWinogradKernel() : new PlainWinogradKernel();
  private static final SignPacker SIGNS = VECTOR ? new VectorSignPacker() : new PlainSignPacker();

  private TrainingKernels() {}

  /** Products of matrices. */
  public static MatrixKernel matrices() {
    return MATRICES;
  }

  /** Transforms of 3x3 convolutions. */
  public static WinogradKernel winograd() {
    return WINOGRAD;
  }

  /** From signs to bits. */
  public static SignPacker signs() {
    return SIGNS;
  }
}
