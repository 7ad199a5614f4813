package dev.signet.training;

import dev.signet.inference.file.ModelSpec;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.Targets;
import dev.signet.training.loss.ClassWeights;
import dev.signet.training.loss.Loss;
import dev.signet.training.loss.Teacher;
import dev.signet.training.optimize.Moment;
import dev.signet.training.optimize.Schedule;
import java.util.Objects;

/** Whether data and network fit, and whether training still makes sense. */
final class Checks {
  /** So many times the first loss, or 1, is no learning any more. */
  private static final double EXPLODED = 1e6;

  private final ModelSpec spec;

  Checks(ModelSpec spec) {
    this.spec = spec;
  }

  void output(Values logits) {
    if (logits.size != spec.classes()) {
      throw new IllegalStateException(
          "the last layer of %s, %s, has %d values for %d classes"
              .formatted(spec.network(), logits.name, logits.size, spec.classes()));
    }
  }

  /**
   * Whether every class has its weight.
   *
   * @param weights null for none
   */
  void weights(ClassWeights weights) {
    if (weights != null && weights.classes() != spec.classes()) {
      throw new IllegalArgumentException(
          "classWeights has %d numbers, but %s has %d classes; give one for each"
              .formatted(weights.classes(), spec.network(), spec.classes()));
    }
  }

  /** Shape, classes, every label and every value. */
  void data(String role, Dataset data) {
    Objects.requireNonNull(data, () -> "there are no " + role + " data");
    if (data.size() < 1) {
      throw new IllegalArgumentException("the " + role + " data are empty");
    }
    if (data.channels() != spec.channels()
        || data.height() != spec.height()
        || data.width() != spec.width()) {
      throw new IllegalArgumentException(
          ("%s takes {%d, %d, %d} (channels, height, width), but the %s data have {%d, %d, %d}."
                  + " Change @Network(input = ...), or reshape the data.")
              .formatted(
                  spec.network(),
                  spec.channels(),
                  spec.height(),
                  spec.width(),
                  role,
                  data.channels(),
                  data.height(),
                  data.width()));
    }
    if (data.classes() != spec.classes()) {
      throw new IllegalArgumentException(
          ("%s puts out %d classes, but the %s data have %d. Change the units of its last layer, or"
                  + " the data.")
              .formatted(spec.network(), spec.classes(), role, data.classes()));
    }
    float[] raw = new float[data.valuesPerExample()];
    float[] targets = new float[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      data.values(i, raw, 0);
      values(raw, "example " + i + " of the " + role + " data");
      if (data.targets() != Targets.CLASS) {
        data.target(i, targets, 0);
        finite(targets, i, role);
        continue;
      }
      int label = data.label(i);
      if (label < 0 || label >= spec.classes()) {
        throw new IllegalArgumentException(
            "example %d of the %s data has label %d; labels are 0 to %d"
                .formatted(i, role, label, spec.classes() - 1));
      }
    }
  }

  private static void finite(float[] targets, int example, String role) {
    for (int k = 0; k < targets.length; k++) {
      if (!Float.isFinite(targets[k])) {
        throw new IllegalArgumentException(
            "target %d of example %d of the %s data is %s; give finite numbers"
                .formatted(k, example, role, targets[k]));
      }
    }
  }

  /** Whether a classifier's measures make sense. */
  void classes(Dataset data) {
    if (data.targets() != Targets.CLASS) {
      throw new IllegalArgumentException(
          ("evaluate counts right and wrong classes, but the targets of the evaluation data are %s;"
                  + " ask evaluateLoss")
              .formatted(data.targets()));
    }
  }

  /** Whether loss, teacher and weights of classes fit the data. */
  void loss(Training training, Dataset train) {
    Loss loss = training.loss();
    if (training.classWeights() != null && train.targets() != Targets.CLASS) {
      throw new IllegalArgumentException(
          "classWeights weigh examples by their class, but the targets of the training data are %s;"
                  .formatted(train.targets())
              + " leave them out");
    }
    learns(loss, train);
    Teacher teacher = loss.teacher();
    if (teacher != null) {
      if (teacher.outputs() != spec.classes()) {
        throw new IllegalArgumentException(
            "the teacher has %d outputs, but %s has %d"
                .formatted(teacher.outputs(), spec.network(), spec.classes()));
      }
      teacher.check(train);
    }
  }

  /** Whether the loss learns what the targets are. */
  void learns(Loss loss, Dataset data) {
    if (!loss.learns(data.targets())) {
      String fitting =
          switch (data.targets()) {
            case CLASS -> "crossEntropy or squaredHinge";
            case LABELS -> "sigmoidCrossEntropy or squaredHinge";
            case NUMBERS -> "meanSquaredError";
          };
      throw new IllegalArgumentException(
          "the targets of the data are %s, which %s does not learn; take Loss.%s"
              .formatted(data.targets(), Settings.named(loss), fitting));
    }
  }

  /** Refuses what the packed model refuses. */
  void values(float[] raw, String where) {
    float least = (float) Math.max(spec.least(), -Float.MAX_VALUE);
    float greatest = (float) Math.min(spec.greatest(), Float.MAX_VALUE);
    for (int i = 0; i < raw.length; i++) {
      if (!(raw[i] >= least && raw[i] <= greatest)) {
        throw new IllegalArgumentException(
            ("value %d of %s is %s, outside the range %s to %s that %s declares. Clean the data, or"
                    + " declare its range in @Network.")
                .formatted(i, where, raw[i], least, greatest, spec.network()));
      }
    }
  }

  /** The learning rate of a step. */
  static float rate(Schedule schedule, Moment moment) {
    float rate = schedule.at(moment);
    if (!(rate >= 0 && rate <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "the learning rate of the schedule %s is %s before step %d; it must be finite and not"
                  .formatted(Settings.named(schedule), rate, moment.step() + 1)
              + " negative");
    }
    return rate;
  }

  /** What estimators see as progress in a step. */
  static float progress(Schedule schedule, Moment moment) {
    float progress = schedule.at(moment);
    if (!(progress >= 0 && progress <= 1)) {
      throw new IllegalStateException(
          "the progress of the schedule %s is %s before step %d; estimators want it from 0 to 1"
              .formatted(Settings.named(schedule), progress, moment.step() + 1));
    }
    return progress;
  }

  void same(Dataset train, Dataset validation) {
    if (train.targets() != validation.targets()) {
      throw new IllegalArgumentException(
          "the targets of the training data are %s, those of the validation data %s; give both the"
                  .formatted(train.targets(), validation.targets())
              + " same kind");
    }
    if (!train.labels().equals(validation.labels())) {
      throw new IllegalArgumentException(
          ("the classes of the training data are %s, those of the validation data %s; give both the"
                  + " same names in the same order (Dataset.withLabels)")
              .formatted(train.labels(), validation.labels()));
    }
  }

  /** The flag stays set, as it does where an interruption is not answered by its own exception. */
  void interrupted(int epoch, int step) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException(
          ("training was interrupted in epoch %d, after step %d; what was learnt so far is kept,"
                  + " and fit would go on from it")
              .formatted(epoch, step));
    }
  }

  /**
   * Ends training when a loss is not finite or has exploded.
   *
   * @param at before the step
   */
  void loss(double loss, Position at, Network network, int images) {
    double bound = EXPLODED * Math.max(1, at.firstLoss);
    if (loss <= bound || (at.firstLoss == 0 && Double.isFinite(loss))) {
      return;
    }
    String what =
        Double.isFinite(loss)
            ? "the loss has exploded from %.4g in the first step to %.4g"
                .formatted(at.firstLoss, loss)
            : "the loss is %s, not finite,".formatted(loss);
    throw new IllegalStateException(
        "%s in epoch %d, step %d; %s. Use a smaller learning rate or a warm-up."
            .formatted(what, at.epoch(), at.step + 1, where(loss, network, images)));
  }

  private static String where(double loss, Network network, int images) {
    boolean finite = Double.isFinite(loss);
    float most = finite ? (float) EXPLODED : Float.MAX_VALUE;
    String such = finite ? "values beyond " + most : "such values";
    String first = first(most, network, images);
    if (first.isEmpty()) {
      return finite
          ? "no layer has " + such
          : "no layer's values are, so the loss itself overflowed";
    }
    return "the first layer with " + such + " is " + first;
  }

  /** The first value beyond a bound, in the order of the forward pass; empty where none is. */
  private static String first(float most, Network network, int images) {
    for (Values v : network.values()) {
      int at = v.firstBeyond(most, images);
      if (at >= 0) {
        return "%s: %s in image %d of the batch, channel %d"
            .formatted(v.name, v.value[at], at / v.size, at % v.channels);
      }
    }
    return "";
  }

  /**
   * Signs hide NaN from the loss, so the parameters are looked at as well.
   *
   * @param at after the step
   * @param images of that step's batch; 0 where its values are not to be looked at
   */
  static void parameters(Network network, Position at, int images) {
    for (Parameter p : network.parameters()) {
      if (firstNonFinite(p.value) >= 0) {
        finite(p.name, p.value, at, first(Float.MAX_VALUE, network, images));
      }
    }
  }

  /**
   * Ends training when a number is not finite.
   *
   * @param at after the step
   * @param cause where it came from; empty where nobody knows
   */
  static void finite(String name, float[] values, Position at, String cause) {
    int i = firstNonFinite(values);
    if (i >= 0) {
      throw new IllegalStateException(
          "number %d of %s became %s in epoch %d, step %d%s. Use a smaller learning rate or a warm-up."
              .formatted(
                  i,
                  name,
                  values[i],
                  at.epoch(),
                  at.step,
                  cause.isEmpty() ? "" : "; the first layer with such values is " + cause));
    }
  }

  private static int firstNonFinite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
