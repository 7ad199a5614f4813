package dev.signet.training.layer;

import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.Partials;
import dev.signet.training.Shard;
import dev.signet.training.Shards;
import dev.signet.training.Values;
import java.lang.management.ManagementFactory;
import java.util.Random;

/** Not a test: prints how fast the convolutions of training are on one thread. */
final class ConvolutionSpeed {
  private static final int IMAGES = 8;

  private ConvolutionSpeed() {}

  public static void main(String[] args) {
    for (int size = 32, width = 64; size >= 4; size /= 2, width *= 2) {
      measure(
          "%d->%<d 3x3 %dx%<d".formatted(width, size),
          new ConvShape(size, size, width, width, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    }
    measure("64->128 3x3 32x32 /2", new ConvShape(32, 32, 64, 128, 3, 3, 2, 2, 1, 1, Pad.ZERO));
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
    Random random = new Random(1);
    fill(x.value, random);
    fill(y.gradient, random);
    fill(w, random);
    Shards shards = new Shards(1, IMAGES, 1);
    shards.begin(IMAGES, 1);
    Partials partials = new Partials(w.length);
    partials.ensure(shards.count());
    Convolution convolution = Convolution.of(shape, shards);
    convolution.prepare(w);
    Shard shard = new Shard(0, 0, IMAGES, 1, 1);
    double flop = 2.0 * IMAGES * shape.outHeight() * shape.outWidth() * w.length;
    report(name + " forward", flop, () -> convolution.forward(x, null, y, shard));
    report(name + " by input", flop, () -> convolution.backward(x, y, true, false, null, shard));
    report(name + " by weights", flop, () -> convolution.backwardWeights(x, y, partials));
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
    for (int i = 0; i < 10; i++) {
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
