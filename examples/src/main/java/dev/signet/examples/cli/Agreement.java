package dev.signet.examples.cli;

import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.training.Trainer;
import dev.signet.training.data.Dataset;
import dev.signet.training.measure.Evaluation;
import java.util.stream.IntStream;

/**
 * The trainer's evaluation, which never packs, beside the packed model, logit by logit.
 *
 * @param evaluation of the trainer
 * @param packed of the packed model
 * @param disagreements examples for which any logit differs in any bit
 * @param logits of the packed model, by example
 */
record Agreement(Evaluation evaluation, Evaluation packed, int disagreements, float[][] logits) {
  /** Runs both on every example of a set. */
  static Agreement of(Trainer<?> trainer, PackedModel model, Dataset set) {
    float[][] plain = trainer.evaluateLogits(set);
    float[][] logits = new float[set.size()][];
    int parts = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, parts).parallel().forEach(part -> predict(model, set, logits, part, parts));
    var evaluation = Evaluation.builder(set.labels());
    var packed = Evaluation.builder(set.labels());
    int disagreements = 0;
    for (int i = 0; i < logits.length; i++) {
      evaluation.add(set.label(i), plain[i]);
      packed.add(set.label(i), logits[i]);
      disagreements += sameBits(plain[i], logits[i]) ? 0 : 1;
    }
    return new Agreement(evaluation.build(), packed.build(), disagreements, logits);
  }

  private static void predict(
      PackedModel model, Dataset set, float[][] logits, int part, int parts) {
    Predictor predictor = model.predictor();
    float[] values = new float[set.valuesPerExample()];
    for (int i = part; i < logits.length; i += parts) {
      set.values(i, values, 0);
      logits[i] = new float[set.classes()];
      predictor.logits(values, logits[i]);
    }
  }

  private static boolean sameBits(float[] a, float[] b) {
    for (int c = 0; c < a.length; c++) {
      if (Float.floatToRawIntBits(a[c]) != Float.floatToRawIntBits(b[c])) {
        return false;
      }
    }
    return a.length == b.length;
  }

  /** The class that the packed model gives an example. */
  int answer(int example) {
    float[] scores = logits[example];
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  /** The probability of a class by the packed model, the softmax of its logits. */
  double probability(int example, int of) {
    float[] scores = logits[example];
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp((double) score - scores[of]);
    }
    return 1 / sum;
  }
}
