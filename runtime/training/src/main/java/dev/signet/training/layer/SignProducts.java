package dev.signet.training.layer;

import dev.signet.inference.kernel.BinaryConvolution;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.Workspace;
import dev.signet.inference.split.Slice;
import dev.signet.training.kernel.SignPacker;
import dev.signet.training.kernel.TrainingKernels;

/**
 * The forward pass of a convolution whose inputs and weights are -1 and +1, by the packed kernels
 * of inference: sums are exact, and each is multiplied by the scale of its filter.
 */
final class SignProducts {
  private static final SignPacker PACKER = TrainingKernels.signs();
  private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

  private final ConvShape shape;
  private final BinaryConvolution kernel;
  private final float[] shift;
  private final int pixels;
  private final int imageOut;
  private long[] weights = {};
  private float[] scale = {};

  SignProducts(ConvShape shape) {
    this.shape = shape;
    kernel = BinaryConvolution.of(shape);
    shift = new float[shape.out()];
    pixels = shape.height() * shape.width();
    imageOut = shape.outHeight() * shape.outWidth() * shape.out();
  }

  /** Room for one image, by thread. */
  private static final class Room {
    long[] words = {};
    float[] results = {};
    Workspace scratch = Workspace.of();

    void ensure(int words, int results, BinaryConvolution kernel) {
      if (this.words.length < words) {
        this.words = new long[words];
      }
      if (this.results.length < results) {
        this.results = new float[results];
      }
      if (!scratch.fits(kernel)) {
        scratch = Workspace.of(kernel);
      }
    }
  }

  /**
   * Takes the weights of a step.
   *
   * @param signs {@code [out][kernelHeight][kernelWidth][words]}, a new array for every step
   * @param scale one factor per filter
   */
  void prepare(long[] signs, float[] scale) {
    this.weights = kernel.prepare(signs);
    this.scale = scale;
  }

  /**
   * One image.
   *
   * @return whether its inputs were -1 and +1; if not, nothing is done
   */
  boolean forward(float[] x, int image, float[] y) {
    Room room = ROOM.get();
    room.ensure(pixels * shape.words(), imageOut, kernel);
    int from = image * pixels * shape.in();
    if (!PACKER.pack(x, from, pixels, shape.in(), room.words)) {
      return false;
    }
    kernel.toFloats(
        room.words, weights, scale, shift, null, room.results, room.scratch, Slice.WHOLE);
    System.arraycopy(room.results, 0, y, image * imageOut, imageOut);
    return true;
  }
}
