package dev.signet.training.data;

import dev.signet.inference.ValueOrder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Examples from NumPy's {@code .npy} and {@code .npz} files: an array of values and one of classes.
 *
 * <pre>{@code
 * Dataset train = NumPy.zip(Path.of("mnist.npz"), "x_train", "y_train").read(10);
 * Dataset other = NumPy.files(images, classes).order(ValueOrder.PLANES).read(names);
 * }</pre>
 *
 * <p>Values have the shape {@code (examples, features)}, {@code (examples, height, width)} or, with
 * {@link #order}, {@code (examples, height, width, channels)} or {@code (examples, channels,
 * height, width)}; whole or real numbers, in either order of bytes and of indices. Bytes stay bytes
 * in memory; everything else becomes floats. Classes have the shape {@code (examples)} or {@code
 * (examples, 1)} and are whole numbers from 0.
 */
public final class NumPy {
  /** Names of arrays that a message lists. */
  private static final int SHOWN = 10;

  private final Source values;
  private final Source classes;
  private final ValueOrder order;

  private NumPy(Source values, Source classes, ValueOrder order) {
    this.values = values;
    this.classes = classes;
    this.order = order;
  }

  /** An array in a file of its own. */
  public static NumPy files(Path values, Path classes) {
    return new NumPy(new Source(values, null), new Source(classes, null), null);
  }

  /** Two arrays of one {@code .npz} file, by the names they were saved with. */
  public static NumPy zip(Path file, String values, String classes) {
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(classes, "classes");
    return new NumPy(new Source(file, values), new Source(file, classes), null);
  }

  /**
   * Where the channels stand in an array of four axes: last ({@link ValueOrder#INTERLEAVED}, as
   * Keras has them) or second ({@link ValueOrder#PLANES}, as PyTorch has them).
   */
  public NumPy order(ValueOrder order) {
    return new NumPy(values, classes, Objects.requireNonNull(order, "order"));
  }

  /** Reads both; the classes are named by their numbers. */
  public Dataset read(int classes) throws IOException {
    return read(Labels.numbers(classes));
  }

  /**
   * Reads both.
   *
   * @param names of the classes, in the order of their numbers
   * @throws DatasetException if a file is missing, damaged or of another shape or type, or a class
   *     has no name
   */
  public Dataset read(List<String> names) throws IOException {
    NpyArray array = values.read();
    int[] shape = array.header().shape();
    int[] axes = axes(shape);
    int examples = shape[0];
    int[] labels = labels(examples, names.size());
    int[] strides = array.strides();
    int height = size(shape, axes[0]);
    int width = size(shape, axes[1]);
    int channels = size(shape, axes[2]);
    byte[] bytes = new byte[array.isBytes() ? array.header().size() : 0];
    float[] floats = new float[array.isBytes() ? 0 : array.header().size()];
    int to = 0;
    for (int n = 0; n < examples; n++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < channels; c++, to++) {
            int from =
                n * strides[0]
                    + y * stride(strides, axes[0])
                    + x * stride(strides, axes[1])
                    + c * stride(strides, axes[2]);
            if (array.isBytes()) {
              bytes[to] = array.oneByte(from);
            } else {
              floats[to] = array.real(from);
            }
          }
        }
      }
    }
    try {
      return array.isBytes()
          ? InMemory.bytes(channels, height, width, bytes, labels, names)
          : InMemory.floats(channels, height, width, floats, labels, names);
    } catch (IllegalArgumentException e) {
      throw new DatasetException(values + ": " + e.getMessage(), e);
    }
  }

  private static int size(int[] shape, int axis) {
    return axis < 0 ? 1 : shape[axis];
  }

  private static int stride(int[] strides, int axis) {
    return axis < 0 ? 0 : strides[axis];
  }

  /** Axes of height, width and channels; -1 for one that is not there. */
  private int[] axes(int[] shape) throws DatasetException {
    return switch (shape.length) {
      case 2 -> new int[] {-1, -1, 1};
      case 3 -> new int[] {1, 2, -1};
      case 4 -> {
        if (order == null) {
          throw new DatasetException(
              values
                  + " has four axes. Say with order(...) whether the channels stand last"
                  + " (INTERLEAVED) or second (PLANES).");
        }
        yield order == ValueOrder.PLANES ? new int[] {2, 3, 1} : new int[] {1, 2, 3};
      }
      default ->
          throw new DatasetException(
              values
                  + " has "
                  + shape.length
                  + " axes. Values of examples have 2 (examples, features), 3 (examples, height,"
                  + " width) or 4.");
    };
  }

  private int[] labels(int examples, int names) throws IOException {
    NpyArray array = classes.read();
    int[] shape = array.header().shape();
    boolean column = shape.length == 2 && shape[1] == 1;
    if ((shape.length != 1 && !column) || shape[0] != examples) {
      throw new DatasetException(
          "%s has the shape %s, but %s has %,d examples. Classes have the shape (%d)."
              .formatted(classes, array.header().shapeText(), values, examples, examples));
    }
    if (!array.header().type().whole()) {
      throw new DatasetException(
          classes
              + " has real numbers. Classes are whole numbers from 0: save"
              + " array.astype('int64'), and of one-hot rows array.argmax(1).");
    }
    int[] labels = new int[examples];
    for (int i = 0; i < examples; i++) {
      long label = array.whole(i);
      if (label < 0 || label >= names) {
        throw new DatasetException(
            "%s: the class of example %,d is %d, but classes are numbers from 0 to %d."
                .formatted(classes, i, label, names - 1));
      }
      labels[i] = (int) label;
    }
    return labels;
  }

  /**
   * Where an array is.
   *
   * @param name inside a zip file; null for a file of its own
   */
  private record Source(Path file, String name) {
    NpyArray read() throws IOException {
      try {
        return name == null ? alone() : inside();
      } catch (ZipException e) {
        throw new DatasetException(file + " is no zip file, or damaged: " + e.getMessage(), e);
      } catch (DatasetException e) {
        throw e;
      } catch (IOException e) {
        throw DatasetException.unreadable(file, e);
      }
    }

    private NpyArray alone() throws IOException {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        return NpyArray.read(in, toString());
      }
    }

    private NpyArray inside() throws IOException {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
          List<String> there =
              zip.stream()
                  .map(e -> e.getName().replaceAll("\\.npy$", ""))
                  .sorted()
                  .limit(SHOWN)
                  .toList();
          throw new DatasetException(
              "%s has no array %s, only %s%s."
                  .formatted(
                      file,
                      name,
                      String.join(", ", there),
                      zip.size() > SHOWN ? " and " + (zip.size() - SHOWN) + " more" : ""));
        }
        try (InputStream in = zip.getInputStream(entry)) {
          return NpyArray.read(in, toString());
        }
      }
    }

    @Override
    public String toString() {
      return name == null ? file.toString() : file + " (" + name + ")";
    }
  }
}
