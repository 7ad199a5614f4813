package dev.signet.tests.golden;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.inference.PackedModel;
import dev.signet.inference.file.ModelSpec;
import dev.signet.tests.support.Data;
import dev.signet.tests.support.Golden;
import dev.signet.training.Training;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan of a model as people read it. */
class PlanTextTest {
  @Test
  void everyStepStandsThere() {
    SmallResNetTrainer trainer =
        SmallResNetTrainer.create(Training.builder().epochs(1).batch(4).build());
    trainer.prepare(Data.labelled(Data.inputs(1, 4, 3072, -1, 1, false), 3, 32, 32, 10));
    PackedModel model = trainer.freeze();
    List<String> lines = model.toPlan().lines().toList();
    ModelSpec spec = SmallResNetModel.SPEC;
    assertThat(lines).hasSize(2 + spec.planLines().size());
    assertThat(lines.get(0)).startsWith("dev.signet.tests.golden.SmallResNet on ");
    for (int i = 0; i < spec.planLines().size(); i++) {
      assertThat(lines.get(i + 2)).containsMatch("^ *" + (i + 1) + "\\. +\\S");
    }
    // kernels are those of this machine
    String everywhere =
        String.join("\n", lines.subList(1, lines.size()))
            .replaceAll("(Vector|Plain)(BinaryConvolution|FloatConvolution)", "$2")
            .replaceAll("  +", "  ");
    Golden.text("PlanTextTest", "residual", "plan.txt", everywhere + "\n");
  }
}
