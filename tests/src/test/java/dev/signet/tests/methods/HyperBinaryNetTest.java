package dev.signet.tests.methods;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.inference.PackedModel;
import dev.signet.inference.file.Safetensors;
import dev.signet.inference.file.Tensor;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HyperBinaryNetTest {
  private static final float[][] INPUTS = Data.inputs(3, 40, 144, 0, 255, false);
  private static final Dataset DATA = Data.labelled(INPUTS, 1, 12, 12, 4);

  @TempDir Path folder;

  private static Training settings() {
    return Training.builder()
        .epochs(2)
        .batch(10)
        .seed(7)
        .progress(Schedule.line(0, 2 / 250.0).byEpoch())
        .build();
  }

  @Test
  void trainsAllTensorsOfTheHypernetwork() {
    HyperNetTrainer trainer = HyperNetTrainer.create(settings());
    trainer.prepare(DATA);
    Map<String, float[]> before = hyperTensors(trainer);
    assertThat(before).hasSize(2 * 3);
    trainer.fit(DATA);
    hyperTensors(trainer)
        .forEach((name, after) -> assertThat(after).isNotEqualTo(before.get(name)));
  }

  private static Map<String, float[]> hyperTensors(Trainer<?> trainer) {
    Map<String, float[]> tensors = new TreeMap<>();
    for (Parameter p : trainer.parameters()) {
      if (p.kind == Parameter.Kind.LATENT) {
        tensors.put(p.name, p.value.clone());
      }
    }
    return tensors;
  }

  @Test
  void nothingOfTheHypernetworkReachesThePackedModel() throws IOException {
    HyperNetTrainer hyper = HyperNetTrainer.create(settings());
    PlainNetTrainer plain = PlainNetTrainer.create(settings());
    hyper.fit(DATA);
    plain.fit(DATA);
    HyperNetModel packed = hyper.freeze();
    for (float[] input : INPUTS) {
      assertThat(Bits.of(packed.logits(input))).isEqualTo(Bits.of(hyper.evaluateLogits(input)));
    }
    assertThat(HyperNetModel.Costs.MODEL_BYTES).isEqualTo(PlainNetModel.Costs.MODEL_BYTES);
    Path with = saved(packed, "hyper");
    Path without = saved(plain.freeze(), "plain");
    assertThat(shapes(with)).isEqualTo(shapes(without));
    assertThat(Files.size(with)).isEqualTo(Files.size(without));
  }

  private Path saved(PackedModel model, String name) throws IOException {
    Path file = folder.resolve(name + ".safetensors");
    model.save(file);
    return file;
  }

  private static Map<String, String> shapes(Path file) throws IOException {
    Map<String, String> shapes = new TreeMap<>();
    for (Map.Entry<String, Tensor> e : Safetensors.read(file).tensors().entrySet()) {
      shapes.put(e.getKey(), e.getValue().type() + " " + Arrays.toString(e.getValue().shape()));
    }
    return shapes;
  }
}
