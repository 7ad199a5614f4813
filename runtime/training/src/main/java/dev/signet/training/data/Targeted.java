package dev.signet.training.data;

import java.util.List;
import java.util.Objects;

/** The examples of a set with other targets than classes. */
final class Targeted extends Fingerprinted {
  private final Dataset examples;
  private final Targets targets;
  private final List<String> names;
  private final float[] answers;

  /**
   * Checks everything.
   *
   * @param answers of all examples, one after the other; kept, not copied
   */
  Targeted(Dataset examples, Targets targets, List<String> names, float[] answers) {
    if (answers.length != (long) examples.size() * names.size() || names.isEmpty()) {
      throw new IllegalArgumentException(
          answers.length
              + " targets were given for "
              + examples.size()
              + " examples with "
              + names.size()
              + " each. Give one per name for every example, and at least one name.");
    }
    for (int i = 0; i < answers.length; i++) {
      boolean label = answers[i] == 0f || answers[i] == 1f;
      if (targets == Targets.LABELS ? !label : !Float.isFinite(answers[i])) {
        throw new IllegalArgumentException(
            "Target "
                + names.get(i % names.size())
                + " of example "
                + i / names.size()
                + " is "
                + answers[i]
                + ". Give "
                + (targets == Targets.LABELS ? "0 or 1." : "finite numbers."));
      }
    }
    this.examples = Objects.requireNonNull(examples, "examples");
    this.targets = targets;
    this.names = Labels.checked(names, names.size());
    this.answers = answers;
  }

  @Override
  public Targets targets() {
    return targets;
  }

  @Override
  public void target(int index, float[] into, int offset) {
    Objects.checkIndex(index, size());
    System.arraycopy(answers, index * names.size(), into, offset, names.size());
  }

  @Override
  public int channels() {
    return examples.channels();
  }

  @Override
  public int height() {
    return examples.height();
  }

  @Override
  public int width() {
    return examples.width();
  }

  @Override
  public int size() {
    return examples.size();
  }

  @Override
  public int classes() {
    return names.size();
  }

  @Override
  public List<String> labels() {
    return names;
  }

  @Override
  public void values(int index, float[] into, int offset) {
    examples.values(index, into, offset);
  }

  @Override
  public int label(int index) {
    throw new UnsupportedOperationException(
        "These examples have "
            + (targets == Targets.LABELS ? "labels, each there or not," : "numbers")
            + " as targets, not one class each. Ask target(index, into, offset).");
  }
}
