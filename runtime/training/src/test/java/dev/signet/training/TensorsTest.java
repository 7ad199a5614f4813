package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.FilterShape;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.scaling.Unscaled;
import dev.signet.dsl.source.UnclippedLatent;
import dev.signet.inference.file.Tensor;
import dev.signet.training.Parameter.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TensorsTest {
  private final Tensors tensors = new Tensors();

  private static BinaryWeights weights(FilterShape shape, Estimator estimator, Parameter latent) {
    return new BinaryWeights(
        "l",
        shape,
        new UnclippedLatent(),
        new Parameter[] {latent},
        estimator,
        1f,
        new Parameter[0],
        new Unscaled(),
        new Parameter[0],
        new Shards(1, 1, 1));
  }

  @Test
  void signsArePackedPerTap() {
    // 2 filters, 2 taps, 66 channels: 2 words per tap
    Parameter latent = new Parameter("l.latent", Kind.LATENT, 2, 1, 2, 66);
    Arrays.fill(latent.value, -1f);
    latent.value[0] = 1f; // filter 0, tap 0, channel 0
    latent.value[66 + 65] = 0f; // filter 0, tap 1, channel 65; sign(0) = +1
    latent.value[2 * 66 + 63] = 2f; // filter 1, tap 0, channel 63
    tensors.signs("l.weights", weights(new FilterShape(2, 1, 2, 66), new SteSign(), latent));
    assertThat(tensors.all().get("l.weights"))
        .isEqualTo(Tensor.of(new long[] {1, 0, 0, 2, Long.MIN_VALUE, 0, 0, 0}, 2, 1, 2, 2));
  }

  @Test
  void onlySignsCanBePacked() {
    Parameter latent = new Parameter("l.latent", Kind.LATENT, 1, 1, 1, 2);
    BinaryWeights real = weights(new FilterShape(1, 1, 1, 2), new Real(), latent);
    assertThat(assertThrows(IllegalStateException.class, () -> tensors.signs("l.weights", real)))
        .hasMessageThat()
        .contains("weight 0 of filter 0 is 0.0");
  }

  @Test
  void weightsAreTransposed() {
    Parameter w = new Parameter("w", Kind.REAL_WEIGHT, 2, 1, 2, 2);
    for (int i = 0; i < 8; i++) {
      w.value[i] = i;
    }
    Tensor expected = Tensor.of(new float[] {0, 4, 1, 5, 2, 6, 3, 7}, 1, 2, 2, 2);
    tensors.transposed("w", w);
    assertThat(tensors.all().get("w")).isEqualTo(expected);
    tensors.transposed("v", weights(new FilterShape(2, 1, 2, 2), new Real(), w));
    assertThat(tensors.all().get("v")).isEqualTo(expected);
  }

  @Test
  void maskOfNegativeScales() {
    float[] scale = new float[70];
    scale[3] = -1f;
    scale[64] = -1e-30f;
    scale[65] = -0f;
    tensors.mask("pool.falling", scale);
    assertThat(tensors.all().get("pool.falling")).isEqualTo(Tensor.of(new long[] {8, 1}, 2));
  }

  @Test
  void infinityIsForThresholdsOnly() {
    float[] values = {0f, Float.POSITIVE_INFINITY};
    tensors.floats("a.thresholds", values, 2);
    assertThat(
            assertThrows(
                IllegalStateException.class, () -> tensors.floats("norm1.shift", values, 2)))
        .hasMessageThat()
        .contains("norm1.shift: the number of channel 1 is Infinity");
    assertThrows(
        IllegalStateException.class,
        () -> tensors.floats("b.thresholds", new float[] {Float.NaN}, 1));
  }

  @Test
  void aNameIsTakenOnce() {
    tensors.floats("a", new float[1], 1);
    assertThrows(IllegalStateException.class, () -> tensors.floats("a", new float[1], 1));
  }
}
