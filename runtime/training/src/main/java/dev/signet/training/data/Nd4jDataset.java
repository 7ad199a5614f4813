package dev.signet.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * Reads an ND4J {@link DataSetIterator} once, from its beginning to its end, into memory. Features
 * are pictures in planes, of shape [examples, channels, height, width], or vectors, of shape
 * [examples, features]; labels are one-hot, of shape [examples, classes]. The values are taken as
 * the iterator gives them; let the network normalise them, not the iterator.
 *
 * <p>The iterator is reset before and after where it can be.
 */
public final class Nd4jDataset {
  private Nd4jDataset() {}

  /**
   * Pictures or vectors, by the shape of the features.
   *
   * @throws IllegalArgumentException for other shapes, labels that are not one-hot, masks, values
   *     that are not finite, or no examples
   */
  public static Dataset of(DataSetIterator iterator) {
    return new Reader(null).read(iterator);
  }

  /**
   * Vectors that are pictures in planes: of shape [examples, channels x height x width].
   *
   * @throws IllegalArgumentException for other shapes, labels that are not one-hot, masks, values
   *     that are not finite, or no examples
   */
  public static Dataset of(DataSetIterator iterator, int channels, int height, int width) {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "Pictures of "
              + channels
              + " channels, height "
              + height
              + " and width "
              + width
              + " were asked for. Each must be 1 or more.");
    }
    return new Reader(new long[] {channels, height, width}).read(iterator);
  }

  /** Gathers batches. */
  private static final class Reader {
    private final List<float[]> values = new ArrayList<>();
    private final List<int[]> classOf = new ArrayList<>();

    /** Channels, height, width; null until known. */
    private long[] shape;

    private int classes;
    private int size;
    private int length;

    Reader(long[] shape) {
      this.shape = shape;
    }

    Dataset read(DataSetIterator iterator) {
      if (iterator.resetSupported()) {
        iterator.reset();
      }
      while (iterator.hasNext()) {
        add(iterator.next());
      }
      if (iterator.resetSupported()) {
        iterator.reset();
      }
      if (size == 0) {
        throw new IllegalArgumentException("The iterator has no examples. Give one with examples.");
      }
      float[] all = new float[length];
      int[] labels = new int[size];
      int at = 0;
      int example = 0;
      for (int i = 0; i < values.size(); i++) {
        System.arraycopy(values.get(i), 0, all, at, values.get(i).length);
        System.arraycopy(classOf.get(i), 0, labels, example, classOf.get(i).length);
        at += values.get(i).length;
        example += classOf.get(i).length;
      }
      int[] sides = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
      List<String> names = names(iterator);
      return InMemory.floats(
          sides[0],
          sides[1],
          sides[2],
          all,
          labels,
          names == null || names.isEmpty()
              ? Labels.numbers(classes)
              : Labels.checked(names, classes));
    }

    private static List<String> names(DataSetIterator iterator) {
      try {
        return iterator.getLabels();
      } catch (UnsupportedOperationException e) {
        // Some iterators say so in this way that they have none.
        return null;
      }
    }

    private void add(DataSet batch) {
      if (batch.getFeaturesMaskArray() != null || batch.getLabelsMaskArray() != null) {
        throw wrong("has masks. Give examples without masks");
      }
      INDArray features = batch.getFeatures();
      INDArray labels = batch.getLabels();
      if (features == null || labels == null) {
        throw wrong("lacks features or labels. Give both");
      }
      INDArray pictures = pictures(features);
      long examples = features.size(0);
      if (labels.rank() != 2
          || labels.size(0) != examples
          || labels.size(1) < 2
          || (classes != 0 && labels.size(1) != classes)) {
        throw wrong(
            "has labels of shape "
                + Arrays.toString(labels.shape())
                + " for "
                + examples
                + " examples. Give one-hot labels, [examples, classes], with as many classes in"
                + " every batch");
      }
      classes = Math.toIntExact(labels.size(1));
      if (length + pictures.length() > Integer.MAX_VALUE - 8) {
        throw wrong("exceeds 2147483639 values in all. Give fewer examples");
      }
      classOf.add(classes(floats(labels), (int) examples));
      values.add(floats(pictures.permute(0, 2, 3, 1)));
      length += (int) pictures.length();
      size += (int) examples;
    }

    /** The features as [examples, channels, height, width]. */
    private INDArray pictures(INDArray features) {
      long[] found = features.shape();
      if (features.rank() != 2 && features.rank() != 4) {
        throw wrong(
            "has features of shape "
                + Arrays.toString(found)
                + ". Give [examples, channels, height, width] or [examples, features]");
      }
      if (shape == null) {
        shape =
            features.rank() == 4
                ? Arrays.copyOfRange(found, 1, 4)
                : new long[] {features.size(1), 1, 1};
      }
      boolean fits =
          features.rank() == 4
              ? Arrays.equals(shape, Arrays.copyOfRange(found, 1, 4))
              : features.size(1) == shape[0] * shape[1] * shape[2];
      if (!fits) {
        throw wrong(
            "has features of shape "
                + Arrays.toString(found)
                + ", but channels, height and width are "
                + Arrays.toString(shape)
                + ". Give all batches the same shape");
      }
      return features.rank() == 4
          ? features
          : features.reshape('c', found[0], shape[0], shape[1], shape[2]);
    }

    private int[] classes(float[] labels, int examples) {
      int[] classOf = new int[examples];
      for (int i = 0; i < examples; i++) {
        int ones = 0;
        for (int c = 0; c < classes; c++) {
          float value = labels[i * classes + c];
          if (value == 1f) {
            classOf[i] = c;
            ones++;
          }
          if (ones > 1 || (value != 0f && value != 1f)) {
            throw notOneHot(labels, i);
          }
        }
        if (ones == 0) {
          throw notOneHot(labels, i);
        }
      }
      return classOf;
    }

    private IllegalArgumentException notOneHot(float[] labels, int i) {
      float[] row = Arrays.copyOfRange(labels, i * classes, i * classes + Math.min(classes, 20));
      return wrong(
          "has the labels "
              + Arrays.toString(row)
              + " for its example "
              + i
              + ". Give one-hot labels: a single 1 among zeros");
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(
          "Batch " + values.size() + " of the iterator " + what + ".");
    }

    private static float[] floats(INDArray array) {
      return array.castTo(DataType.FLOAT).dup('c').data().asFloat();
    }
  }
}
