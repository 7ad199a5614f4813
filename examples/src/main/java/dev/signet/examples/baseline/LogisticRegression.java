package dev.signet.examples.baseline;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Multinomial logistic regression on standardised values, the usual yardstick of how hard a data
 * set is: what it reaches needs no network. Trained by mini-batch gradient descent with momentum
 * and a falling rate; of several rates the best on held-out examples is kept.
 */
public final class LogisticRegression {
  private static final float[] RATES = {0.001f, 0.003f, 0.01f};
  private static final int EPOCHS = 8;
  private static final int BATCH = 32;
  private static final float DECAY = 1e-3f;
  private static final float MOMENTUM = 0.9f;

  private final int features;
  private final int classes;
  private final float[] mean;
  private final float[] inverseDeviation;
  private final float[] weights; // [feature][class], the last row is the bias

  private LogisticRegression(
      int features, int classes, float[] mean, float[] inverseDeviation, float[] weights) {
    this.features = features;
    this.classes = classes;
    this.mean = mean;
    this.inverseDeviation = inverseDeviation;
    this.weights = weights;
  }

  /**
   * Fits on nine tenths of the examples and chooses the rate on the last tenth.
   *
   * @param values {@code examples} rows of {@code features} numbers
   * @param labels the class of each row, from 0
   */
  public static LogisticRegression fit(float[] values, int[] labels, int classes, long seed) {
    int features = values.length / labels.length;
    float[] mean = new float[features];
    float[] inverse = new float[features];
    standardize(values, features, mean, inverse);
    float[] rows = new float[values.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (values[i] - mean[i % features]) * inverse[i % features];
    }
    int held = Math.max(1, labels.length / 10);
    LogisticRegression best = null;
    double bestAccuracy = -1;
    for (float rate : RATES) {
      float[] weights = descend(rows, labels, labels.length - held, classes, rate, seed);
      var candidate = new LogisticRegression(features, classes, mean, inverse, weights);
      double accuracy = candidate.accuracyOfRows(rows, labels, labels.length - held, labels.length);
      if (best == null || accuracy > bestAccuracy) {
        bestAccuracy = accuracy;
        best = candidate;
      }
    }
    return Objects.requireNonNull(best);
  }

  /** Part of the rows that are classified correctly, from 0 to 1. */
  public double accuracy(float[] values, int[] labels) {
    float[] rows = new float[values.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (values[i] - mean[i % features]) * inverseDeviation[i % features];
    }
    return accuracyOfRows(rows, labels, 0, labels.length);
  }

  private double accuracyOfRows(float[] rows, int[] labels, int from, int to) {
    float[] scores = new float[classes];
    int correct = 0;
    for (int i = from; i < to; i++) {
      score(rows, i, features, weights, scores);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      correct += best == labels[i] ? 1 : 0;
    }
    return (double) correct / (to - from);
  }

  private static void standardize(float[] values, int features, float[] mean, float[] inverse) {
    int examples = values.length / features;
    for (int f = 0; f < features; f++) {
      double sum = 0;
      double squares = 0;
      for (int i = f; i < values.length; i += features) {
        sum += values[i];
        squares += (double) values[i] * values[i];
      }
      double m = sum / examples;
      double variance = squares / examples - m * m;
      mean[f] = (float) m;
      inverse[f] = variance > 1e-6 ? (float) (1 / Math.sqrt(variance)) : 0f;
    }
  }

  private static float[] descend(
      float[] rows, int[] labels, int count, int classes, float rate, long seed) {
    int features = rows.length / labels.length;
    float[] weights = new float[(features + 1) * classes];
    float[] speed = new float[weights.length];
    float[] gradient = new float[weights.length];
    float[] scores = new float[classes];
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order, random);
      float step = rate * (1f - (float) epoch / EPOCHS);
      for (int from = 0; from < count; from += BATCH) {
        int to = Math.min(count, from + BATCH);
        Arrays.fill(gradient, 0f);
        for (int k = from; k < to; k++) {
          score(rows, order[k], features, weights, scores);
          softmaxError(scores, labels[order[k]]);
          addOuter(rows, order[k] * features, features, scores, gradient);
        }
        for (int i = 0; i < weights.length; i++) {
          speed[i] = MOMENTUM * speed[i] - step * (gradient[i] / (to - from) + DECAY * weights[i]);
          weights[i] += speed[i];
        }
      }
    }
    return weights;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  private static void score(float[] rows, int row, int features, float[] weights, float[] scores) {
    int classes = scores.length;
    System.arraycopy(weights, features * classes, scores, 0, classes);
    for (int f = 0; f < features; f++) {
      float x = rows[row * features + f];
      for (int c = 0; c < classes; c++) {
        scores[c] += x * weights[f * classes + c];
      }
    }
  }

  /** Replaces scores by the derivatives of the cross-entropy. */
  private static void softmaxError(float[] scores, int label) {
    float greatest = scores[0];
    for (float s : scores) {
      greatest = Math.max(greatest, s);
    }
    float sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = (float) StrictMath.exp(scores[c] - greatest);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
    scores[label] -= 1f;
  }

  private static void addOuter(
      float[] rows, int at, int features, float[] error, float[] gradient) {
    int classes = error.length;
    for (int f = 0; f < features; f++) {
      float x = rows[at + f];
      for (int c = 0; c < classes; c++) {
        gradient[f * classes + c] += x * error[c];
      }
    }
    for (int c = 0; c < classes; c++) {
      gradient[features * classes + c] += error[c];
    }
  }
}
