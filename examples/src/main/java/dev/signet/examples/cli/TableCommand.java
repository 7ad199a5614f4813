package dev.signet.examples.cli;

import dev.signet.examples.table.Importance;
import dev.signet.examples.table.Loans;
import dev.signet.examples.table.TableNetModel;
import dev.signet.examples.table.TableNetTrainer;
import dev.signet.training.Training;
import dev.signet.training.data.Csv;
import dev.signet.training.data.CsvSchema;
import dev.signet.training.data.Dataset;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Learns from a table in CSV files, says which columns matter, and declines doubtful cases. */
@Command(
    name = "table",
    description =
        "Learns from CSV files with named columns and missing values, which it writes itself.")
final class TableCommand implements Callable<Integer> {
  private static final int EPOCHS = 12;
  private static final int TRAIN_ROWS = 8_000;
  private static final int TEST_ROWS = 2_000;
  private static final double RATE = 0.002;
  private static final double TRAINING_SHARE = 0.85;
  private static final double[] LEAST_PROBABILITIES = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};

  @Spec private CommandSpec spec;
  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    Path out = options.out("table");
    Console console = new Console(spec.commandLine().getOut());
    Path trainFile = out.resolve("loans-train.csv");
    Path testFile = out.resolve("loans-test.csv");
    Files.writeString(trainFile, Loans.csv(2 * options.seed, TRAIN_ROWS));
    Files.writeString(testFile, Loans.csv(2 * options.seed + 1, TEST_ROWS));
    CsvSchema schema =
        Csv.labelled(Loans.LABEL)
            .oneHot(Loans.HOUSING)
            .ordinal(Loans.EDUCATION, Loans.educationOrder())
            .fit(trainFile);
    console.line(
        "%s and %s hold made-up loans. The columns, as the training rows have them:",
        trainFile, testFile);
    console.line(schema.describe().stripTrailing());
    Dataset all = schema.dataset(trainFile);
    Dataset test = schema.dataset(testFile);
    Dataset.Split split = all.stratifiedSplit(TRAINING_SHARE, options.seed);
    Training settings =
        options.training(EPOCHS).schedule(Schedule.cosine(RATE)).keepBest(true).build();
    Path file = out.resolve("table.safetensors");
    Trained<TableNetModel> trained =
        Trained.run(
            TableNetTrainer.create(settings), TableNetModel::load, "loans", split, test, file);
    trained.tell(console);
    TableNetModel model = trained.model();
    Results results =
        trained
            .results()
            .put("importance", importance(console, model, schema, test))
            .put("reject", reject(console, model, test));
    predict(console, model, schema);
    console.line("Wrote %s.", file);
    if (options.json != null) {
      results.write(options.json);
    }
    return 0;
  }

  private Map<String, Double> importance(
      Console console, TableNetModel model, CsvSchema schema, Dataset test) {
    Map<String, Double> lost = Importance.of(model, schema, test, options.seed);
    console.line("");
    console.line("Accuracy lost when one column is shuffled, in percentage points:");
    lost.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(column -> {
          double points = 100 * column.getValue();
          String bar = "#".repeat((int) Math.max(0, Math.round(2 * points)));
          console.line("  %-15s %6.2f  %s", column.getKey(), points, bar);
        });
    return lost;
  }

  private static List<Map<String, Object>> reject(
      Console console, TableNetModel model, Dataset test) {
    console.line("");
    console.line("Answering only when sure enough:");
    console.line("  at least   answers   right");
    List<Map<String, Object>> lines = new ArrayList<>();
    float[] values = new float[test.valuesPerExample()];
    for (double least : LEAST_PROBABILITIES) {
      int answered = 0;
      int right = 0;
      for (int i = 0; i < test.size(); i++) {
        test.values(i, values, 0);
        OptionalInt answer = model.classifyOrReject(values, least);
        answered += answer.isPresent() ? 1 : 0;
        right += answer.isPresent() && answer.getAsInt() == test.label(i) ? 1 : 0;
      }
      double coverage = (double) answered / test.size();
      double accuracy = answered == 0 ? 0 : (double) right / answered;
      console.line("  %7.0f%% %8.1f%% %7.1f%%", 100 * least, 100 * coverage, 100 * accuracy);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("least_probability", least);
      line.put("coverage", coverage);
      line.put("accuracy", accuracy);
      lines.add(line);
    }
    return lines;
  }

  private static void predict(Console console, TableNetModel model, CsvSchema schema) {
    Map<String, String> applicant = new LinkedHashMap<>();
    applicant.put("income", "41.5");
    applicant.put("debt", "9");
    applicant.put("savings", "");
    applicant.put("age", "37");
    applicant.put("years_employed", "8");
    applicant.put("late_payments", "0");
    applicant.put("shoe_size", "42");
    applicant.put(Loans.HOUSING, "rent");
    applicant.put(Loans.EDUCATION, "trade");
    float[] values = schema.row(applicant);
    int answer = model.classify(values);
    console.line("");
    console.line("One row, its savings missing: %s", applicant);
    console.line(
        "  %s (%.1f%%)", model.labels().get(answer), 100 * model.probabilities(values)[answer]);
  }
}
