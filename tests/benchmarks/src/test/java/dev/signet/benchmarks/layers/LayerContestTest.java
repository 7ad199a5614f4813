package dev.signet.benchmarks.layers;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.benchmarks.machine.JavaPeaks;
import dev.signet.benchmarks.measure.Pace;
import org.junit.jupiter.api.Test;

class LayerContestTest {
  private static final Pace PACE = new Pace(1, 1, 1, 1, 1);

  /** Throws where ours and ONNX Runtime differ: floats, bytes or bits. */
  @Test
  void allComputeTheSame() throws Exception {
    for (LayerShape shape :
        new LayerShape[] {
          LayerShape.conv(6, 70, 70, 3, 1),
          LayerShape.conv(7, 64, 33, 3, 2),
          LayerShape.conv(5, 130, 40, 1, 1),
          LayerShape.conv(8, 64, 64, 5, 1),
          LayerShape.dense(200, 90)
        }) {
      LayerContest contest = LayerContest.run(shape, JavaPeaks.all(), PACE);
      assertThat(contest.times().containsKey("fp32 x8")).isEqualTo(shape.chains());
      assertThat(contest.gops("float")).isGreaterThan(0.0);
      assertThat(contest.peer("u8s8")).isGreaterThan(0.0);
    }
  }

  @Test
  void operationsAreAsPublished() {
    assertThat(LayerShape.conv(56, 64, 64, 3, 1).operations()).isEqualTo(231_211_008.0);
    assertThat(LayerShape.conv(14, 256, 256, 3, 2).operations()).isEqualTo(57_802_752.0);
    assertThat(LayerShape.dense(4096, 4096).operations()).isEqualTo(33_554_432.0);
  }
}
