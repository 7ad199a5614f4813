package dev.signet.training.loss;

import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.training.data.Dataset;
import java.util.Objects;

/** See {@link Teacher#model}. */
final class ModelTeacher implements Teacher {
  private final PackedModel model;

  ModelTeacher(PackedModel model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  @Override
  public int outputs() {
    return model.labels().size();
  }

  @Override
  public void check(Dataset train) {
    if (!model.labels().equals(train.labels())) {
      throw new IllegalArgumentException(
          "the teacher tells %s apart, but the training data have %s; take a teacher that was trained"
                  .formatted(model.labels(), train.labels())
              + " for these classes");
    }
    float[] values = new float[train.valuesPerExample()];
    train.values(0, values, 0);
    try {
      answers().outputs(0, values, new float[outputs()]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the teacher does not take these data: " + e.getMessage(), e);
    }
  }

  @Override
  public Answers answers() {
    Predictor predictor = model.predictor();
    return (index, values, into) -> predictor.logits(values, into);
  }

  @Override
  public String toString() {
    return "model(" + model.checksum() + ")";
  }
}
