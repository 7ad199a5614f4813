package dev.signet.training.loss;

import dev.signet.training.data.Targets;

/**
 * How wrong the outputs of a network are, and the derivatives of that. Anyone can write one; it has
 * no state, and any number of threads may ask it at once.
 */
public interface Loss {
  /**
   * The loss of one example.
   *
   * @param outputs values of the network's last layer; those of the example begin at {@code from}
   * @param count how many outputs an example has
   * @param target what the outputs should be
   * @param gradient the derivatives by the outputs times {@code weight} are written at the same
   *     indices; null to leave them out
   * @param weight the example's share, 1 / batch size for the mean
   * @return the loss, not weighted; NaN or infinite only where an output is
   */
  double of(float[] outputs, int from, int count, Target target, float[] gradient, double weight);

  /** Whether it makes sense for such targets; classes alone if not said otherwise. */
  default boolean learns(Targets targets) {
    return targets == Targets.CLASS;
  }

  /** Who is asked about every example as well; null for nobody. */
  default Teacher teacher() {
    return null;
  }

  /** What validation measures: the part that needs no teacher. */
  default Loss measured() {
    return this;
  }

  /** The call that makes this loss, as the provenance of a model file wants. */
  @Override
  String toString();

  /** Cross-entropy of softmax probabilities with the right class, in nats. */
  static Loss crossEntropy() {
    return new CrossEntropy(0);
  }

  /**
   * Cross-entropy with label smoothing (Szegedy et al. 2016, arXiv 1512.00567): of the target,
   * {@code smoothing} is spread evenly over all classes, the right one too.
   *
   * @param smoothing from 0 up to, but not including, 1; 0.1 is usual
   */
  static Loss crossEntropy(double smoothing) {
    return new CrossEntropy(smoothing);
  }

  /**
   * The loss of the first binary networks (Hubara et al. 2016, arXiv 1602.02830): the mean over the
   * outputs of {@code max(0, 1 - t * output)^2}, with t = +1 for the right class, or a label that
   * is there, and -1 for the others.
   */
  static Loss squaredHinge() {
    return new SquaredHinge();
  }

  /** For numbers: the mean over the outputs of {@code (output - target)^2}. */
  static Loss meanSquaredError() {
    return new MeanSquaredError();
  }

  /**
   * For labels that are there or not: the mean over the outputs of the cross-entropy of {@code 1 /
   * (1 + exp(-output))}, in nats.
   */
  static Loss sigmoidCrossEntropy() {
    return new SigmoidCrossEntropy();
  }

  /** As {@link #distillation(Teacher, double, double, Loss)}, from {@link #crossEntropy()}. */
  static Loss distillation(Teacher teacher, double temperature, double share) {
    return new Distillation(teacher, temperature, share, crossEntropy());
  }

  /**
   * Knowledge distillation (Hinton et al. 2015, arXiv 1503.02531): {@code share * T^2 * KL(teacher,
   * student) + (1 - share) * hard}, where KL compares softmax(outputs / T). With a share of 1 and a
   * temperature of 1 it is ReActNet's distribution loss (Liu et al. 2020, arXiv 2003.03488).
   *
   * @param temperature T, positive; 1 to 5 are usual
   * @param share of the teacher, from 0 to 1
   * @param hard of the right answer
   */
  static Loss distillation(Teacher teacher, double temperature, double share, Loss hard) {
    return new Distillation(teacher, temperature, share, hard);
  }
}
