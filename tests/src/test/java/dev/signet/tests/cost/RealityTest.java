package dev.signet.tests.cost;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.tests.oracle.BinaryNetModel;
import dev.signet.tests.oracle.BinaryNetTrainer;
import dev.signet.tests.published.BiRealNet18Model;
import dev.signet.tests.published.BiRealNet18Trainer;
import dev.signet.tests.support.Data;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are compiled with these tests cost what their sheets say; so do random ones. */
class RealityTest {
  private static final Training SETTINGS = Training.builder().build();

  @TempDir Path folder;

  @Test
  void estimatorsAndScalingsOfManyKinds() throws IOException {
    check(BinaryNetModel.class, BinaryNetTrainer.create(SETTINGS), 2, 6, 3);
    assertThat(BinaryNetModel.costs().row("conv1").executed().tableBytes()).isEqualTo(0);
  }

  @Test
  void publishedNetwork() throws IOException {
    check(BiRealNet18Model.class, BiRealNet18Trainer.create(SETTINGS), 3, 224, 1000);
    assertThat(BiRealNet18Model.Costs.BINARY_WEIGHTS).isEqualTo(10_985_472);
    assertThat(BiRealNet18Model.Costs.REAL_WEIGHTS).isEqualTo(694_440);
    assertThat(BiRealNet18Model.Costs.STORAGE_BITS).isEqualTo(33_207_552);
    assertThat(BiRealNet18Model.Costs.FLOPS_64).isEqualTo(163_473_408L * 64);
    // a kernel of 3 on a row of 56 padded by zeros has 3 * 56 - 2 taps inside
    assertThat(BiRealNet18Model.costs().row("stage1[0].conv").executed().bitOperations())
        .isEqualTo(166L * 166 * 64 * 64);
  }

  private void check(Class<?> model, Trainer<?> trainer, int channels, int size, int classes)
      throws IOException {
    String name = model.getName().replaceFirst("Model$", "");
    float[][] inputs = Data.inputs(1, 4, channels * size * size, -1, 1, false);
    trainer.prepare(Data.labelled(inputs, channels, size, size, classes));
    Path file = folder.resolve("model.safetensors");
    trainer.freeze().save(file);
    Reality.check(name, bytes(model), file, inputs[0]);
  }

  private static Map<String, byte[]> bytes(Class<?> model) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (String inner : new String[] {"", "$OnePass", "$Steps", "$Costs", "$CostLines"}) {
      String name = model.getName() + inner;
      try (InputStream in = model.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
        classes.put(name, in.readAllBytes());
      }
    }
    return classes;
  }
}
