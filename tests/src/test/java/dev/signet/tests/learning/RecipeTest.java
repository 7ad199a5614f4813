package dev.signet.tests.learning;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.RunInfo;
import dev.signet.training.loss.Loss;
import dev.signet.training.loss.Teacher;
import dev.signet.training.recipe.Recipe;
import dev.signet.training.recipe.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages of training in a row, stopped and gone on with. */
class RecipeTest {
  private static final Dataset TRAIN = Stripes.draw(1, 130);
  private static final Dataset VALIDATION = Stripes.draw(2, 40);

  @TempDir Path folder;

  private static Training.Builder settings() {
    return Training.builder().epochs(2).batch(32).seed(7).checkups(false);
  }

  private static Training settings(Stage stage) {
    return settings().checkpoints(stage.checkpoints().everySteps(2)).build();
  }

  private static Recipe<StripeStages_BinaryTrainer> recipe(Path into) {
    return Recipe.in(into)
        .first("real", stage -> StripeStages_RealValuedTrainer.create(settings(stage)))
        .then("binary inputs", stage -> StripeStages_BinaryInputsTrainer.create(settings(stage)))
        .then("binary", stage -> StripeStages_BinaryTrainer.create(settings(stage)));
  }

  private byte[] bytes(Trainer<?> trainer) throws IOException {
    Path file = folder.resolve("model.safetensors");
    trainer.freeze().save(file);
    return Files.readAllBytes(file);
  }

  private static Listener breaking(int after) {
    return new Listener() {
      private int left = after;

      @Override
      public void batchEnded(BatchReport batch) {
        if (--left == 0) {
          throw new UnsupportedOperationException("broken off");
        }
      }
    };
  }

  private static float[] numbers(Trainer<?> trainer, String name) {
    return trainer.parameters().stream()
        .filter(p -> p.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name))
        .value;
  }

  @Test
  void brokenOffInEveryStage() throws IOException {
    byte[] expected = bytes(recipe(folder.resolve("whole")).run(TRAIN, VALIDATION));
    Path broken = folder.resolve("broken");
    // Ten steps a stage: in the first stage, twice in the second, in the third.
    for (int after : new int[] {5, 8, 3, 7}) {
      assertThrows(
          UnsupportedOperationException.class,
          () -> recipe(broken).run(TRAIN, VALIDATION, breaking(after)));
    }
    assertThat(bytes(recipe(broken).run(TRAIN, VALIDATION))).isEqualTo(expected);
    List<String> networks = new ArrayList<>();
    Listener watching =
        new Listener() {
          @Override
          public void started(RunInfo run) {
            networks.add(run.network());
          }

          @Override
          public void batchEnded(BatchReport batch) {
            throw new AssertionError("a stage that is done runs again");
          }
        };
    assertThat(bytes(recipe(broken).run(TRAIN, VALIDATION, watching))).isEqualTo(expected);
    assertThat(networks).hasSize(3);
  }

  @Test
  void beginsWithWhatWasLearnt() {
    var real = StripeStages_RealValuedTrainer.create(settings().build());
    real.fit(TRAIN);
    var inputs = StripeStages_BinaryInputsTrainer.create(settings().build());
    inputs.startFrom(real);
    for (Parameter p : real.parameters()) {
      assertThat(numbers(inputs, p.name)).isEqualTo(p.value);
    }
    var fresh = StripeStages_BinaryInputsTrainer.create(settings().build());
    String shift = "body_conv2.inputs.shift";
    assertThat(numbers(inputs, shift)).isEqualTo(numbers(fresh, shift));
    inputs.fit(TRAIN);
    var binary = StripeStages_BinaryTrainer.create(settings().build());
    binary.startFrom(inputs);
    assertThat(numbers(binary, shift)).isEqualTo(numbers(inputs, shift));
    // And back: a threshold that the network has no place for is left out.
    var back = StripeStages_RealValuedTrainer.create(settings().build());
    back.startFrom(inputs);
    assertThat(numbers(back, "body_stem.weights")).isEqualTo(numbers(inputs, "body_stem.weights"));
    assertThat(binary.freeze().provenance().get("start")).hasLength(64);
    assertThat(binary.freeze().labels()).isEqualTo(TRAIN.labels());
  }

  @Test
  void aStageMayTakeMoreOrLess() {
    var student =
        Recipe.in(folder)
            .first("teacher", s -> StripeStages_RealValuedTrainer.create(settings(s)))
            .then(
                "student",
                (stage, before) ->
                    StripeNetTrainer.create(
                        settings()
                            .checkpoints(stage.checkpoints())
                            .loss(Loss.distillation(Teacher.model(before.freeze()), 2, 0.5))
                            .build()))
            .run(TRAIN, VALIDATION);
    assertThat(student.freeze().provenance()).doesNotContainKey("start");
  }

  @Test
  void anotherSettingOfAStageThatIsDone() {
    recipe(folder).run(TRAIN, VALIDATION);
    var changed =
        Recipe.in(folder)
            .first(
                "real",
                stage ->
                    StripeStages_RealValuedTrainer.create(
                        settings().seed(8).checkpoints(stage.checkpoints()).build()));
    assertThat(assertThrows(CheckpointException.class, () -> changed.run(TRAIN, VALIDATION)))
        .hasMessageThat()
        .contains("seed");
  }

  @Test
  void networksThatDoNotFit() {
    var real = StripeStages_RealValuedTrainer.create(settings().build());
    var other = StripeStages_OtherTrainer.create(settings().build());
    assertThat(assertThrows(IllegalStateException.class, () -> other.startFrom(real)))
        .hasMessageThat()
        .contains("does not know its input's range yet");
    real.prepare(TRAIN);
    var stripes = StripeNetTrainer.create(settings().build());
    stripes.prepare(TRAIN);
    float[] before = numbers(other, "stem.weights").clone();
    assertThat(assertThrows(IllegalArgumentException.class, () -> other.startFrom(stripes)))
        .hasMessageThat()
        .isEqualTo(
            "dev.signet.tests.learning.StripeStages.Other cannot start from"
                + " dev.signet.tests.learning.StripeNet: conv1.source.latent [16, 9, 8] LATENT there,"
                + " but conv1.source.latent [8, 9, 8] LATENT here; norm2.gamma [16] NORM there, but"
                + " norm2.gamma [8] NORM here; norm2.beta [16] NORM there, but norm2.beta [8] NORM"
                + " here; and 8 more. Give the same layers the same names in both.");
    assertThat(numbers(other, "stem.weights")).isEqualTo(before);
    stripes.fit(TRAIN);
    assertThat(assertThrows(IllegalStateException.class, () -> stripes.startFrom(real)))
        .hasMessageThat()
        .contains("has been trained already");
  }

  @Test
  void badRecipes() {
    Recipe<?> without =
        Recipe.in(folder)
            .first("real", s -> StripeStages_RealValuedTrainer.create(settings().build()));
    assertThat(assertThrows(IllegalArgumentException.class, () -> without.run(TRAIN, VALIDATION)))
        .hasMessageThat()
        .isEqualTo(
            "stage 1, real: its trainer has no checkpoints, so that the recipe could not go on after"
                + " a stop. Give its settings checkpoints(stage.checkpoints())");
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> Recipe.in(folder).first("../real", s -> null)))
        .hasMessageThat()
        .contains("a stage cannot be called '../real'");
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> recipe(folder).then("real", s -> (StripeNetTrainer) null)))
        .hasMessageThat()
        .isEqualTo("two stages are called 'real': give each a name of its own");
  }
}
