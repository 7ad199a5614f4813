package dev.signet.training;

import dev.signet.inference.file.ModelSpec;
import dev.signet.training.data.Dataset;
import dev.signet.training.optimize.Moment;
import dev.signet.training.optimize.Schedule;
import java.util.Objects;

/** Whether data and network fit, and whether training still makes sense. */
final class Checks {
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
    for (int i = 0; i < data.size(); i++) {
      data.values(i, raw, 0);
      values(raw, "example " + i + " of the " + role + " data");
      int label = data.label(i);
      if (label < 0 || label >= spec.classes()) {
        throw new IllegalArgumentException(
            "example %d of the %s data has label %d; labels are 0 to %d"
                .formatted(i, role, label, spec.classes() - 1));
      }
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
  float rate(Schedule schedule, Moment moment) {
    float rate = schedule.at(moment);
    if (!(rate >= 0 && rate <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "the learning rate of the schedule %s is %s before step %d; it must be finite and not"
                  .formatted(Training.named(schedule), rate, moment.step() + 1)
              + " negative");
    }
    return rate;
  }

  /** What estimators see as progress in a step. */
  float progress(Schedule schedule, Moment moment) {
    float progress = schedule.at(moment);
    if (!(progress >= 0 && progress <= 1)) {
      throw new IllegalStateException(
          "the progress of the schedule %s is %s before step %d; estimators want it from 0 to 1"
              .formatted(Training.named(schedule), progress, moment.step() + 1));
    }
    return progress;
  }

  void same(Dataset train, Dataset validation) {
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

  void loss(double loss, int epoch, int step, Network network, int images) {
    if (Double.isFinite(loss)) {
      return;
    }
    String where = "no layer's values are, so the loss itself overflowed";
    for (Values v : network.values()) {
      int at = v.firstNonFinite(images);
      if (at >= 0) {
        where =
            "the first layer with such values is %s: %s in image %d of the batch, channel %d"
                .formatted(v.name, v.value[at], at / v.size, at % v.channels);
        break;
      }
    }
    throw new IllegalStateException(
        ("the loss is %s, not finite, in epoch %d, step %d; %s. Use a smaller learning rate or a"
                + " warm-up.")
            .formatted(loss, epoch, step, where));
  }

  /** Signs hide NaN from the loss, so the parameters are looked at as well. */
  static void parameters(Network network, Position at) {
    for (Parameter p : network.parameters()) {
      finite(p.name, p.value, at);
    }
  }

  static void finite(String name, float[] values, Position at) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalStateException(
            ("number %d of %s became %s in epoch %d, step %d. Use a smaller learning rate or a"
                    + " warm-up.")
                .formatted(i, name, values[i], at.epoch(), at.step));
      }
    }
  }
}
