package dev.signet.training.layer;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.Init;
import dev.signet.training.Parameter;
import dev.signet.training.Parameter.Kind;
import dev.signet.training.Shards;
import dev.signet.training.Steps;
import dev.signet.training.Values;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormalizationTest {
  private static final int CHANNELS = 3;

  private final Parameter gamma = new Parameter("n.gamma", Kind.NORM, CHANNELS);
  private final Parameter beta = new Parameter("n.beta", Kind.NORM, CHANNELS);
  private final Parameter mean = new Parameter("n.mean", Kind.STATISTIC, CHANNELS);
  private final Parameter variance = new Parameter("n.variance", Kind.STATISTIC, CHANNELS);
  private final Values x = new Values("x", 2, 2, CHANNELS);
  private final Values y = new Values("y", 2, 2, CHANNELS);

  private BatchNormalization layer(Shards shards, int images, float offset) {
    Random random = new Random(3);
    gamma.value[0] = 1.5f;
    gamma.value[1] = -0.5f;
    gamma.value[2] = 1f;
    beta.value[1] = 0.25f;
    Init.ONE.fill(variance.shape, variance.value, random);
    x.ensure(images);
    y.ensure(images);
    x.value = Differences.numbers(images * x.size, random);
    y.gradient = Differences.numbers(images * x.size, random);
    for (int i = 0; i < x.value.length; i++) {
      x.value[i] += offset;
    }
    shards.begin(images, 1);
    Steps.ensure(shards, gamma, beta);
    return new BatchNormalization("n", 0.9, gamma, beta, mean, variance, shards);
  }

  private double[] expected(double[] in, double[] g, double[] b, int images) {
    double[] out = new double[in.length];
    int n = images * 4;
    for (int c = 0; c < CHANNELS; c++) {
      double m = 0;
      double v = 0;
      for (int i = c; i < in.length; i += CHANNELS) {
        m += in[i] / n;
      }
      for (int i = c; i < in.length; i += CHANNELS) {
        v += (in[i] - m) * (in[i] - m) / n;
      }
      for (int i = c; i < in.length; i += CHANNELS) {
        out[i] = g[c] * (in[i] - m) / Math.sqrt(v + 1e-5) + b[c];
      }
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void forwardAndGradients(int images) {
    Shards shards = new Shards(2, 2, 1);
    BatchNormalization layer = layer(shards, images, 0f);
    layer.forward(x, y);
    double[] out = expected(Differences.wide(x.value), wideGamma(), wideBeta(), images);
    for (int i = 0; i < out.length; i++) {
      assertThat((double) y.value[i]).isWithin(1e-5).of(out[i]);
    }
    layer.backward(x, y, true, false);
    Differences.check(
        "input, " + images + " images",
        x.gradient,
        x.value,
        p -> Differences.dot(expected(p, wideGamma(), wideBeta(), images), y.gradient));
    Steps.reduce(shards, gamma, beta);
    double[] wide = Differences.wide(x.value);
    Differences.check(
        "gamma",
        gamma.gradient,
        gamma.value,
        p -> Differences.dot(expected(wide, p, wideBeta(), images), y.gradient));
    Differences.check(
        "beta",
        beta.gradient,
        beta.value,
        p -> Differences.dot(expected(wide, wideGamma(), p, images), y.gradient));
    float[] once = x.gradient.clone();
    layer.backward(x, y, true, true);
    for (int i = 0; i < once.length; i++) {
      assertThat(x.gradient[i]).isEqualTo(once[i] + once[i]);
    }
    layer.backward(x, y, false, false);
    assertThat(x.gradient[0]).isEqualTo(once[0] + once[0]);
  }

  private double[] wideGamma() {
    return Differences.wide(gamma.value);
  }

  private double[] wideBeta() {
    return Differences.wide(beta.value);
  }

  @Test
  void statisticsSurviveAFarMean() {
    Shards shards = new Shards(1, 2, 1);
    layer(shards, 4, 1000f).forward(x, y);
    // the same values, their variance as numpy would have it, from the floats themselves
    double[] sum = new double[CHANNELS];
    double[] squares = new double[CHANNELS];
    for (int i = 0; i < x.value.length; i++) {
      sum[i % CHANNELS] += x.value[i];
    }
    for (int i = 0; i < x.value.length; i++) {
      double d = x.value[i] - sum[i % CHANNELS] / 16;
      squares[i % CHANNELS] += d * d;
    }
    for (int c = 0; c < CHANNELS; c++) {
      assertThat((double) mean.value[c]).isWithin(1e-4).of(0.1 * sum[c] / 16);
      double unbiased = squares[c] / 15;
      assertThat((double) variance.value[c]).isWithin(1e-6).of(0.9 + 0.1 * unbiased);
    }
  }

  @Test
  void foldedScaleAndShift() {
    BatchNormalization layer = layer(new Shards(1, 2, 1), 2, 0f);
    mean.value[1] = 2f;
    variance.value[1] = 4f;
    double r = -0.5 / Math.sqrt(4 + 1e-5);
    assertThat(layer.scale(null)[1]).isEqualTo((float) r);
    assertThat(layer.scale(new double[] {1, 3, 1})[1]).isEqualTo((float) (3 * r));
    assertThat(layer.shift(null)[1]).isEqualTo((float) (0.25 - 2 * r));
    assertThat(layer.shift(new float[] {0, 5, 0})[1]).isEqualTo((float) (0.25 + 3 * r));
  }

  @Test
  void nothingIsFoldedFromNumbersThatAreNotFinite() {
    BatchNormalization layer = layer(new Shards(1, 2, 1), 2, 0f);
    variance.value[2] = Float.NaN;
    mean.value[1] = Float.POSITIVE_INFINITY;
    assertThat(assertThrows(IllegalStateException.class, () -> layer.scale(null)))
        .hasMessageThat()
        .startsWith("n.scale: the number of channel 2 is NaN");
    assertThat(assertThrows(IllegalStateException.class, () -> layer.shift(null)))
        .hasMessageThat()
        .startsWith("n.shift: the number of channel 1 is Infinity");
  }

  @Test
  void aSingleValueIsRefused() {
    Values one = new Values("one", 1, 1, CHANNELS);
    one.ensure(1);
    Shards shards = new Shards(1, 2, 1);
    BatchNormalization layer = layer(shards, 1, 0f);
    assertThat(assertThrows(IllegalStateException.class, () -> layer.forward(one, one)))
        .hasMessageThat()
        .startsWith("n: a batch of one image of one pixel");
  }

  /** Means over batches in place of running ones, whatever was there; then the momentum again. */
  @Test
  void estimatesAreMeansOverBatches() {
    Shards shards = new Shards(1, 2, 1);
    BatchNormalization layer = layer(shards, 3, 1f);
    mean.value[0] = 99f;
    variance.value[0] = -5f;
    double means = 0;
    double variances = 0;
    for (int batch = 1; batch <= 3; batch++) {
      layer.estimate(batch);
      layer.forward(x, y);
      double m = 0;
      double squares = 0;
      for (int i = 0; i < 12; i++) {
        m += x.value[i * CHANNELS] / 12.0;
      }
      for (int i = 0; i < 12; i++) {
        squares += Math.pow(x.value[i * CHANNELS] - m, 2);
      }
      means += m / 3;
      variances += squares / 11 / 3;
      for (int i = 0; i < x.value.length; i++) {
        x.value[i] = 1.5f * x.value[i] + 2;
      }
    }
    assertThat((double) mean.value[0]).isWithin(1e-5).of(means);
    assertThat((double) variance.value[0]).isWithin(1e-4).of(variances);
    layer.estimate(0);
    float before = mean.value[0];
    Arrays.fill(x.value, 4f);
    layer.forward(x, y);
    assertThat((double) mean.value[0]).isWithin(1e-6).of(0.9 * before + 0.1 * 4);
  }
}
