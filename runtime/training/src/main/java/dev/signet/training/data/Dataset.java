package dev.signet.training.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Labelled examples of one shape. Values are raw (nothing is normalised or scaled: that belongs to
 * the network) and interleaved: the value of channel {@code c} at row {@code y}, column {@code x}
 * of an example stands at {@code (y * width + x) * channels + c}. Plain vectors have height and
 * width 1.
 *
 * <p>The content never changes, and any number of threads may read it at once.
 */
public interface Dataset {
  /** Values per pixel, at least 1. */
  int channels();

  /** Rows of an example, at least 1. */
  int height();

  /** Columns of an example, at least 1. */
  int width();

  /** Number of examples. */
  int size();

  /** Number of classes, every label being below it; of other targets, how many an example has. */
  int classes();

  /**
   * Names of the classes, or of the targets, in the order of their numbers; as many as {@link
   * #classes()}.
   */
  List<String> labels();

  /**
   * Copies the raw values of an example, interleaved.
   *
   * @param index which example, from 0
   * @param into receives {@link #valuesPerExample()} values
   * @param offset where the first goes
   * @throws IndexOutOfBoundsException for an index outside the set, or too small an array
   */
  void values(int index, float[] into, int offset);

  /**
   * The class of an example, from 0 to {@code classes() - 1}.
   *
   * @throws UnsupportedOperationException where {@link #targets} are no classes
   */
  int label(int index);

  /** What examples are to be answered with; classes if not said otherwise. */
  default Targets targets() {
    return Targets.CLASS;
  }

  /**
   * Copies the targets of an example: {@link #classes} numbers; of a class, 1 at its place and 0
   * elsewhere.
   */
  default void target(int index, float[] into, int offset) {
    Arrays.fill(into, offset, offset + classes(), 0f);
    into[offset + label(index)] = 1f;
  }

  /**
   * The same examples, to be answered with numbers.
   *
   * @param names of the numbers
   * @param numbers finite; those of the first example, in the order of the names, then those of the
   *     next; kept, not copied
   * @throws IllegalArgumentException where counts do not agree or a number is not finite
   */
  default Dataset withNumbers(List<String> names, float... numbers) {
    return new Targeted(this, Targets.NUMBERS, names, numbers);
  }

  /**
   * The same examples, to be answered with any number of labels each.
   *
   * @param names of the labels
   * @param there 1 where an example has a label, 0 where it has not; those of the first example, in
   *     the order of the names, then those of the next; kept, not copied
   * @throws IllegalArgumentException where counts do not agree or a number is neither
   */
  default Dataset withManyLabels(List<String> names, float... there) {
    return new Targeted(this, Targets.LABELS, names, there);
  }

  /**
   * SHA-256 of the content, as 64 lower-case hexadecimal digits: shape, number of classes, values
   * and labels or other targets, in order; not the names of the classes. Equal content gives the
   * same fingerprint, however it is stored. Reads all values the first time.
   */
  String fingerprint();

  /** Values of one example: channels x height x width. */
  default int valuesPerExample() {
    return channels() * height() * width();
  }

  /**
   * The first {@code n} examples.
   *
   * @throws IllegalArgumentException unless n is from 1 to {@link #size()}
   */
  default Dataset head(int n) {
    if (n < 1 || n > size()) {
      throw new IllegalArgumentException(
          "The first "
              + n
              + " of "
              + size()
              + " examples were asked for. Ask for 1 to "
              + size()
              + ".");
    }
    return subset(IntStream.range(0, n).toArray());
  }

  /**
   * The examples with these indices, in this order; an index may be repeated. A view: no values are
   * copied.
   *
   * @throws IllegalArgumentException for no index, or one outside the set
   */
  default Dataset subset(int... indices) {
    return new Subset(this, indices.clone(), labels(), false);
  }

  /**
   * The same examples with other names for their classes.
   *
   * @throws IllegalArgumentException unless there are {@link #classes()} different names
   */
  default Dataset withLabels(List<String> names) {
    int[] all = IntStream.range(0, size()).toArray();
    return new Subset(this, all, Labels.checked(names, classes()), false);
  }

  /**
   * The same examples as vectors, for networks without convolutions: the values in the order they
   * have (rows, columns, channels), each a channel of its own, height and width 1.
   */
  default Dataset flat() {
    return new Subset(this, IntStream.range(0, size()).toArray(), labels(), true);
  }

  /**
   * Shuffles and cuts in two. The same seed gives the same parts on every machine.
   *
   * @param share the part of the examples that goes to training, above 0 and below 1
   * @throws IllegalArgumentException for another share, or where one part would be empty
   */
  default Split split(double share, long seed) {
    return Splitting.shuffled(this, share, seed);
  }

  /**
   * Like {@link #split}, but cuts every class by itself, so that both parts have the classes in the
   * same proportions. A class of two examples or more has at least one in each part; a class of one
   * example has it in training.
   */
  default Split stratifiedSplit(double share, long seed) {
    return Splitting.stratified(this, share, seed);
  }

  /**
   * Two parts of a set.
   *
   * @param train the examples to train on
   * @param validation the others
   */
  record Split(Dataset train, Dataset validation) {
    /** Neither part may be null. */
    public Split {
      Objects.requireNonNull(train, "train");
      Objects.requireNonNull(validation, "validation");
    }
  }
}
