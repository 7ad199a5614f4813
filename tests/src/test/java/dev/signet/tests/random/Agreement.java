package dev.signet.tests.random;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.tests.cost.Reality;
import dev.signet.tests.format.FormatReader;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.tests.support.Disturbance;
import dev.signet.tests.support.Generated;
import dev.signet.tests.support.InMemory;
import dev.signet.tests.support.InMemory.Compiled;
import dev.signet.tests.support.KernelWorld;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What every network owes: it compiles without a word, trains alike on any number of threads, and
 * its packed model's logits are the bits of the trainer's own evaluation, on every kernel, before
 * and after a trip through a file, and when a stranger runs that file. And it costs what its sheet
 * says.
 */
final class Agreement {
  private static final int INPUTS = 8;

  private Agreement() {}

  /** Returns how many different logits the inputs gave. */
  static int check(Declaration declaration, Path folder) throws IOException {
    Compiled compiled = InMemory.compile(declaration.source());
    assertWithMessage("warnings of %s\n%s", declaration, declaration.source())
        .that(compiled.warnings())
        .isEmpty();
    Generated generated = Generated.of(declaration.name(), compiled);

    long seed = declaration.seed();
    Trainer<?> trainer = trained(generated, declaration, 2);
    if (seed % 4 == 0) {
      Path one = saved(trained(generated, declaration, 1), folder.resolve("one.safetensors"));
      Path two = saved(trainer, folder.resolve("two.safetensors"));
      assertWithMessage("place of the first byte that hangs on threads, %s", declaration)
          .that(Files.mismatch(one, two))
          .isEqualTo(-1);
    }
    new Disturbance(seed).apply(trainer.parameters());

    float[][] inputs = inputs(declaration, ~seed, INPUTS);
    float[][] evaluated = each(inputs, trainer::evaluateLogits);
    PackedModel model = trainer.freeze();
    agree(declaration, "packed", each(inputs, model::logits), evaluated);
    Path file = saved(trainer, folder.resolve("model.safetensors"));
    PackedModel loaded = generated.load(file);
    agree(declaration, "loaded", each(inputs, loaded::logits), evaluated);
    for (int threads = 2; threads <= 4; threads++) {
      agree(declaration, threads + " threads", split(loaded, threads, inputs), evaluated);
    }
    FormatReader reader = FormatReader.read(file);
    agree(declaration, "by the format page", each(inputs, reader::logits), evaluated);
    Reality.check(declaration.name(), compiled.classes(), file, inputs[0]);
    for (KernelWorld world : KernelWorld.ALL) {
      float[][] there = world.logits(declaration.name(), compiled, file, inputs);
      agree(declaration, world.toString(), there, evaluated);
    }
    return (int) Arrays.stream(evaluated).map(Bits::of).distinct().count();
  }

  private static Trainer<?> trained(Generated generated, Declaration declaration, int threads) {
    long seed = declaration.seed();
    Training.Builder settings = Training.builder().epochs(2).batch(5).shard(3);
    Trainer<?> trainer = generated.trainer(settings.threads(threads).seed(seed).build());
    trainer.fit(data(declaration, inputs(declaration, seed, 20)));
    return trainer;
  }

  private static Path saved(Trainer<?> trainer, Path file) throws IOException {
    trainer.freeze().save(file);
    return file;
  }

  private static float[][] split(PackedModel model, int threads, float[][] inputs) {
    try (Predictor predictor = model.predictor(threads)) {
      return each(
          inputs,
          input -> {
            float[] logits = new float[model.logits(input).length];
            predictor.logits(input, logits);
            return logits;
          });
    }
  }

  private static float[][] each(float[][] inputs, UnaryOperator<float[]> logits) {
    return Arrays.stream(inputs).map(logits).toArray(float[][]::new);
  }

  private static void agree(Declaration d, String what, float[][] found, float[][] evaluated) {
    assertWithMessage("logits, %s, of %s\n%s", what, d, d.source())
        .that(Bits.of(found))
        .isEqualTo(Bits.of(evaluated));
  }

  private static float[][] inputs(Declaration d, long seed, int count) {
    return Data.inputs(seed, count, d.values(), d.least(), d.greatest(), d.whole());
  }

  private static Dataset data(Declaration d, float[][] inputs) {
    return Data.labelled(inputs, d.channels(), d.height(), d.width(), d.classes());
  }
}
