package dev.signet.training.data;

import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Gives batches from a list, and perhaps names of classes; knows nothing else. */
final class ListIterator implements DataSetIterator {
  private static final long serialVersionUID = 1L;

  private final transient List<DataSet> batches;
  private final transient List<String> labels;
  private int next;

  ListIterator(List<DataSet> batches) {
    this(batches, null);
  }

  ListIterator(List<DataSet> batches, List<String> labels) {
    this.batches = batches;
    this.labels = labels;
  }

  @Override
  public boolean hasNext() {
    return next < batches.size();
  }

  @Override
  public DataSet next() {
    return batches.get(next++);
  }

  @Override
  public DataSet next(int examples) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean resetSupported() {
    return false;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> getLabels() {
    if (labels == null) {
      throw new UnsupportedOperationException();
    }
    return labels;
  }

  @Override
  public int inputColumns() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int totalOutcomes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public int batch() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return null;
  }
}
