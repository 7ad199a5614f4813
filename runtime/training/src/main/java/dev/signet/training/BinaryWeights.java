package dev.signet.training;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * The weights of a binary layer, {@code [out][kernelHeight][kernelWidth][in]}, on their way from
 * the source's learned tensors through estimator and scaling:
 *
 * <pre>
 * W         = source.weights(learned)
 * effective = magnitude * estimator.forward(W) * factor      (magnitude and factor per filter)
 * </pre>
 *
 * and back again.
 */
public final class BinaryWeights {
  /** Weights that one thread takes at a time, about; results do not depend on it. */
  private static final int CHUNK = 1 << 14;

  private final String layer;
  private final FilterShape shape;
  private final WeightSource source;
  private final Parameter[] sourceLearned;
  private final Estimator estimator;
  private final float window;
  private final Parameter[] estimatorLearned;
  private final Scaling scaling;
  private final Parameter[] scalingLearned;
  private final Shards shards;
  private final Partials partials;
  private final float[] weights;

  /** Of {@link #weights}. */
  private final FilterStatistics statistics;

  private final float[] effective;
  private final float[] gradient;
  private final float[] factors;

  /** By filter, see {@link #isSigned}. */
  private final boolean[] signs;

  private long[] bits = {};
  private float progress;

  /** For {@link Trainer#binaryWeights}, whose parameters these are. */
  BinaryWeights(
      String layer,
      FilterShape shape,
      WeightSource source,
      Parameter[] sourceLearned,
      Estimator estimator,
      float window,
      Parameter[] estimatorLearned,
      Scaling scaling,
      Parameter[] scalingLearned,
      Shards shards) {
    this.layer = layer;
    this.shape = shape;
    this.source = source;
    this.sourceLearned = sourceLearned.clone();
    this.estimator = estimator;
    this.window = window;
    this.estimatorLearned = estimatorLearned.clone();
    this.scaling = scaling;
    this.scalingLearned = scalingLearned.clone();
    this.shards = shards;
    this.partials = new Partials(shape.size());
    this.weights = new float[shape.size()];
    this.statistics = new FilterStatistics(shape);
    this.effective = new float[shape.size()];
    this.gradient = new float[shape.size()];
    this.factors = new float[shape.out()];
    this.signs = new boolean[shape.out()];
  }

  /** The layer's name. */
  public String layer() {
    return layer;
  }

  /** Shape of the weights. */
  public FilterShape shape() {
    return shape;
  }

  /** Lets the source fill its learned tensors. */
  void initialize(RandomGenerator random) {
    source.initialize(shape, Network.numbers(sourceLearned), random);
  }

  /**
   * Computes {@link #effective} from the learned tensors; generated code calls it once per step,
   * before the forward pass of the layer.
   */
  public void materialize(float progress) {
    this.progress = progress;
    source.weights(shape, Network.numbers(sourceLearned), weights);
    inParts(statistics::set);
    statistics.sum();
    int words = (shape.in() + 63) / 64;
    long[] packed = new long[shape.size() / shape.in() * words]; // kernels know weights by identity
    inParts((w, first, end) ->
        eachFilter(
            progress,
            statistics,
            first,
            end,
            (o, from, to, forEstimator, forScaling) -> {
              factors[o] = estimator.magnitude(forEstimator) * scaling.factor(forScaling);
              signs[o] = true;
              int word = from / shape.in() * words;
              for (int tap = from; tap < to; tap += shape.in()) {
                int endOfTap = tap + shape.in();
                for (int i = tap; i < endOfTap; i += 64) {
                  packed[word++] = pack(i, Math.min(endOfTap, i + 64), o, forEstimator);
                }
              }
            }));
    bits = packed;
  }

  /** What is done for the filters {@code first} to {@code end - 1} of some weights. */
  private interface PartBody {
    void accept(float[] w, int first, int end);
  }

  /** Runs a body for all filters, on all threads. */
  private void inParts(PartBody body) {
    int filters = Math.clamp(CHUNK / shape.fanIn(), 1, shape.out());
    shards.each(
        Math.ceilDiv(shape.out(), filters),
        part -> {
          int first = part * filters;
          body.accept(weights, first, Math.min(shape.out(), first + filters));
        });
  }

  /** Sets {@link #effective} of up to 64 weights of a filter and gives their signs. */
  private long pack(int from, int to, int filter, Site site) {
    float factor = factors[filter];
    long word = 0;
    boolean all = true;
    for (int i = from; i < to; i++) {
      float value = estimator.forward(weights[i], site);
      effective[i] = factor * value;
      all &= Math.abs(value) == 1f;
      word |= (value > 0 ? 1L : 0L) << i - from;
    }
    signs[filter] &= all;
    return word;
  }

  /** Whether each of the training forward pass is -1 or +1 times its filter's scale. */
  public boolean isSigned() {
    for (boolean filter : signs) {
      if (!filter) {
        return false;
      }
    }
    return true;
  }

  /**
   * Signs of the training forward pass where {@link #isSigned}, {@code
   * [out][kernelHeight][kernelWidth][ceil(in / 64)]}, 1 for +1; a new array for every step.
   */
  public long[] bits() {
    return bits;
  }

  /** Factor of each filter in the training forward pass; do not change. */
  public float[] factors() {
    return factors;
  }

  /** Weights of the training forward pass, as of the last {@link #materialize}; do not change. */
  public float[] effective() {
    return effective;
  }

  /** The finished network's weights without their scale: one of the estimator's alphabet each. */
  public float[] signs() {
    float[] w = made();
    float[] signs = new float[w.length];
    eachFilter(
        1f,
        FilterStatistics.of(shape, w),
        (o, from, to, forEstimator, forScaling) -> {
          for (int i = from; i < to; i++) {
            signs[i] = estimator.deployed(w[i], forEstimator);
          }
        });
    return signs;
  }

  /**
   * Where the weights before binarization lie.
   *
   * @param still how many the estimator's derivative is 0 at
   * @param parts how many lie in each of equal parts from {@code -range} to {@code range}; those
   *     beyond are in the first or last
   * @param range the estimator's window, or the greatest magnitude where it has none
   */
  record Spread(long still, int[] parts, float range) {}

  /** See {@link Spread}; as of the progress of the last {@link #materialize}. */
  Spread spread(int parts) {
    float[] w = made();
    float widest = 0;
    for (float v : w) {
      widest = Math.max(widest, Math.abs(v));
    }
    float range = Float.isFinite(window) ? window : Math.max(widest, Float.MIN_NORMAL);
    int[] counts = new int[parts];
    long[] still = new long[1];
    eachFilter(
        progress,
        FilterStatistics.of(shape, w),
        (o, from, to, forEstimator, forScaling) -> {
          for (int i = from; i < to; i++) {
            still[0] += estimator.derivative(w[i], forEstimator) == 0 ? 1 : 0;
            int part = (int) Math.floor((w[i] / range + 1) / 2 * parts);
            counts[Math.clamp(part, 0, parts - 1)]++;
          }
        });
    return new Spread(still[0], counts, range);
  }

  /** The finished network's scale of each filter, {@code (double) magnitude * (double) factor}. */
  public double[] alpha() {
    float[] w = made();
    double[] alpha = new double[shape.out()];
    eachFilter(
        1f,
        FilterStatistics.of(shape, w),
        (o, from, to, forEstimator, forScaling) ->
            alpha[o] =
                (double) estimator.magnitude(forEstimator) * (double) scaling.factor(forScaling));
    return alpha;
  }

  /** {@link #alpha} times what 1 of a sum is worth. */
  public double[] alpha(double unit) {
    double[] alpha = alpha();
    for (int o = 0; o < alpha.length; o++) {
      alpha[o] *= unit;
    }
    return alpha;
  }

  /** What each filter of the finished network sums to where every input is {@code centre}. */
  public double[] offset(double centre) {
    double[] offset = alpha();
    float[] signs = signs();
    for (int o = 0; o < offset.length; o++) {
      double sum = 0;
      for (int i = o * shape.fanIn(); i < (o + 1) * shape.fanIn(); i++) {
        sum += signs[i];
      }
      offset[o] *= centre * sum;
    }
    return offset;
  }

  /**
   * {@link #alpha} rounded to float.
   *
   * @throws IllegalStateException when one is not finite
   */
  public float[] scale() {
    return scale(1);
  }

  /** {@link #alpha(double)} rounded to float; fails as {@link #scale()} does. */
  public float[] scale(double unit) {
    return Tensors.requireFinite(layer + ".scale", floats(alpha(unit)));
  }

  /**
   * The biases, or 0, plus {@link #offset}, rounded to float; fails as {@link #scale()} does.
   *
   * @param biasOrNull one number per filter
   */
  public float[] shift(float[] biasOrNull, double centre) {
    double[] shift = offset(centre);
    for (int o = 0; biasOrNull != null && o < shift.length; o++) {
      shift[o] += biasOrNull[o];
    }
    return Tensors.requireFinite(layer + ".shift", floats(shift));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int o = 0; o < floats.length; o++) {
      floats[o] = (float) values[o];
    }
    return floats;
  }

  /** Sums of the gradients by {@link #effective}, by shard. */
  public Partials partials() {
    return partials;
  }

  /** The gradient by {@link #effective}, summed over shards; {@link #backward} reads it. */
  float[] gradient() {
    return gradient;
  }

  /**
   * Pushes {@link #gradient} through scaling, estimator and source into the gradients of the
   * learned tensors, which it adds to. {@code dL/dW = g * magnitude * factor * derivative(W) +
   * factor'(W) * sum(g * magnitude * forward(W))} over the filter; magnitude is a constant. A
   * factor that hangs on the layer's mean absolute weight adds {@code sign(W) / size} times such
   * sums of all filters.
   */
  void backward() {
    float[] byWeights = new float[weights.length];
    double[] byLayer = new double[1];
    eachFilter(
        progress,
        statistics,
        (o, from, to, forEstimator, forScaling) -> {
          float magnitude = estimator.magnitude(forEstimator);
          float factor = scaling.factor(forScaling);
          double byFactor = 0;
          for (int i = from; i < to; i++) {
            byFactor += (double) gradient[i] * estimator.forward(weights[i], forEstimator);
          }
          byFactor *= magnitude;
          byLayer[0] += byFactor * scaling.layerDerivative(forScaling);
          float scale = magnitude * factor;
          for (int i = from; i < to; i++) {
            byWeights[i] =
                gradient[i] * scale * estimator.derivative(weights[i], forEstimator)
                    + (float) (byFactor * scaling.weightDerivative(weights[i], forScaling));
          }
          for (int k = 0; k < scalingLearned.length; k++) {
            float[] into = scalingLearned[k].gradient;
            into[into.length == 1 ? 0 : o] +=
                (float) (byFactor * scaling.learnedDerivative(k, forScaling));
          }
          for (int k = 0; k < estimatorLearned.length; k++) {
            double sum = 0;
            for (int i = from; i < to; i++) {
              sum += gradient[i] * estimator.learnedDerivative(k, weights[i], forEstimator);
            }
            float[] into = estimatorLearned[k].gradient;
            into[into.length == 1 ? 0 : o] += (float) (sum * scale);
          }
        });
    float share = (float) (byLayer[0] / weights.length);
    for (int i = 0; share != 0 && i < weights.length; i++) {
      byWeights[i] += weights[i] >= 0 ? share : -share;
    }
    float[][] into = new float[sourceLearned.length][];
    for (int k = 0; k < into.length; k++) {
      into[k] = sourceLearned[k].gradient;
    }
    source.backward(shape, Network.numbers(sourceLearned), byWeights, into);
  }

  /** Before the first step of an epoch. */
  void beforeEpoch() {
    source.beforeEpoch(shape, Network.numbers(sourceLearned));
  }

  /** After an optimizer step. */
  void afterStep() {
    source.afterStep(shape, Network.numbers(sourceLearned), window);
  }

  /** The weights before binarization, as the source makes them now. */
  private float[] made() {
    float[] w = new float[shape.size()];
    source.weights(shape, Network.numbers(sourceLearned), w);
    return w;
  }

  /** What is done for one filter, whose weights are {@code from} to {@code to - 1}. */
  private interface FilterBody {
    void accept(int o, int from, int to, Site forEstimator, Site forScaling);
  }

  private void eachFilter(float progress, FilterStatistics statistics, FilterBody body) {
    eachFilter(progress, statistics, 0, shape.out(), body);
  }

  private void eachFilter(
      float progress, FilterStatistics statistics, int first, int end, FilterBody body) {
    Site forEstimator = statistics.site(progress, Network.numbers(estimatorLearned));
    Site forScaling = statistics.site(progress, Network.numbers(scalingLearned));
    int n = shape.fanIn();
    for (int o = first; o < end; o++) {
      statistics.move(forEstimator, o);
      statistics.move(forScaling, o);
      body.accept(o, o * n, (o + 1) * n, forEstimator, forScaling);
    }
  }
}
