package dev.signet.tests.learning;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.tests.support.Bits;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
  private static final Dataset TRAIN = Stripes.draw(1, 600);
  private static final Dataset TEST = Stripes.draw(2, 300);

  @TempDir Path folder;

  @Test
  void learnsStripesAndKeepsWhatItLearntWhenPacked() throws IOException {
    StripeNetTrainer trainer = StripeNetTrainer.create(settings(6, 7, 2));
    trainer.prepare(TRAIN);
    assertThat(trainer.evaluate(TEST).accuracy()).isLessThan(0.5);
    trainer.fit(TRAIN, TEST);
    assertThat(trainer.evaluate(TEST).accuracy()).isAtLeast(0.95);

    Path file = folder.resolve("stripes.safetensors");
    trainer.freeze().save(file);
    StripeNetModel model;
    try (InputStream stream = Files.newInputStream(file)) {
      model = StripeNetModel.load(stream);
    }
    assertThat(StripeNetModel.load(file).provenance()).isEqualTo(model.provenance());
    assertThat(model.labels()).isEqualTo(TRAIN.labels());
    float[] picture = new float[Stripes.SIDE * Stripes.SIDE];
    int right = 0;
    for (int i = 0; i < TEST.size(); i++) {
      TEST.values(i, picture, 0);
      assertThat(Bits.of(model.logits(picture)))
          .isEqualTo(Bits.of(trainer.evaluateLogits(picture)));
      right += model.classify(picture) == TEST.label(i) ? 1 : 0;
    }
    assertThat(right / (double) TEST.size()).isEqualTo(trainer.evaluate(TEST).accuracy());
  }

  @Test
  void oneSeedIsOneFileWhateverTheThreads() throws IOException {
    byte[] file = trained("once", 7, 1);
    assertThat(trained("again", 7, 1)).isEqualTo(file);
    assertThat(trained("on two threads", 7, 2)).isEqualTo(file);
    assertThat(trained("on three threads", 7, 3)).isEqualTo(file);
    assertThat(trained("from another seed", 8, 1)).isNotEqualTo(file);
  }

  private byte[] trained(String name, long seed, int threads) throws IOException {
    StripeNetTrainer trainer = StripeNetTrainer.create(settings(2, seed, threads));
    trainer.fit(TRAIN.head(200), TEST.head(50));
    Path file = folder.resolve(name + ".safetensors");
    trainer.freeze().save(file);
    return Files.readAllBytes(file);
  }

  private static Training settings(int epochs, long seed, int threads) {
    return Training.builder().epochs(epochs).batch(32).seed(seed).threads(threads).build();
  }
}
