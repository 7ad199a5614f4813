package dev.signet.tests.published;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sizes of published networks, against the numbers that others printed. */
class PublishedNetworksTest {
  private static final Training SETTINGS = Training.builder().build();

  /** As {@code literature/birealnet.py} of the Larq zoo states, with 4 numbers per norm channel. */
  @Test
  void biRealNet18HasItsParameters() {
    assertThat(parameters(BiRealNet18Trainer.create(SETTINGS))).isEqualTo(11_699_112);
  }

  /** As {@code literature/densenet.py} of the Larq zoo states, with 4 numbers per norm channel. */
  @Test
  void binaryDenseNet28HasItsParameters() {
    assertThat(parameters(BinaryDenseNet28Trainer.create(SETTINGS))).isEqualTo(5_150_504);
  }

  /** 10,985,472 and 4,202,496 weights of one bit: the experiment logs of BMXNet v2. */
  @Test
  void publishedNetworksHaveTheirBinaryWeights() {
    assertThat(binaryWeights(BiRealNet18Trainer.create(SETTINGS))).isEqualTo(10_985_472);
    assertThat(binaryWeights(BinaryDenseNet28Trainer.create(SETTINGS))).isEqualTo(4_202_496);
  }

  /** Every binary layer has its own shortcut, so that none lies between another and the loss. */
  @Test
  void biRealNet18TellsItsGradientPaths() {
    assertThat(BiRealNet18Model.gradientPaths().lines())
        .containsAtLeast(
            "stage1[0] and 3 alike, Unit: (0, 0) (1, 115605504)",
            "stage2, 4 units of Unit: (0, 0) (1, 57802752) (2, 173408256) ... (4, 404619264)",
            "between each of stage1[0].conv to stage4[3].conv and the loss: 0 binary layers");
  }

  /**
   * Each of M convolutions of width 53, 41, 31 on 56 x 56 pixels: 79.3, 47.4, 27.1 million MACs.
   */
  @Test
  void fractalBlocksHaveTheirConvolutions() {
    fractal(Fractals_Of3Trainer.create(SETTINGS), 3, 79_281_216L);
    fractal(Fractals_Of7Trainer.create(SETTINGS), 7, 47_444_544L);
    fractal(Fractals_Of15Trainer.create(SETTINGS), 15, 27_123_264L);
  }

  private static void fractal(Trainer<?> trainer, int convolutions, long macsOfEach) {
    List<Parameter> latents = latents(trainer);
    assertThat(latents).hasSize(convolutions);
    for (Parameter p : latents) {
      assertThat(p.size() * 56L * 56L).isEqualTo(macsOfEach);
    }
  }

  private static long parameters(Trainer<?> trainer) {
    return trainer.parameters().stream().mapToLong(Parameter::size).sum();
  }

  private static long binaryWeights(Trainer<?> trainer) {
    return latents(trainer).stream().mapToLong(Parameter::size).sum();
  }

  private static List<Parameter> latents(Trainer<?> trainer) {
    return trainer.parameters().stream().filter(p -> p.kind == Parameter.Kind.LATENT).toList();
  }
}
