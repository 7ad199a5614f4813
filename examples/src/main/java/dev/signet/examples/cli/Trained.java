package dev.signet.examples.cli;

import dev.signet.inference.PackedModel;
import dev.signet.inference.kernel.Kernels;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.Listeners;
import dev.signet.training.listen.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What every job does: train, choose the epoch by validation, pack, save, load what was saved, and
 * measure that. Test examples are looked at only then.
 *
 * @param <M> the generated model
 * @param model as loaded from its file
 * @param agreement of the trainer and that model on the test examples
 * @param results the numbers that every job reports
 */
record Trained<M extends PackedModel>(M model, Agreement agreement, Results results) {
  /** How a generated model is loaded. */
  interface Loader<M> {
    M load(Path file) throws IOException;
  }

  /**
   * Does all that.
   *
   * @param dataset name of the data
   * @param file where the model goes
   */
  static <M extends PackedModel> Trained<M> run(
      Trainer<M> trainer,
      Loader<M> loader,
      String dataset,
      Dataset.Split split,
      Dataset test,
      Path file)
      throws IOException {
    long begun = System.nanoTime();
    Path page = Path.of(file.toString().replaceFirst("\\.safetensors$", "") + ".run.html");
    RunReport run =
        trainer.fit(split.train(), split.validation(), Listeners.progress(), Listeners.page(page));
    double seconds = (System.nanoTime() - begun) / 1e9;
    trainer.freeze().save(file);
    trainer.saveRun(file);
    M model = loader.load(file);
    Agreement agreement = Agreement.of(trainer, model, test);
    Training training = trainer.training();
    List<Double> byEpoch = run.epochs().stream().map(epoch -> epoch.validationAccuracy()).toList();
    Results results =
        new Results()
            .put("dataset", dataset)
            .put("train_images", split.train().size())
            .put("validation_images", split.validation().size())
            .put("test_images", test.size())
            .put("epochs", training.epochs())
            .put("seed", training.seed())
            .put("test_accuracy", agreement.evaluation().accuracy())
            .put("packed_test_accuracy", agreement.packed().accuracy())
            .put("disagreements", agreement.disagreements())
            .put("model_bytes", Files.size(file))
            .put("float_model_bytes", Measures.floatBytes(trainer))
            .put("train_seconds", seconds)
            .put("packed_images_per_second", Measures.perSecond(model, test))
            .put("kernels", Kernels.selected())
            .put("accuracy_by_epoch", byEpoch);
    return new Trained<>(model, agreement, results);
  }

  /** Says how good, small and fast the model is. */
  void tell(Console console) {
    console.line("");
    console.line(agreement.packed().toString().stripTrailing());
    console.line("");
    console.line(
        "Test accuracy %.2f%% by the trainer's evaluation, %.2f%% packed;"
            + " logits differ for %d of %,d examples.",
        100 * agreement.evaluation().accuracy(),
        100 * agreement.packed().accuracy(),
        agreement.disagreements(),
        agreement.packed().size());
    long bytes = (Long) results.get("model_bytes");
    long floatBytes = (Long) results.get("float_model_bytes");
    console.line(
        "The packed model has %,d bytes; with 32-bit weights it would have %,d, %.1f times as"
            + " many.",
        bytes, floatBytes, (double) floatBytes / bytes);
    console.line(
        "It answers %,.0f examples a second on one thread with the %s kernels (%s).",
        results.get("packed_images_per_second"), Kernels.selected(), Kernels.reason());
    console.line("Training took %.1f s.", results.get("train_seconds"));
  }
}
