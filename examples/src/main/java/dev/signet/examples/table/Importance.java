package dev.signet.examples.table;

import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.training.data.CsvColumn;
import dev.signet.training.data.CsvSchema;
import dev.signet.training.data.Dataset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How much a model relies on each column: the accuracy it loses when that column's cells are
 * shuffled among the rows (Breiman 2001, "Random Forests", section 10).
 */
public final class Importance {
  private static final int REPEATS = 3;

  private Importance() {}

  /**
   * Accuracy lost by column, a mean over several shuffles; near or below 0 for a useless column.
   */
  public static Map<String, Double> of(
      PackedModel model, CsvSchema schema, Dataset rows, long seed) {
    int width = rows.valuesPerExample();
    float[][] values = new float[rows.size()][width];
    for (int i = 0; i < values.length; i++) {
      rows.values(i, values[i], 0);
    }
    Predictor predictor = model.predictor();
    double whole = accuracy(predictor, values, rows);
    Map<String, Double> lost = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    int at = 0;
    for (CsvColumn column : schema.columns()) {
      double sum = 0;
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        sum += whole - accuracy(predictor, shuffled(values, at, column.width(), random), rows);
      }
      lost.put(column.name(), sum / REPEATS);
      at += column.width();
    }
    return lost;
  }

  private static double accuracy(Predictor predictor, float[][] values, Dataset rows) {
    int correct = 0;
    for (int i = 0; i < values.length; i++) {
      correct += predictor.classify(values[i]) == rows.label(i) ? 1 : 0;
    }
    return (double) correct / values.length;
  }

  /** The values with {@code wide} of them, from {@code at}, taken from other rows. */
  private static float[][] shuffled(float[][] values, int at, int wide, SplittableRandom random) {
    float[][] mixed = new float[values.length][];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = values[i].clone();
    }
    for (int i = mixed.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      for (int k = at; k < at + wide; k++) {
        float kept = mixed[i][k];
        mixed[i][k] = mixed[other][k];
        mixed[other][k] = kept;
      }
    }
    return mixed;
  }
}
