package dev.signet.training;

import dev.signet.training.data.Targets;
import dev.signet.training.loss.ClassWeights;
import dev.signet.training.loss.Loss;
import dev.signet.training.loss.Target;

/** How wrong the answers to a batch are. */
final class BatchLoss {
  private final Loss loss;
  private final ClassWeights weights;
  private double[] losses = {};
  private boolean[] right = {};

  BatchLoss(Training training) {
    this.loss = training.loss();
    this.weights = training.classWeights();
  }

  /** Mean loss of the batch, added up in its order; writes the gradient by the outputs. */
  double of(Values outputs, BatchTargets targets, Shards shards) {
    int images = shards.images();
    int count = outputs.size;
    if (losses.length < images) {
      losses = new double[images];
      right = new boolean[images];
    }
    double all = 0;
    for (int image = 0; image < images; image++) {
      all += weight(targets, image);
    }
    double sumOfWeights = all;
    shards.run(s -> {
      Target target = new Target();
      for (int image = s.from(); image < s.to(); image++) {
        targets.at(image, target);
        int from = image * count;
        double weight = weight(targets, image);
        double one =
            loss.of(outputs.value, from, count, target, outputs.gradient, weight / sumOfWeights);
        losses[image] = weight * one;
        right[image] = isRight(targets.kind(), outputs.value, from, count, target);
      }
    });
    double sum = 0;
    for (int image = 0; image < images; image++) {
      sum += losses[image];
    }
    return sum / all;
  }

  private double weight(BatchTargets targets, int image) {
    return weights == null ? 1 : weights.of(targets.label(image));
  }

  /** Of the last batch's first {@code images}, those whose outputs gave the right answer. */
  int correct(int images) {
    int correct = 0;
    for (int image = 0; image < images; image++) {
      correct += right[image] ? 1 : 0;
    }
    return correct;
  }

  /** The class of the greatest output, or every label by the sign of its output; never numbers. */
  static boolean isRight(Targets targets, float[] outputs, int from, int count, Target target) {
    return switch (targets) {
      case CLASS -> greatest(outputs, from, count) == target.label();
      case LABELS -> {
        boolean all = true;
        for (int k = 0; k < count; k++) {
          all &= outputs[from + k] > 0 == target.number(k) > 0;
        }
        yield all;
      }
      case NUMBERS -> false;
    };
  }

  /** Index of the greatest value, the first of equals. */
  static int greatest(float[] values, int from, int count) {
    int greatest = 0;
    for (int k = 1; k < count; k++) {
      if (values[from + k] > values[from + greatest]) {
        greatest = k;
      }
    }
    return greatest;
  }
}
