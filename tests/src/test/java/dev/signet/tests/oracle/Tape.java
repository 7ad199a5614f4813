package dev.signet.tests.oracle;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Layers in double precision, for a whole batch, with a tape of what to undo: as plain as can be,
 * so that it can be checked by reading. Pictures are NHWC, filters {@code [out][kh][kw][in]}.
 */
final class Tape {
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /** Numbers and the derivatives of the loss by them. */
  static final class Value {
    final double[] v;
    final double[] g;

    Value(int size) {
      v = new double[size];
      g = new double[size];
    }

    static Value of(double... values) {
      Value result = new Value(values.length);
      System.arraycopy(values, 0, result.v, 0, values.length);
      return result;
    }

    static Value of(float[] values) {
      Value result = new Value(values.length);
      for (int i = 0; i < values.length; i++) {
        result.v[i] = values[i];
      }
      return result;
    }
  }

  /** Convolution with zero padding; {@code bias} may be null. */
  Value convolution(Sizes s, int images, Value x, Value w, Value bias) {
    int area = s.kernel() * s.kernel();
    Value y = new Value(images * s.outHeight() * s.outWidth() * s.out());
    for (int i = 0; bias != null && i < y.v.length; i++) {
      y.v[i] = bias.v[i % s.out()];
    }
    s.taps(
        images,
        (to, from, k) -> {
          for (int o = 0; o < s.out(); o++) {
            for (int c = 0; c < s.in(); c++) {
              y.v[to * s.out() + o] += x.v[from * s.in() + c] * w.v[(o * area + k) * s.in() + c];
            }
          }
        });
    undo.push(() -> {
      s.taps(
          images,
          (to, from, k) -> {
            for (int o = 0; o < s.out(); o++) {
              for (int c = 0; c < s.in(); c++) {
                double g = y.g[to * s.out() + o];
                x.g[from * s.in() + c] += g * w.v[(o * area + k) * s.in() + c];
                w.g[(o * area + k) * s.in() + c] += g * x.v[from * s.in() + c];
              }
            }
          });
      for (int i = 0; bias != null && i < y.g.length; i++) {
        bias.g[i % s.out()] += y.g[i];
      }
    });
    return y;
  }

  /** Batch normalisation by the statistics of this batch, epsilon 1e-5. */
  Value batchNorm(Value x, Value gamma, Value beta) {
    int channels = gamma.v.length;
    int n = x.v.length / channels;
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    for (int i = 0; i < x.v.length; i++) {
      mean[i % channels] += x.v[i] / n;
    }
    for (int i = 0; i < x.v.length; i++) {
      variance[i % channels] += Math.pow(x.v[i] - mean[i % channels], 2) / n;
    }
    Value hat = new Value(x.v.length);
    Value y = new Value(x.v.length);
    for (int i = 0; i < x.v.length; i++) {
      int c = i % channels;
      hat.v[i] = (x.v[i] - mean[c]) / Math.sqrt(variance[c] + 1e-5);
      y.v[i] = gamma.v[c] * hat.v[i] + beta.v[c];
    }
    undo.push(() -> {
      double[] sum = new double[channels];
      double[] sumHat = new double[channels];
      for (int i = 0; i < x.v.length; i++) {
        int c = i % channels;
        gamma.g[c] += y.g[i] * hat.v[i];
        beta.g[c] += y.g[i];
        sum[c] += y.g[i] * gamma.v[c];
        sumHat[c] += y.g[i] * gamma.v[c] * hat.v[i];
      }
      for (int i = 0; i < x.v.length; i++) {
        int c = i % channels;
        double centred = y.g[i] * gamma.v[c] - sum[c] / n - hat.v[i] * sumHat[c] / n;
        x.g[i] += centred / Math.sqrt(variance[c] + 1e-5);
      }
    });
    return y;
  }

  /** An activation whose k-th learned tensor is {@code learned[k]}. */
  Value activation(Activation f, int channels, Value x, Value... learned) {
    Value y = new Value(x.v.length);
    Site site = Site.of(0f, floats(learned));
    for (int i = 0; i < x.v.length; i++) {
      y.v[i] = f.value((float) x.v[i], site.at(i % channels));
    }
    undo.push(() -> {
      for (int i = 0; i < x.v.length; i++) {
        x.g[i] += y.g[i] * f.derivative((float) x.v[i], site.at(i % channels));
        for (int k = 0; k < learned.length; k++) {
          double by = f.learnedDerivative(k, (float) x.v[i], site.at(i % channels));
          learned[k].g[i % channels] += y.g[i] * by;
        }
      }
    });
    return y;
  }

  /** Binarized inputs. */
  Value binarize(Estimator f, float progress, int channels, Value x, Value... learned) {
    return activation(
        new Activation() {
          @Override
          public float value(float v, Site site) {
            return f.forward(v, at(site));
          }

          @Override
          public float derivative(float v, Site site) {
            return f.derivative(v, at(site));
          }

          @Override
          public float learnedDerivative(int k, float v, Site site) {
            return f.learnedDerivative(k, v, at(site));
          }

          private Site at(Site site) {
            float[][] numbers = new float[learned.length][];
            for (int k = 0; k < numbers.length; k++) {
              numbers[k] = new float[] {site.learned(k)};
            }
            return Site.of(progress, numbers);
          }
        },
        channels,
        x,
        learned);
  }

  /** Binarized weights of {@code filters} filters: magnitude x sign x factor. */
  Value weights(Estimator f, Scaling scaling, int filters, Value w, Value... scalingLearned) {
    int n = w.v.length / filters;
    Value y = new Value(w.v.length);
    for (int o = 0; o < filters; o++) {
      Site site = filter(w, o, n, scalingLearned);
      for (int i = o * n; i < (o + 1) * n; i++) {
        double sign = f.forward((float) w.v[i], site);
        y.v[i] = sign * f.magnitude(site) * scaling.factor(site);
      }
    }
    undo.push(() -> {
      for (int o = 0; o < filters; o++) {
        Site site = filter(w, o, n, scalingLearned);
        double byFactor = 0;
        for (int i = o * n; i < (o + 1) * n; i++) {
          byFactor += y.g[i] * f.magnitude(site) * f.forward((float) w.v[i], site);
        }
        for (int i = o * n; i < (o + 1) * n; i++) {
          double slope = f.magnitude(site) * f.derivative((float) w.v[i], site);
          w.g[i] += y.g[i] * slope * scaling.factor(site);
          w.g[i] += byFactor * scaling.weightDerivative((float) w.v[i], site);
        }
        for (int k = 0; k < scalingLearned.length; k++) {
          scalingLearned[k].g[o] += byFactor * scaling.learnedDerivative(k, site);
        }
      }
    });
    return y;
  }

  private static Site filter(Value w, int o, int n, Value... learned) {
    double mean = 0;
    double meanAbs = 0;
    double square = 0;
    for (int i = o * n; i < (o + 1) * n; i++) {
      mean += w.v[i] / n;
      meanAbs += Math.abs(w.v[i]) / n;
      square += w.v[i] * w.v[i] / n;
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean));
    return Site.of(0f, floats(learned))
        .at(o)
        .filter((float) mean, (float) deviation, (float) meanAbs, n);
  }

  /** Mean over the real pixels of each window. */
  Value averagePool(Sizes s, int images, Value x) {
    Value y = new Value(images * s.outHeight() * s.outWidth() * s.in());
    int[] count = new int[y.v.length / s.in()];
    s.taps(images, (to, from, k) -> count[to]++);
    s.taps(
        images,
        (to, from, k) -> {
          for (int c = 0; c < s.in(); c++) {
            y.v[to * s.in() + c] += x.v[from * s.in() + c] / count[to];
          }
        });
    undo.push(() ->
        s.taps(
            images,
            (to, from, k) -> {
              for (int c = 0; c < s.in(); c++) {
                x.g[from * s.in() + c] += y.g[to * s.in() + c] / count[to];
              }
            }));
    return y;
  }

  /** The largest value of each window. */
  Value maxPool(Sizes s, int images, Value x) {
    Value y = new Value(images * s.outHeight() * s.outWidth() * s.in());
    int[] best = new int[y.v.length];
    Arrays.fill(best, -1);
    s.taps(
        images,
        (to, from, k) -> {
          for (int c = 0; c < s.in(); c++) {
            int i = to * s.in() + c;
            int j = from * s.in() + c;
            best[i] = best[i] < 0 || x.v[j] > x.v[best[i]] ? j : best[i];
          }
        });
    for (int i = 0; i < best.length; i++) {
      y.v[i] = x.v[best[i]];
    }
    undo.push(() -> {
      for (int i = 0; i < best.length; i++) {
        x.g[best[i]] += y.g[i];
      }
    });
    return y;
  }

  /** Sum of two values. */
  Value add(Value a, Value b) {
    Value y = new Value(a.v.length);
    for (int i = 0; i < y.v.length; i++) {
      y.v[i] = a.v[i] + b.v[i];
    }
    undo.push(() -> {
      for (int i = 0; i < y.v.length; i++) {
        a.g[i] += y.g[i];
        b.g[i] += y.g[i];
      }
    });
    return y;
  }

  /** Channels of {@code b} behind those of {@code a}. */
  Value concat(Value a, int channelsA, Value b, int channelsB) {
    int all = channelsA + channelsB;
    Value y = new Value(a.v.length + b.v.length);
    for (int i = 0; i < y.v.length; i++) {
      int c = i % all;
      y.v[i] =
          c < channelsA ? a.v[i / all * channelsA + c] : b.v[i / all * channelsB + c - channelsA];
    }
    undo.push(() -> {
      for (int i = 0; i < y.v.length; i++) {
        int c = i % all;
        if (c < channelsA) {
          a.g[i / all * channelsA + c] += y.g[i];
        } else {
          b.g[i / all * channelsB + c - channelsA] += y.g[i];
        }
      }
    });
    return y;
  }

  /** Mean cross-entropy of softmax over the batch; starts the way back and returns the loss. */
  double lossAndBackward(Value logits, int[] labels) {
    int classes = logits.v.length / labels.length;
    double loss = 0;
    for (int n = 0; n < labels.length; n++) {
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp(logits.v[n * classes + c]);
      }
      loss += (Math.log(sum) - logits.v[n * classes + labels[n]]) / labels.length;
      for (int c = 0; c < classes; c++) {
        double p = Math.exp(logits.v[n * classes + c]) / sum;
        logits.g[n * classes + c] = (p - (c == labels[n] ? 1 : 0)) / labels.length;
      }
    }
    undo.forEach(Runnable::run);
    return loss;
  }

  private static float[][] floats(Value... values) {
    float[][] result = new float[values.length][];
    for (int k = 0; k < values.length; k++) {
      result[k] = new float[values[k].v.length];
      for (int i = 0; i < result[k].length; i++) {
        result[k][i] = (float) values[k].v[i];
      }
    }
    return result;
  }
}
