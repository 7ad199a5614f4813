package dev.signet.training.data;

import java.util.List;

/**
 * Some examples of another set, in an order of their own, perhaps with other names of classes or as
 * vectors.
 */
final class Subset extends Fingerprinted {
  private final Dataset whole;
  private final int[] indices;
  private final List<String> labels;
  private final boolean vectors;

  Subset(Dataset whole, int[] indices, List<String> labels, boolean vectors) {
    if (indices.length == 0) {
      throw new IllegalArgumentException("No example was asked for. Ask for at least one.");
    }
    for (int index : indices) {
      if (index < 0 || index >= whole.size()) {
        throw new IllegalArgumentException(
            "There is no example "
                + index
                + " in a set of "
                + whole.size()
                + ". Examples count from 0.");
      }
    }
    this.whole = whole;
    this.indices = indices;
    this.labels = labels;
    this.vectors = vectors;
  }

  @Override
  public int channels() {
    return vectors ? whole.valuesPerExample() : whole.channels();
  }

  @Override
  public int height() {
    return vectors ? 1 : whole.height();
  }

  @Override
  public int width() {
    return vectors ? 1 : whole.width();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public int classes() {
    return whole.classes();
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public void values(int index, float[] into, int offset) {
    whole.values(indices[index], into, offset);
  }

  @Override
  public int label(int index) {
    return whole.label(indices[index]);
  }

  @Override
  public Targets targets() {
    return whole.targets();
  }

  @Override
  public void target(int index, float[] into, int offset) {
    whole.target(indices[index], into, offset);
  }
}
