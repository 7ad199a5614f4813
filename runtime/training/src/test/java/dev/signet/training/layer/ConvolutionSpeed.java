package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.Shard;
import dev.signet.training.Values;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

/** Not a test: prints how fast the convolutions of training are on one thread. */
final class ConvolutionSpeed {
  private static final int IMAGES = 8;

  private ConvolutionSpeed() {}

  public static void main(String[] args) {
    measure("32->64 3x3 14x14", new ConvShape(14, 14, 32, 64, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    measure("32->64 3x3 28x28", new ConvShape(28, 28, 32, 64, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    measure("1->32 3x3 28x28", new ConvShape(28, 28, 1, 32, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    measure("64->64 3x3 7x7", new ConvShape(7, 7, 64, 64, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    measure("64->128 1x1 14x14", new ConvShape(14, 14, 64, 128, 1, 1, 1, 1, 0, 0, Pad.ZERO));
    measure("dense 784->512", ConvShape.dense(784, 512));
    measure("dense 64->10", ConvShape.dense(64, 10));
  }

  private static void measure(String name, ConvShape shape) {
    Values x = new Values("x", shape.height(), shape.width(), shape.in());
    Values y = new Values("y", shape.outHeight(), shape.outWidth(), shape.out());
    x.ensure(IMAGES);
    y.ensure(IMAGES);
    float[] w = new float[shape.out() * shape.fanIn()];
    float[] gw = new float[w.length];
    Random random = new Random(1);
    fill(x.value, random);
    fill(y.gradient, random);
    fill(w, random);
    Convolution convolution = Convolution.of(shape);
    Shard shard = new Shard(0, 0, IMAGES, 1, 1);
    double flop = 2.0 * IMAGES * shape.outHeight() * shape.outWidth() * w.length;
    report(name + " forward", flop, () -> convolution.forward(x, w, null, y, shard));
    report(
        name + " backward",
        2 * flop,
        () -> convolution.backward(x, w, y, true, false, gw, null, shard));
    if (shape.fanIn() > 1) {
      Patches patches = new Patches(shape);
      int rows = IMAGES * patches.pixels();
      float[] columns = new float[rows * shape.fanIn()];
      report(
          name + " plain loops forward",
          flop,
          () -> {
            gather(patches, x, columns);
            Loops.forward(columns, 0, w, y.value, 0, rows, shape.fanIn(), shape.out());
          });
      report(
          name + " plain loops backward",
          2 * flop,
          () -> {
            gather(patches, x, columns);
            Loops.byWeights(columns, 0, y.gradient, 0, gw, rows, shape.fanIn(), shape.out());
            Arrays.fill(columns, 0f);
            Loops.byColumns(y.gradient, 0, w, columns, 0, rows, shape.fanIn(), shape.out());
            for (int i = 0; i < IMAGES; i++) {
              patches.scatter(
                  columns, i * patches.pixels() * shape.fanIn(), x.gradient, i * x.size);
            }
          });
    }
  }

  private static void gather(Patches patches, Values x, float[] columns) {
    for (int i = 0; i < IMAGES; i++) {
      patches.gather(x.value, i * x.size, columns, i * patches.pixels() * patches.length());
    }
  }

  /** Of this thread: others may use the machine. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void fill(float[] into, Random random) {
    for (int i = 0; i < into.length; i++) {
      into[i] = random.nextFloat() - 0.5f;
    }
  }

  private static void report(String name, double flop, Runnable body) {
    for (int i = 0; i < 50; i++) {
      body.run();
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 7; round++) {
      long begun = processorTime();
      for (int i = 0; i < 10; i++) {
        body.run();
      }
      best = Math.min(best, (processorTime() - begun) / 10e9);
    }
    System.out.printf("%-38s %9.1f us %7.1f GFLOP/s%n", name, best * 1e6, flop / best / 1e9);
  }
}
