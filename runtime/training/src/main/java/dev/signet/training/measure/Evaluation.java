package dev.signet.training.measure;

import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/**
 * How a classifier's answers compare with the true labels. Immutable.
 *
 * <p>The answer to an example is its class of highest logit, the lowest such class where several
 * are equal. A ratio without cases (the precision of a class never answered, the recall of a class
 * without examples) is 0; means over classes leave out those that are neither a label nor an
 * answer.
 */
public final class Evaluation {
  private final List<String> labels;
  private final int[][] confusion;
  private final long[] ranks;
  private final long size;
  private final double logLoss;

  private Evaluation(Builder from) {
    labels = from.labels;
    confusion = new int[labels.size()][];
    for (int c = 0; c < confusion.length; c++) {
      confusion[c] = from.confusion[c].clone();
    }
    ranks = from.ranks.clone();
    size = from.size;
    logLoss = from.loss / size;
  }

  /** Starts counting for classes of these names. */
  public static Builder builder(List<String> labels) {
    return new Builder(labels);
  }

  /** Names of the classes. */
  public List<String> labels() {
    return labels;
  }

  /** Number of classes. */
  public int classes() {
    return labels.size();
  }

  /** Number of examples, at least 1. */
  public long size() {
    return size;
  }

  /** Number of examples answered correctly. */
  public long correct() {
    return ranks[0];
  }

  /** Share of examples answered correctly, 0 to 1. */
  public double accuracy() {
    return topK(1);
  }

  /**
   * Share of examples whose label is among the {@code k} classes of highest logit, 0 to 1.
   *
   * @throws IllegalArgumentException unless k is from 1 to the number of classes
   */
  public double topK(int k) {
    if (k < 1 || k > ranks.length) {
      throw new IllegalArgumentException(
          "Top-" + k + " accuracy was asked of " + ranks.length + " classes. Ask for 1 to that.");
    }
    long hits = 0;
    for (int rank = 0; rank < k; rank++) {
      hits += ranks[rank];
    }
    return (double) hits / size;
  }

  /**
   * Mean over the examples of minus the logarithm (in nats) of the label's probability (softmax).
   */
  public double logLoss() {
    return logLoss;
  }

  /** Number of examples of class {@code label} that were answered with {@code answer}. */
  public int confusion(int label, int answer) {
    return confusion[label][answer];
  }

  /** Number of examples of a class. */
  public long support(int label) {
    long sum = 0;
    for (int count : confusion[label]) {
      sum += count;
    }
    return sum;
  }

  /** Number of examples answered with a class. */
  public long answers(int answer) {
    long sum = 0;
    for (int[] row : confusion) {
      sum += row[answer];
    }
    return sum;
  }

  /** Share of the answers of this class that were right, 0 to 1. */
  public double precision(int label) {
    return ratio(confusion[label][label], answers(label));
  }

  /** Share of the examples of this class that were answered with it, 0 to 1. */
  public double recall(int label) {
    return ratio(confusion[label][label], support(label));
  }

  /** Harmonic mean of precision and recall, 0 to 1. */
  public double f1(int label) {
    return ratio(2.0 * confusion[label][label], support(label) + answers(label));
  }

  /** Mean of {@link #precision} over the classes. */
  public double macroPrecision() {
    return macro(this::precision);
  }

  /** Mean of {@link #recall} over the classes. */
  public double macroRecall() {
    return macro(this::recall);
  }

  /** Mean of {@link #f1} over the classes. */
  public double macroF1() {
    return macro(this::f1);
  }

  private double macro(IntToDoubleFunction of) {
    double sum = 0;
    int met = 0;
    for (int c = 0; c < classes(); c++) {
      if (support(c) + answers(c) > 0) {
        sum += of.applyAsDouble(c);
        met++;
      }
    }
    return sum / met;
  }

  private static double ratio(double part, long whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /**
   * The numbers as one JSON object, on one line: examples, accuracy, top5 (above 5 classes),
   * log_loss, macro_precision, macro_recall, macro_f1, classes (label, examples, precision, recall,
   * f1) and confusion (a row per label, a column per answer).
   */
  public String toJson() {
    return EvaluationText.json(this);
  }

  /** The numbers as a table for people, over several lines. */
  @Override
  public String toString() {
    return EvaluationText.table(this);
  }

  /** Counts answers. Not thread-safe: give each thread its own, then {@link #addAll}. */
  public static final class Builder {
    private final List<String> labels;
    private final int[][] confusion;
    private final long[] ranks;
    private long size;
    private double loss;

    private Builder(List<String> labels) {
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("There are no classes to evaluate. Name at least one.");
      }
      this.labels = List.copyOf(labels);
      confusion = new int[labels.size()][labels.size()];
      ranks = new long[labels.size()];
    }

    /**
     * Counts one answer.
     *
     * @param label the true class, from 0
     * @param logits the network's output, one finite value per class
     * @throws IllegalArgumentException for a label that is no class, or other logits
     */
    public Builder add(int label, float[] logits) {
      if (label < 0 || label >= ranks.length || logits.length != ranks.length) {
        throw new IllegalArgumentException(
            "Label "
                + label
                + " with "
                + logits.length
                + " logits was given to an evaluation of "
                + ranks.length
                + " classes. Labels count from 0, and every class has a logit.");
      }
      int answer = 0;
      int rank = 0;
      float own = logits[label];
      for (int c = 0; c < logits.length; c++) {
        float logit = logits[c];
        if (!Float.isFinite(logit)) {
          throw new IllegalArgumentException(
              "The logit of class " + c + " (" + labels.get(c) + ") is " + logit + ", not finite.");
        }
        answer = logit > logits[answer] ? c : answer;
        rank += logit > own || (logit == own && c < label) ? 1 : 0;
      }
      double sum = 0;
      for (float logit : logits) {
        sum += Math.exp((double) logit - logits[answer]);
      }
      loss += Math.log(sum) + logits[answer] - own;
      confusion[label][answer]++;
      ranks[rank]++;
      size++;
      return this;
    }

    /** Adds the counts of another one for the same classes. */
    public Builder addAll(Builder other) {
      if (!labels.equals(Objects.requireNonNull(other, "other").labels)) {
        throw new IllegalArgumentException(
            "Evaluations of different classes cannot be added: " + labels + ", " + other.labels);
      }
      for (int label = 0; label < ranks.length; label++) {
        for (int answer = 0; answer < ranks.length; answer++) {
          confusion[label][answer] += other.confusion[label][answer];
        }
        ranks[label] += other.ranks[label];
      }
      loss += other.loss;
      size += other.size;
      return this;
    }

    /** Number of examples so far. */
    public long size() {
      return size;
    }

    /**
     * The evaluation of all examples so far.
     *
     * @throws IllegalStateException when there was none
     */
    public Evaluation build() {
      if (size == 0) {
        throw new IllegalStateException("No example was evaluated. Add at least one.");
      }
      return new Evaluation(this);
    }
  }
}
