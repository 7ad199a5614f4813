package dev.signet.tests.cost;

import dev.signet.tests.support.InMemory;
import dev.signet.tests.support.KernelWorld;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;

/**
 * Kernels that count what they execute. They stand where the runtime looks for its vector kernels,
 * and must pass the same proof before they are used.
 */
final class CountingKernels {
  private static final String NAME = "dev.signet.inference.kernel.VectorKernels";

  private static final String SOURCE =
      """
      package dev.signet.inference.kernel;

      public final class VectorKernels implements KernelSet {
        private static long bits;
        private static long floats;

        public static long[] takeCounts() {
          long[] counts = {bits, floats};
          bits = 0;
          floats = 0;
          return counts;
        }

        @Override
        public BinaryConvolution convolution(ConvShape shape) {
          return new Counting(shape);
        }

        @Override
        public FloatConvolution floats(ConvShape shape) {
          return new CountingFloats(shape);
        }

        @Override
        public WordPacker packer() {
          return new PlainWordPacker();
        }

        @Override
        public WindowKernel windows() {
          return new PlainWindowKernel();
        }

        private static final class CountingFloats extends FloatConvolution {
          CountingFloats(ConvShape shape) {
            super(shape, shape);
          }

          @Override
          protected FloatFilters reorder(float[] weights, float[] bias) {
            return new FloatFilters(new float[][] {weights}, bias);
          }

          @Override
          protected void compute(
              float[] in, int from, FloatFilters filters, float[] scale, float[] shift,
              float[] addend, float[] out, float[] scratch, int row, int endRow) {
            int width = shape.outWidth();
            for (int i = row * width * shape.out(); i < endRow * width * shape.out(); i++) {
              int o = i % shape.out();
              int x = i / shape.out() % width;
              float acc = filters.bias[o];
              for (int tap = 0; tap < shape.kernelHeight() * shape.kernelWidth(); tap++) {
                acc = tap(in, filters.weights[0], i / shape.out() / width, x, o, tap, acc);
              }
              acc = scale == null ? acc : Math.fma(acc, scale[o], shift[o]);
              out[i] = addend == null ? acc : acc + addend[i];
            }
          }

          private float tap(
              float[] in, float[] weights, int y, int x, int o, int tap, float start) {
            int row = y * shape.strideY() + tap / shape.kernelWidth() - shape.padY();
            int column = x * shape.strideX() + tap % shape.kernelWidth() - shape.padX();
            boolean inside =
                row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
            if (!inside && shape.pad() == ConvShape.Pad.ZERO) {
              return start;
            }
            float padding = shape.pad() == ConvShape.Pad.ONE ? 1f : -1f;
            float acc = start;
            for (int c = 0; c < shape.in(); c++) {
              float value = inside ? in[(row * shape.width() + column) * shape.in() + c] : padding;
              acc = Math.fma(value, weights[(tap * shape.in() + c) * shape.out() + o], acc);
              floats++;
            }
            return acc;
          }
        }

        private static final class Counting extends BinaryConvolution {
          Counting(ConvShape shape) {
            super(shape, shape.out());
          }

          @Override
          protected long[] reorder(long[] weights) {
            return weights.clone();
          }

          @Override
          protected void rows(long[] in, long[] weights, int y, int end, Workspace scratch) {
            for (int x = 0; x < shape.outWidth(); x++) {
              for (int o = 0; o < shape.out(); o++) {
                int sum = 0;
                for (int ky = 0; ky < shape.kernelHeight(); ky++) {
                  for (int kx = 0; kx < shape.kernelWidth(); kx++) {
                    sum += tap(in, weights, y, x, o, ky, kx);
                  }
                }
                scratch.sums[x * stride + o] = sum;
              }
            }
          }

          private int tap(long[] in, long[] weights, int y, int x, int o, int ky, int kx) {
            int row = y * shape.strideY() + ky - shape.padY();
            int column = x * shape.strideX() + kx - shape.padX();
            boolean inside =
                row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
            if (!inside && shape.pad() == ConvShape.Pad.ZERO) {
              return 0;
            }
            int words = shape.words();
            int w = ((o * shape.kernelHeight() + ky) * shape.kernelWidth() + kx) * words;
            int differing = 0;
            for (int i = 0; i < words; i++) {
              long padding = shape.pad() == ConvShape.Pad.ONE ? shape.mask(i) : 0L;
              long word = inside ? in[(row * shape.width() + column) * words + i] : padding;
              differing += Long.bitCount(word ^ weights[w + i]);
              bits += Long.SIZE;
            }
            return shape.in() - 2 * differing;
          }
        }
      }
      """;

  private final KernelWorld world = new KernelWorld("vector", InMemory.compile(SOURCE).classes());

  /** What was executed: products of two bits, and of floats with weights. */
  record Counts(long bits, long floats) {}

  /** Runs a model on one input. */
  Counts count(String network, Map<String, byte[]> classes, Path file, float[] input) {
    Object model = world.load(network, classes, file);
    take();
    world.logits(model, input);
    return take();
  }

  private Counts take() {
    try {
      Method counts = world.loadClass(NAME).getMethod("takeCounts");
      long[] taken = (long[]) counts.invoke(null);
      return new Counts(taken[0], taken[1]);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
