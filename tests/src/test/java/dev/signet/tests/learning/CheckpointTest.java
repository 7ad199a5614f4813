package dev.signet.tests.learning;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.tests.support.Generated;
import dev.signet.tests.support.InMemory;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated trainers go on from checkpoints, and only from their own. */
class CheckpointTest {
  private static final Dataset TRAIN = Stripes.draw(1, 130);
  private static final Dataset VALIDATION = Stripes.draw(2, 40);

  @TempDir Path folder;

  private static Training.Builder settings(int threads) {
    return Training.builder().epochs(2).batch(32).seed(7).threads(threads).keepBest(true);
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

  private byte[] model(Training training, Listener... listeners) throws IOException {
    StripeNetTrainer trainer = StripeNetTrainer.create(training);
    trainer.fit(TRAIN, VALIDATION, listeners);
    Path file = folder.resolve("model.safetensors");
    trainer.freeze().save(file);
    return Files.readAllBytes(file);
  }

  @Test
  void brokenOffTwiceAndOnOtherThreads() throws IOException {
    byte[] expected = model(settings(1).build());
    Checkpoints checkpoints = Checkpoints.in(folder.resolve("run")).everySteps(2);
    for (int[] broken : new int[][] {{3, 2}, {5, 1}}) {
      Training training = settings(broken[1]).checkpoints(checkpoints).build();
      assertThrows(UnsupportedOperationException.class, () -> model(training, breaking(broken[0])));
    }
    byte[] found = model(settings(2).checkpoints(checkpoints).build());
    assertThat(Arrays.equals(found, expected)).isTrue();
  }

  /** A network whose packed form is the same however its statistics were gathered. */
  private static Trainer<?> trainer(double momentum, Training training) {
    InMemory.Compiled compiled =
        InMemory.compile(
            """
            package checked;

            import dev.signet.dsl.*;

            @Network(input = {1, 12, 12}, range = {0, 255})
            public record Net(
                @Filters(4) Conv stem,
                BatchNorm norm1,
                @Filters(4) BinaryConv conv,
                @Momentum(%s) BatchNorm norm2,
                GlobalAvgPool average,
                @Units(4) Dense logits) {}
            """
                .formatted(momentum));
    return Generated.of("checked.Net", compiled).trainer(training);
  }

  @Test
  void whatOnlyTrainingKnowsCountsAsWell() {
    Training training =
        settings(1).epochs(1).checkpoints(Checkpoints.in(folder.resolve("run"))).build();
    Trainer<?> first = trainer(0.9, training);
    first.fit(TRAIN, VALIDATION);
    trainer(0.9, training).fit(TRAIN, VALIDATION);
    Trainer<?> other = trainer(0.99, training);
    assertThat(other.spec().structuralHash()).isEqualTo(first.spec().structuralHash());
    assertThat(assertThrows(CheckpointException.class, () -> other.fit(TRAIN, VALIDATION)))
        .hasMessageThat()
        .contains("its network was trained by other code: a layer, an estimator or another choice");
  }
}
