package dev.signet.benchmarks.ours;

import dev.signet.benchmarks.measure.Contest;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.tests.published.BiRealCifar18Trainer;
import dev.signet.training.Partials;
import dev.signet.training.Shard;
import dev.signet.training.Shards;
import dev.signet.training.Training;
import dev.signet.training.Values;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.layer.Convolution;
import java.util.Arrays;
import java.util.Random;

/** What is timed of our training. */
public final class OurTraining {
  private OurTraining() {}

  /**
   * Forward and backward of one binary convolution, padded by half its kernel, on one thread: from
   * inputs of -1 and +1 as floats to the gradients of inputs and weights.
   */
  public static Contest.Work layer(int size, int width, int kernel, int stride, int batch) {
    ConvShape shape =
        new ConvShape(
            size,
            size,
            width,
            width,
            kernel,
            kernel,
            stride,
            stride,
            kernel / 2,
            kernel / 2,
            Pad.ZERO);
    Random random = new Random(1);
    Values x = new Values("x", size, size, width);
    Values y = new Values("y", shape.outHeight(), shape.outWidth(), width);
    x.ensure(batch);
    y.ensure(batch);
    float[] weights = new float[width * shape.fanIn()];
    long[] bits = new long[width * kernel * kernel * shape.words()];
    for (int i = 0; i < x.value.length; i++) {
      x.value[i] = random.nextBoolean() ? 1f : -1f;
    }
    for (int i = 0; i < weights.length; i++) {
      boolean positive = random.nextBoolean();
      weights[i] = positive ? 1f : -1f;
      bits[i / width * shape.words() + i % width / 64] |= (positive ? 1L : 0L) << i % width;
    }
    for (int i = 0; i < y.gradient.length; i++) {
      y.gradient[i] = random.nextFloat() - 0.5f;
    }
    float[] factors = new float[width];
    Arrays.fill(factors, 1f);
    Shards shards = new Shards(1, batch, 1);
    shards.begin(batch, 1);
    Convolution layer = Convolution.of(shape, shards);
    Shard all = new Shard(0, 0, batch, 1, 1);
    Partials gradient = new Partials(weights.length);
    gradient.ensure(shards.count());
    return () -> {
      layer.prepare(weights, bits.clone(), factors);
      layer.forward(x, null, y, all);
      layer.backward(x, y, true, false, null, all);
      layer.backwardWeights(x, y, gradient);
    };
  }

  /** One training step of Bi-Real-18 for CIFAR-10, with Adam, on pictures of random bytes; no check-up. */
  public static Contest.Work step(int batch, int threads) {
    Random random = new Random(1);
    byte[] bytes = new byte[batch * 3 * 32 * 32];
    random.nextBytes(bytes);
    int[] labels = random.ints(batch, 0, 10).toArray();
    Dataset data = InMemory.bytes(3, 32, 32, bytes, labels, 10);
    var trainer =
        BiRealCifar18Trainer.create(
            Training.builder().epochs(1).batch(batch).threads(threads).checkups(false).build());
    return () -> trainer.fit(data);
  }
}
