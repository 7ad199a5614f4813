package dev.signet.inference;

import java.util.ArrayList;
import java.util.List;

/** Logits to probabilities, equal on every machine. */
final class Softmax {
  private Softmax() {}

  /** {@code exp(logit - greatest) / sum}, formed in double by {@link StrictMath}. */
  static float[] probabilities(float[] logits) {
    double greatest = logits[Predictor.greatest(logits)];
    double[] exponentials = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = StrictMath.exp(logits[i] - greatest);
      sum += exponentials[i];
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (exponentials[i] / sum);
    }
    return probabilities;
  }

  /** The {@code k} classes with the greatest logits, greatest first; of equal ones the first. */
  static List<Prediction> top(float[] logits, int k, List<String> labels) {
    float[] probabilities = probabilities(logits);
    float[] left = logits.clone();
    var top = new ArrayList<Prediction>();
    while (top.size() < k) {
      int best = -1;
      for (int i = 0; i < left.length; i++) {
        if (!Float.isNaN(left[i]) && (best < 0 || left[i] > left[best])) {
          best = i;
        }
      }
      // Logits are never NaN, so it marks those that were taken.
      left[best] = Float.NaN;
      String label = labels.isEmpty() ? Integer.toString(best) : labels.get(best);
      top.add(new Prediction(best, label, probabilities[best]));
    }
    return top;
  }
}
