package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.dsl.Encoder;
import dev.signet.dsl.encoder.Thermometer;
import dev.signet.inference.file.ModelSpec;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.evaluate.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InputStageTest {
  private static final ModelSpec SPEC =
      ModelSpec.of("test.Input", 2, 1, 2, 0, 255, 2, "{\"op\":\"input\"}");

  /** Two images of two pixels of two channels. */
  private static final float[] RAW = {10, 200, 20, 200, 30, 200, 60, 200};

  private static Dataset data() {
    return InMemory.floats(2, 1, 2, RAW, new int[] {0, 1}, 2);
  }

  @Test
  void standardises() {
    InputStage stage = new InputStage(SPEC, true, null, 1);
    assertThat(stage.fitted()).isFalse();
    stage.fit(data());
    assertThat(stage.fitted()).isTrue();
    // mean 30, squares 400 + 100 + 0 + 900
    double deviation = Math.sqrt(350);
    assertThat(stage.scale()).isEqualTo(new float[] {(float) (1 / deviation), 1f});
    assertThat(stage.shift()).isEqualTo(new float[] {(float) (-30 / deviation), -200f});
    float[] out = new float[5];
    stage.apply(RAW, 4, out, 1);
    float[] one = {30, 200, 60, 200};
    float[] expected = new float[4];
    Reference.affine(one, stage.scale(), stage.shift(), expected);
    assertThat(Arrays.copyOfRange(out, 1, 5)).isEqualTo(expected);
    assertThat(expected[0]).isWithin(1e-6f).of(0f);
    assertThat(expected[2]).isWithin(1e-6f).of((float) (30 / deviation));
  }

  @Test
  void leavesValuesAlone() {
    InputStage stage = new InputStage(SPEC, false, null, 1);
    stage.fit(data());
    float[] out = new float[4];
    stage.apply(RAW, 4, out, 0);
    assertThat(out).isEqualTo(new float[] {30, 200, 60, 200});
  }

  @Test
  void encodes() {
    InputStage stage = new InputStage(SPEC, true, new Thermometer(), 3);
    assertThat(stage.values().channels).isEqualTo(6);
    stage.fit(data());
    assertThat(stage.numbers()).isEqualTo(new float[] {20, 30, 60, 200, 200, 200});
    float[] out = new float[12];
    stage.apply(RAW, 0, out, 0);
    assertThat(out).isEqualTo(new float[] {-1, -1, -1, 1, 1, 1, 1, -1, -1, 1, 1, 1});
    float[] naive = new float[12];
    Reference.encode(new Thermometer(), RAW, stage.numbers(), 3, naive);
    assertThat(naive).isEqualTo(out);
  }

  @Test
  void largeDataAreSampled() {
    int images = 9000;
    ModelSpec spec = ModelSpec.of("test.Large", 1, 16, 16, 0, 255, 2, "{\"op\":\"input\"}");
    byte[] values = new byte[images * 256];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 7919 >> 3);
    }
    Dataset data = InMemory.bytes(1, 16, 16, values, new int[images], 2);
    int[] asked = new int[1];
    Encoder counting =
        new Encoder() {
          @Override
          public float[] fit(float[] sorted, int levels) {
            asked[0] = sorted.length;
            return new Thermometer().fit(sorted, levels);
          }

          @Override
          public boolean bit(float x, float number, int k) {
            return x >= number;
          }
        };
    InputStage stage = new InputStage(spec, true, counting, 1);
    stage.fit(data);
    assertThat(asked[0]).isAtMost(1 << 20);
    assertThat(asked[0]).isAtLeast(1 << 19);
    assertWithMessage("the median of evenly spread bytes")
        .that(stage.numbers()[0])
        .isWithin(3f)
        .of(128f);
  }

  @Test
  void badEncodersAreRefused() {
    Encoder nan =
        new Encoder() {
          @Override
          public float[] fit(float[] sorted, int levels) {
            return new float[] {Float.NaN};
          }

          @Override
          public boolean bit(float x, float number, int k) {
            return false;
          }
        };
    InputStage stage = new InputStage(SPEC, true, nan, 1);
    assertThat(assertThrows(IllegalStateException.class, () -> stage.fit(data())))
        .hasMessageThat()
        .contains("NaN for input channel 0");
    InputStage two = new InputStage(SPEC, true, nan, 2);
    assertThat(assertThrows(IllegalStateException.class, () -> two.fit(data())))
        .hasMessageThat()
        .contains("1 numbers for 2 levels");
    assertThrows(IllegalArgumentException.class, () -> new InputStage(SPEC, true, null, 2));
  }
}
