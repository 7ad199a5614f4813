package dev.signet.examples.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.examples.numbered.E01HelloModel;
import dev.signet.examples.numbered.E01HelloTrainer;
import dev.signet.inference.file.Canaries;
import dev.signet.inference.file.Safetensors;
import dev.signet.inference.file.Tensor;
import dev.signet.training.Training;
import dev.signet.training.data.InMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model on its way to another machine. */
class VerifyCommandTest {
  @TempDir private static Path folder;

  private static Path sound;

  private record Said(int status, String out, String err) {}

  @BeforeAll
  static void freeze() throws IOException {
    sound = folder.resolve("sound.safetensors");
    E01HelloTrainer trainer =
        E01HelloTrainer.create(Training.builder().epochs(1).batch(4).threads(1).build());
    int values = 2;
    float[] data = new float[8 * values];
    int[] labels = new int[8];
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * 7 % 16 - 8) / 8f;
      labels[i / values] = i / values % 3;
    }
    trainer.fit(InMemory.floats(values, 1, 1, data, labels, 3));
    E01HelloModel model = trainer.freeze();
    assertThat(model.verify().passed()).isTrue();
    model.save(sound);
  }

  private static Said verify(Path file) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("model", "verify", file.toString());
    return new Said(status, out.toString(), err.toString());
  }

  /** The file with other metadata and canaries, and a checksum that is right. */
  private static Path changed(String name, Map<String, String> metadata, float[] logits)
      throws IOException {
    Safetensors.Contents contents = Safetensors.read(sound);
    Map<String, String> texts = new TreeMap<>(contents.metadata());
    texts.putAll(metadata);
    Map<String, Tensor> tensors = new TreeMap<>(contents.tensors());
    if (logits.length == 0) {
      tensors.remove(Canaries.TENSOR);
    } else {
      tensors.put(Canaries.TENSOR, Tensor.of(logits, tensors.get(Canaries.TENSOR).shape()));
    }
    Path file = folder.resolve(name);
    Safetensors.write(file, texts, tensors);
    return file;
  }

  private static float[] logits() throws IOException {
    return Safetensors.read(sound).tensors().get(Canaries.TENSOR).floats().clone();
  }

  @Test
  void everyKernelProvesASoundModel() {
    Said said = verify(sound);
    assertWithMessage(said.toString()).that(said.status()).isEqualTo(0);
    for (String kernels : new String[] {"naive", "plain", "vector"}) {
      assertThat(said.out())
          .containsMatch(kernels + " +8 inputs, 3 logits each: every bit is equal");
    }
  }

  @Test
  void oneWrongBitIsFound() throws IOException {
    float[] logits = logits();
    float right = logits[5];
    logits[5] = Math.nextUp(right);
    Said said = verify(changed("wrong.safetensors", Map.of(), logits));
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out())
        .contains(
            "1 of 24 logits differ\n          input 1, logit 2: %s here, %s in the file"
                .formatted(right, logits[5]));
  }

  @Test
  void strangersAndModelsWithoutCanariesAreRefused() throws IOException {
    Said said = verify(changed("stranger.safetensors", Map.of("network", "a.b.C"), logits()));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("is a model of a.b.C, which this program does not have");

    said = verify(changed("bare.safetensors", Map.of(), new float[0]));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("carries no canaries; freeze the network again");

    Path text = Files.writeString(folder.resolve("text.safetensors"), "no model");
    assertThat(verify(text).status()).isEqualTo(2);
  }
}
