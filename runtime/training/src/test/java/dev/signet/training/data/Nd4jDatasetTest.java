package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.training.data.Samples.fails;
import static dev.signet.training.data.Samples.values;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

final class Nd4jDatasetTest {
  private static final INDArray LABELS =
      Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {0, 1}});

  private static INDArray counting(long... shape) {
    return Nd4j.arange(Nd4j.create(DataType.FLOAT, shape).length()).reshape('c', shape);
  }

  private static DataSetIterator batches(DataSet data, int size) {
    return new ViewIterator(data, size);
  }

  private static void refused(INDArray features, INDArray labels, String... parts) {
    DataSetIterator iterator = new ListIterator(List.of(new DataSet(features, labels)));
    fails(IllegalArgumentException.class, () -> Nd4jDataset.of(iterator), parts);
  }

  @Test
  void picturesBecomeInterleaved() {
    DataSetIterator iterator = batches(new DataSet(counting(3, 2, 2, 3), LABELS), 2);
    Dataset data = Nd4jDataset.of(iterator);
    assertThat(data.toString()).isEqualTo("3 examples of 2x2x3, 2 classes");
    assertThat(Samples.labels(data)).containsExactly(1, 0, 1).inOrder();
    for (int i = 0; i < 3; i++) {
      for (int c = 0; c < 2; c++) {
        for (int y = 0; y < 2; y++) {
          for (int x = 0; x < 3; x++) {
            assertThat(values(data, i)[(y * 3 + x) * 2 + c])
                .isEqualTo(((i * 2 + c) * 2 + y) * 3 + x);
          }
        }
      }
    }
  }

  @Test
  void iteratorIsResetBeforeAndAfter() {
    DataSetIterator iterator = batches(new DataSet(counting(3, 4), LABELS), 2);
    iterator.next();
    assertThat(Nd4jDataset.of(iterator).size()).isEqualTo(3);
    assertThat(Nd4jDataset.of(iterator).size()).isEqualTo(3);
    assertThat(iterator.hasNext()).isTrue();
  }

  @Test
  void vectors() {
    Dataset data = Nd4jDataset.of(batches(new DataSet(counting(3, 4), LABELS), 3));
    assertThat(data.toString()).isEqualTo("3 examples of 4x1x1, 2 classes");
    assertThat(values(data, 1)).usingExactEquality().containsExactly(4f, 5f, 6f, 7f).inOrder();
    assertThat(data.labels()).containsExactly("0", "1").inOrder();
  }

  @Test
  void orderInMemoryDoesNotMatter() {
    INDArray features = counting(3, 4).dup('f').castTo(DataType.DOUBLE);
    DataSet data = new DataSet(features, LABELS.dup('f').castTo(DataType.DOUBLE));
    Dataset read = Nd4jDataset.of(batches(data, 2));
    assertThat(values(read, 2)).usingExactEquality().containsExactly(8f, 9f, 10f, 11f).inOrder();
    assertThat(Samples.labels(read)).containsExactly(1, 0, 1).inOrder();
    Dataset pictures = Nd4jDataset.of(batches(data, 2), 2, 1, 2);
    assertThat(values(pictures, 2))
        .usingExactEquality()
        .containsExactly(8f, 10f, 9f, 11f)
        .inOrder();
  }

  @Test
  void vectorsAsPicturesInPlanes() {
    DataSetIterator iterator = batches(new DataSet(counting(3, 12), LABELS), 2);
    Dataset expected = Nd4jDataset.of(batches(new DataSet(counting(3, 2, 2, 3), LABELS), 2));
    assertThat(Nd4jDataset.of(iterator, 2, 2, 3).fingerprint()).isEqualTo(expected.fingerprint());
    fails(
        IllegalArgumentException.class,
        () -> Nd4jDataset.of(iterator, 3, 2, 3),
        "features of shape [2, 12]",
        "[3, 2, 3]");
    fails(
        IllegalArgumentException.class,
        () -> Nd4jDataset.of(iterator, -1, -3, 4),
        "-1 channels, height -3 and width 4");
  }

  @Test
  void namesOfClassesAreTaken() {
    List<DataSet> batches = List.of(new DataSet(counting(3, 4), LABELS));
    List<String> names = List.of("cat", "dog");
    assertThat(Nd4jDataset.of(new ListIterator(batches, names)).labels()).isEqualTo(names);
    assertThat(Nd4jDataset.of(new ListIterator(batches)).labels()).containsExactly("0", "1");
    fails(
        IllegalArgumentException.class,
        () -> Nd4jDataset.of(new ListIterator(batches, List.of("cat"))),
        "1 names were given for 2 classes");
  }

  @Test
  void otherShapesAreRefused() {
    refused(counting(3, 2, 2), LABELS, "features of shape [3, 2, 2]");
    refused(counting(3, 4), counting(3, 1), "labels of shape [3, 1] for 3 examples");
    refused(counting(3, 4), counting(2, 2), "labels of shape [2, 2] for 3 examples");
    refused(counting(3, 4), counting(3, 2, 2), "labels of shape [3, 2, 2]");
    DataSet first = new DataSet(counting(3, 4), LABELS);
    DataSet other = new DataSet(counting(3, 5), LABELS);
    fails(
        IllegalArgumentException.class,
        () -> Nd4jDataset.of(new ListIterator(List.of(first, other))),
        "Batch 1",
        "shape [3, 5]",
        "[4, 1, 1]");
    DataSet more = new DataSet(counting(3, 4), Nd4j.eye(3));
    fails(
        IllegalArgumentException.class,
        () -> Nd4jDataset.of(new ListIterator(List.of(first, more))),
        "Batch 1",
        "labels of shape [3, 3]");
    fails(
        IllegalArgumentException.class,
        () -> Nd4jDataset.of(new ListIterator(List.of())),
        "no examples");
  }

  @Test
  void labelsMustBeOneHot() {
    for (float[] row : new float[][] {{1, 1}, {0, 0}, {0.5f, 0.5f}, {Float.NaN, 1}, {-1, 1}}) {
      INDArray labels = Nd4j.createFromArray(new float[][] {{0, 1}, row, {1, 0}});
      refused(counting(3, 4), labels, "Batch 0", "for its example 1", row[0] + ", " + row[1]);
    }
  }

  @Test
  void valuesMustBeFiniteAndUnmasked() {
    INDArray features = counting(3, 4);
    features.putScalar(2, 1, Float.NaN);
    refused(features, LABELS, "Value 1 of example 2 is NaN");
    DataSet masked = new DataSet(counting(3, 4), LABELS, null, Nd4j.ones(3, 1));
    fails(
        IllegalArgumentException.class,
        () -> Nd4jDataset.of(new ListIterator(List.of(masked))),
        "has masks");
  }
}
