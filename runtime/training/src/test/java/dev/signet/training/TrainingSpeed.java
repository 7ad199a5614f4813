package dev.signet.training;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Site;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.scaling.MeanAbs;
import dev.signet.dsl.source.Latent;
import dev.signet.inference.PackedModel;
import dev.signet.inference.Pass;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.ConvShape.Pad;
import dev.signet.training.Parameter.Kind;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.layer.BatchNormalization;
import dev.signet.training.layer.Convolution;
import dev.signet.training.layer.Pooling;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.Listener;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Not a test: prints images per second of training a network of 11 million multiplications per
 * image (a real 3x3 convolution of 1 to 32 channels at 28x28, binary ones of 32 to 64 and of 64 to
 * 64 at 14x14, and a dense layer), on the number of threads given.
 */
final class TrainingSpeed {
  private TrainingSpeed() {}

  public static void main(String[] args) {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
    int images = 2048;
    Random random = new Random(1);
    byte[] values = new byte[images * 784];
    random.nextBytes(values);
    int[] labels = random.ints(images, 0, 10).toArray();
    Dataset data = InMemory.bytes(1, 28, 28, values, labels, 10);
    Training training = Training.builder().epochs(5).threads(threads).build();
    new Net(training).fit(data, new Speed(threads, images));
  }

  /**
   * Speed by the clock, and by the processor time of the first thread: others may use the machine.
   */
  private static final class Speed implements Listener {
    private final int threads;
    private final int images;
    private long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    Speed(int threads, int images) {
      this.threads = threads;
      this.images = images;
    }

    @Override
    public Signal epochEnded(EpochReport epoch) {
      long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      System.out.printf(
          "%d threads: %.0f images/s, %.0f per processor second of the first thread%n",
          threads, epoch.imagesPerSecond(), images * 1e9 / (now - before));
      before = now;
      return Signal.CONTINUE;
    }
  }

  /** A binary convolution with its sign and its batch normalization. */
  private static final class Unit {
    private static final ApproxSign INPUTS = new ApproxSign();
    final Net net;
    final Values x;
    final Values signs;
    final Values sums;
    final Values y;
    final Convolution layer;
    final BinaryWeights weights;
    final BatchNormalization norm;

    Unit(Net net, String name, Values x, ConvShape shape) {
      this.net = net;
      this.x = x;
      signs = net.make(name + ".signs", shape.height(), shape.width(), shape.in());
      sums = net.make(name, shape.outHeight(), shape.outWidth(), shape.out());
      y = net.make(name + ".norm", shape.outHeight(), shape.outWidth(), shape.out());
      layer = net.layer(shape);
      FilterShape filters = new FilterShape(shape.out(), 3, 3, shape.in());
      weights = net.make(name, filters);
      norm = net.norm(name + ".norm", shape.out());
    }

    void forward() {
      weights.materialize(0);
      layer.prepare(weights);
      net.run(s -> {
        Site site = Site.deployed();
        for (int i = s.from(x); i < s.to(x); i++) {
          signs.value[i] = INPUTS.forward(x.value[i], site);
        }
        layer.forward(signs, null, sums, s);
      });
      norm.forward(sums, y);
    }

    void backward() {
      norm.backward(sums, y, true, false);
      net.run(s -> {
        layer.backward(signs, sums, true, false, null, s);
        Site site = Site.deployed();
        for (int i = s.from(x); i < s.to(x); i++) {
          x.gradient[i] = signs.gradient[i] * INPUTS.derivative(x.value[i], site);
        }
      });
      layer.backwardWeights(signs, sums, weights.partials());
    }
  }

  private static final class Net extends Trainer<PackedModel> {
    /** Rooms of gradients, a new one for all values. */
    private int made = 5;

    private final Convolution stemLayer =
        convolution(new ConvShape(28, 28, 1, 32, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    private final Convolution logitsLayer = convolution(ConvShape.dense(7 * 7 * 64, 10));
    private final Parameter stemWeights =
        parameter("stem.weights", Kind.REAL_WEIGHT, Init.HE, 32, 3, 3, 1);
    private final Parameter dense =
        parameter("dense.weights", Kind.REAL_WEIGHT, Init.HE, 10, 1, 1, 7 * 7 * 64);
    private final Values stem = values("stem", 28, 28, 32, 0);
    private final Values pooled = values("pool1", 14, 14, 32, 1);
    private final BatchNormalization norm = batchNorm("norm0", 32, 0.9);
    private final Values normed = values("norm0", 14, 14, 32, 2);
    private final Unit unit1 =
        new Unit(this, "a", normed, new ConvShape(14, 14, 32, 64, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    private final Unit unit2 =
        new Unit(this, "b", unit1.y, new ConvShape(14, 14, 64, 64, 3, 3, 1, 1, 1, 1, Pad.ZERO));
    private final Values pooled2 = values("pool2", 7, 7, 64, 3);
    private final Values out = values("logits", 1, 1, 10, 4);

    Net(Training training) {
      super(ModelSpec.of("Speed", 1, 28, 28, 0, 255, 10, "{\"op\":\"speed\"}"), training);
    }

    Values make(String name, int h, int w, int c) {
      return values(name, h, w, c, made++);
    }

    Convolution layer(ConvShape shape) {
      return convolution(shape);
    }

    BinaryWeights make(String name, FilterShape f) {
      return binaryWeights(
          name,
          f,
          new Latent(),
          new Parameter[] {
            parameter(
                name + ".latent", Kind.LATENT, Init.ZERO, f.out(), f.kernelHeight(), 3, f.in())
          },
          new SteSign(),
          1f,
          new Parameter[0],
          new MeanAbs(),
          new Parameter[0]);
    }

    BatchNormalization norm(String name, int channels) {
      return batchNorm(name, channels, 0.9);
    }

    void run(Consumer<Shard> body) {
      shards(body);
    }

    @Override
    protected void forward() {
      stemLayer.prepare(stemWeights.value);
      shards(s -> {
        stemLayer.forward(input, null, stem, s);
        Pooling.maxForward(28, 28, 32, 2, 2, 2, 2, 0, 0, stem, pooled, s);
      });
      norm.forward(pooled, normed);
      unit1.forward();
      unit2.forward();
      logitsLayer.prepare(dense.value);
      shards(s -> {
        Pooling.maxForward(14, 14, 64, 2, 2, 2, 2, 0, 0, unit2.y, pooled2, s);
        logitsLayer.forward(pooled2, null, out, s);
      });
    }

    @Override
    protected void backward() {
      shards(s -> {
        logitsLayer.backward(pooled2, out, true, false, null, s);
        Pooling.maxBackward(14, 14, 64, 2, 2, 2, 2, 0, 0, unit2.y, pooled2, false, s);
      });
      logitsLayer.backwardWeights(pooled2, out, dense.partials());
      unit2.backward();
      unit1.backward();
      norm.backward(pooled, normed, true, false);
      shards(s -> Pooling.maxBackward(28, 28, 32, 2, 2, 2, 2, 0, 0, stem, pooled, false, s));
      stemLayer.backwardWeights(input, stem, stemWeights.partials());
    }

    @Override
    protected Values logits() {
      return out;
    }

    @Override
    protected Pass newEvaluation() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void freeze(Tensors out) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected PackedModel model(ModelFile file) {
      throw new UnsupportedOperationException();
    }
  }
}
