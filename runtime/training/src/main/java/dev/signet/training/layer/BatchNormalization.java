package dev.signet.training.layer;

import dev.signet.training.Parameter;
import dev.signet.training.Shard;
import dev.signet.training.Shards;
import dev.signet.training.Tensors;
import dev.signet.training.Values;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Batch normalization per channel (Ioffe and Szegedy 2015, arXiv 1502.03167): {@code y = gamma * (x
 * - mean) / sqrt(variance + 1e-5) + beta}, with mean and variance of the whole batch over images
 * and pixels, formed in double. The variance is the biased one; the running variance takes the
 * unbiased one, as in PyTorch. {@code running = momentum * running + (1 - momentum) * batch}.
 */
public final class BatchNormalization {
  /** Added to the variance. */
  public static final double EPSILON = 1e-5;

  private final String layer;
  private final int channels;
  private final double momentum;
  private final Parameter gamma;
  private final Parameter beta;
  private final Parameter runningMean;
  private final Parameter runningVariance;
  private final Shards shards;
  private final double[] mean;
  private final double[] inverse;

  /** Two sums per channel for every shard: in arrays of their own, or C2 adds one by one. */
  private double[][] sums = {};

  private double[][] products = {};

  private double kept;
  private boolean finished;

  /**
   * For {@code Trainer.batchNorm}.
   *
   * @param momentum from 0 up to, but not including, 1
   * @param shards runs the rounds
   */
  public BatchNormalization(
      String layer,
      double momentum,
      Parameter gamma,
      Parameter beta,
      Parameter runningMean,
      Parameter runningVariance,
      Shards shards) {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "%s: momentum must be from 0 up to, but not including, 1, not %s"
              .formatted(layer, momentum));
    }
    this.layer = layer;
    this.channels = gamma.size();
    this.momentum = momentum;
    this.kept = momentum;
    this.gamma = gamma;
    this.beta = beta;
    this.runningMean = runningMean;
    this.runningVariance = runningVariance;
    this.shards = shards;
    this.mean = new double[channels];
    this.inverse = new double[channels];
  }

  /**
   * The running statistics become the means over the batches that follow, each counting the same.
   *
   * @param batch number of the batch that comes next, from 1; 0 to go back to the momentum
   */
  public void estimate(int batch) {
    kept = batch == 0 ? momentum : (batch - 1.0) / batch;
  }

  /** Whether forward passes are those of the finished network, by the running statistics. */
  public void finished(boolean finished) {
    this.finished = finished;
  }

  /**
   * Normalizes the batch and moves the running statistics, unless the network is finished.
   *
   * @throws IllegalStateException when the batch has a single value per channel
   */
  public void forward(Values x, Values y) {
    if (finished) {
      recall();
    } else {
      statistics(x, count(x));
    }
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double r = gamma.value[c] * inverse[c];
      scale[c] = (float) r;
      shift[c] = (float) (beta.value[c] - mean[c] * r);
    }
    shards.run(s -> {
      for (int i = s.from(x); i < s.to(x); i += channels) {
        for (int c = 0; c < channels; c++) {
          y.value[i + c] = Math.fma(x.value[i + c], scale[c], shift[c]);
        }
      }
    });
  }

  private long count(Values x) {
    return (long) shards.images() * (x.size / channels);
  }

  /** Sets {@link #mean} and {@link #inverse} and moves the running statistics. */
  private void statistics(Values x, long count) {
    if (count < 2) {
      throw new IllegalStateException(
          layer
              + ": a batch of one image of one pixel has no variance to normalize by; use batches"
              + " of at least 2 images");
    }
    double[] total = sum(s -> squaresAround(x, s));
    for (int c = 0; c < channels; c++) {
      // Sums are taken around the first value of the channel: no cancellation for a far mean.
      double d = total[c] / count;
      double squares = Math.max(0, total[channels + c] - d * total[c]);
      mean[c] = x.value[c] + d;
      inverse[c] = 1 / Math.sqrt(squares / count + EPSILON);
      runningMean.value[c] = (float) (kept * runningMean.value[c] + (1 - kept) * mean[c]);
      runningVariance.value[c] =
          (float) (kept * runningVariance.value[c] + (1 - kept) * squares / (count - 1));
    }
  }

  /** Sets {@link #mean} and {@link #inverse} by the running statistics. */
  private void recall() {
    for (int c = 0; c < channels; c++) {
      mean[c] = runningMean.value[c];
      inverse[c] = 1 / Math.sqrt(runningVariance.value[c] + EPSILON);
    }
  }

  private void squaresAround(Values x, Shard s) {
    double[] sum = sums[s.index()];
    double[] squares = products[s.index()];
    float[] value = x.value;
    float[] first = Arrays.copyOf(value, channels);
    for (int i = s.from(x); i < s.to(x); i += channels) {
      for (int c = 0; c < channels; c++) {
        double d = (double) value[i + c] - first[c];
        sum[c] += d;
        squares[c] += d * d;
      }
    }
  }

  /**
   * Gradients of gamma and beta, and by {@code x}: {@code gamma / deviation * (g - mean(g) - xhat *
   * mean(g * xhat))}.
   *
   * @param intoInput whether {@code x} has a gradient at all
   * @param add whether {@code x.gradient} is added to instead of set
   */
  public void backward(Values x, Values y, boolean intoInput, boolean add) {
    double count = count(x);
    double[] total = sum(s -> gradientSums(x, y, s));
    float[] a = new float[channels];
    float[] b = new float[channels];
    float[] d = new float[channels];
    for (int c = 0; c < channels; c++) {
      double byGamma = total[channels + c] * inverse[c];
      double scale = gamma.value[c] * inverse[c];
      // scale * (g - total/count - (x - mean) * inverse * byGamma/count) as g*a + x*b + d
      double slope = -scale * inverse[c] * byGamma / count;
      a[c] = (float) scale;
      b[c] = (float) slope;
      d[c] = (float) (-scale * total[c] / count - slope * mean[c]);
    }
    shards.run(s -> {
      if (s.index() == 0) {
        float[] byGamma = s.partial(gamma);
        float[] byBeta = s.partial(beta);
        for (int c = 0; c < channels; c++) {
          byGamma[c] += (float) (total[channels + c] * inverse[c]);
          byBeta[c] += (float) total[c];
        }
      }
      if (intoInput) {
        intoInput(x, y, add, s, a, b, d);
      }
    });
  }

  private void intoInput(
      Values x, Values y, boolean add, Shard s, float[] a, float[] b, float[] d) {
    for (int i = s.from(x); i < s.to(x); i += channels) {
      if (add) {
        for (int c = 0; c < channels; c++) {
          x.gradient[i + c] += y.gradient[i + c] * a[c] + (x.value[i + c] * b[c] + d[c]);
        }
      } else {
        for (int c = 0; c < channels; c++) {
          x.gradient[i + c] = y.gradient[i + c] * a[c] + (x.value[i + c] * b[c] + d[c]);
        }
      }
    }
  }

  private void gradientSums(Values x, Values y, Shard s) {
    double[] sum = sums[s.index()];
    double[] byMean = products[s.index()];
    float[] value = x.value;
    float[] gradient = y.gradient;
    for (int i = s.from(x); i < s.to(x); i += channels) {
      for (int c = 0; c < channels; c++) {
        double g = gradient[i + c];
        sum[c] += g;
        byMean[c] += g * (value[i + c] - mean[c]);
      }
    }
  }

  /**
   * Runs a body that fills {@code sums[shard]} and {@code products[shard]}, and adds them in order.
   *
   * @return the sums of all channels, then their products
   */
  private double[] sum(Consumer<Shard> body) {
    int count = shards.count();
    if (sums.length < count) {
      sums = new double[count][channels];
      products = new double[count][channels];
    }
    shards.run(s -> {
      Arrays.fill(sums[s.index()], 0);
      Arrays.fill(products[s.index()], 0);
      body.accept(s);
    });
    double[] total = new double[2 * channels];
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < channels; c++) {
        total[c] += sums[i][c];
        total[channels + c] += products[i][c];
      }
    }
    return total;
  }

  /**
   * The finished network's scale per channel, {@code (float) (alpha * r)} with {@code r = gamma /
   * sqrt(running variance + 1e-5)} formed in double.
   *
   * @param alphaOrNull scale of the binary layer folded in; null for 1
   * @throws IllegalStateException when one is not finite
   */
  public float[] scale(double[] alphaOrNull) {
    float[] scale = new float[channels];
    for (int c = 0; c < channels; c++) {
      double r = ratio(c);
      scale[c] = (float) (alphaOrNull == null ? r : alphaOrNull[c] * r);
    }
    return Tensors.requireFinite(layer + ".scale", scale);
  }

  /**
   * The finished network's shift per channel, {@code (float) (beta + (bias - running mean) * r)}.
   *
   * @param biasOrNull bias of the binary layer folded in; null for 0
   * @throws IllegalStateException when one is not finite
   */
  public float[] shift(float[] biasOrNull) {
    return shift(biasOrNull, new double[channels]);
  }

  /**
   * The same where {@code offset}, one number per channel, is added to the bias: what the sums of
   * the layer folded in leave out.
   */
  public float[] shift(float[] biasOrNull, double[] offset) {
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double bias = (biasOrNull == null ? 0 : biasOrNull[c]) + offset[c];
      shift[c] = (float) (beta.value[c] + (bias - runningMean.value[c]) * ratio(c));
    }
    return Tensors.requireFinite(layer + ".shift", shift);
  }

  private double ratio(int c) {
    return gamma.value[c] / Math.sqrt(runningVariance.value[c] + EPSILON);
  }
}
