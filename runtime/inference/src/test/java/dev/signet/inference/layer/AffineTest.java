package dev.signet.inference.layer;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.inference.Samples;
import dev.signet.inference.Slices;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffineTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 64})
  void oneMapPerChannel(int channels) {
    var random = new Random(channels);
    float[] in = Samples.floats(random, 5 * channels);
    float[] scale = Samples.floats(random, channels);
    float[] shift = Samples.floats(random, channels);
    float[] expected = new float[in.length];
    for (int i = 0; i < in.length; i++) {
      expected[i] = Math.fma(in[i], scale[i % channels], shift[i % channels]);
    }
    float[] out = new float[in.length];
    Slices.each(channels, s -> Affine.forward(in, scale, shift, 5, 1, out, s));
    assertThat(out).isEqualTo(expected);
    Slices.each(channels, s -> Affine.forward(in, scale, shift, 5, 1, in, s)); // in place
    assertThat(in).isEqualTo(expected);
  }
}
