package dev.signet.examples.cli;

import dev.signet.examples.plot.ContactSheet;
import dev.signet.inference.PackedModel;
import dev.signet.training.Trainer;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An image classifier from data to use, with a page of its mistakes.
 *
 * @param <M> the generated model
 */
final class ImageJob<M extends PackedModel> {
  private static final double TRAINING_SHARE = 0.9;
  private static final int SHOWN = 5;
  private static final int SHEET = 60;

  private final Task task;
  private final Trainer<M> trainer;
  private final Trained.Loader<M> loader;
  private final Console console;

  /**
   * What is to be learnt.
   *
   * @param name of the job and its files
   * @param dataset name of the data
   * @param train what to train on; a tenth is held back for validation
   * @param test what to test on at the end
   * @param seed of the validation split
   * @param facts further results
   */
  record Task(
      String name,
      String dataset,
      Dataset train,
      Dataset test,
      long seed,
      Map<String, Object> facts) {
    Task(String name, String dataset, Dataset train, Dataset test, long seed) {
      this(name, dataset, train, test, seed, Map.of());
    }

    Task with(String fact, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(facts);
      more.put(fact, value);
      return new Task(name, dataset, train, test, seed, more);
    }
  }

  ImageJob(Task task, Trainer<M> trainer, Trained.Loader<M> loader, Console console) {
    this.task = task;
    this.trainer = trainer;
    this.loader = loader;
    this.console = console;
  }

  void run(Path out, Path json) throws IOException {
    Dataset.Split split = task.train().stratifiedSplit(TRAINING_SHARE, task.seed());
    console.line(
        "Training on %,d of %,d %s; the others choose the best epoch.",
        split.train().size(), task.train().size(), task.dataset());
    Path file = out.resolve(task.name() + ".safetensors");
    Trained<M> trained = Trained.run(trainer, loader, task.dataset(), split, task.test(), file);
    trained.tell(console);
    Results results = trained.results();
    task.facts().forEach(results::put);
    Path sheet = out.resolve(task.name() + "-mistakes.png");
    mistakes(trained.agreement(), sheet);
    show(trained.model(), trained.agreement(), file);
    console.line("Wrote %s and %s.", file, sheet);
    if (json != null) {
      results.write(json);
      console.line("Wrote %s.", json);
    }
  }

  private void mistakes(Agreement agreement, Path file) throws IOException {
    Dataset test = task.test();
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      if (agreement.answer(i) != test.label(i)) {
        wrong.add(i);
      }
    }
    String counted = String.format(Locale.ROOT, "%,d of %,d", wrong.size(), test.size());
    ContactSheet sheet =
        new ContactSheet(
            task.dataset() + ": mistakes",
            counted
                + " test images were read wrongly"
                + (wrong.size() > SHEET ? "; the first " + SHEET + " of them" : ""));
    for (int i : wrong.subList(0, Math.min(SHEET, wrong.size()))) {
      int answer = agreement.answer(i);
      long percent = Math.round(100 * agreement.probability(i, answer));
      List<String> caption =
          List.of(
              "is " + test.labels().get(test.label(i)),
              "read " + test.labels().get(answer),
              percent + "% sure");
      sheet.add(
          new ContactSheet.Picture(
              test.channels(), test.height(), test.width(), values(test, i), caption));
    }
    sheet.write(file);
  }

  private void show(M model, Agreement agreement, Path file) {
    console.line("");
    console.line("%s, loaded again, reads the first test images:", file.getFileName());
    Dataset test = task.test();
    for (int i = 0; i < Math.min(SHOWN, test.size()); i++) {
      int answer = model.classify(values(test, i));
      console.line(
          "  image %d: %s (%.1f%%), in truth %s",
          i,
          model.labels().get(answer),
          100 * agreement.probability(i, answer),
          test.labels().get(test.label(i)));
    }
  }

  private static float[] values(Dataset set, int index) {
    float[] values = new float[set.valuesPerExample()];
    set.values(index, values, 0);
    return values;
  }
}
