package dev.signet.processor.graph;

import dev.signet.dsl.FilterShape;
import dev.signet.processor.diag.Origin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A class that a user or we wrote and a declaration named: an estimator, scaling, activation,
 * weight source or encoder, with what its annotations say.
 *
 * @param type the class
 * @param alphabet the values it puts out, absent for real values
 * @param zeroOutside window of its derivative, absent if unbounded
 * @param range the values an activation can put out
 * @param learned the tensors it learns, in the order written
 * @param roles INPUTS, WEIGHTS
 * @param reads PROGRESS, FILTER_STATISTICS
 * @param lints what javac warns of by these names wherever the class is named: deprecation, removal
 * @param couples the binary estimator that an estimator of inputs is several of, if it says so
 * @param chosenAt where the choice was made, for people: {@code "network"}, {@code "block Unit"},
 *     {@code "component conv1"}, {@code "default"}
 * @param origin where it was made, for messages; none of a default
 */
public record Choice(
    ClassRef type,
    Optional<Alphabet> alphabet,
    OptionalDouble zeroOutside,
    Interval range,
    List<Learned> learned,
    Set<String> roles,
    Set<String> reads,
    Set<String> lints,
    Optional<Choice> couples,
    String chosenAt,
    Origin origin) {
  /** Bits of a real value: a float. */
  public static final int REAL_BITS = 32;

  /** A choice whose values can be any, of a class that is not deprecated. */
  public Choice(
      ClassRef type,
      Optional<Alphabet> alphabet,
      OptionalDouble zeroOutside,
      List<Learned> learned,
      Set<String> roles,
      Set<String> reads,
      String chosenAt) {
    this(
        type,
        alphabet,
        zeroOutside,
        Interval.ALL,
        learned,
        roles,
        reads,
        Set.of(),
        Optional.empty(),
        chosenAt,
        Origin.none());
  }

  /**
   * Integer levels, step and offset of what an estimator puts out.
   *
   * @param thresholds the least numbers that it takes to each level but the first; empty if unknown
   */
  public record Alphabet(List<Integer> levels, float step, float offset, List<Float> thresholds) {
    /** Of unknown thresholds. */
    public Alphabet(List<Integer> levels, float step, float offset) {
      this(levels, step, offset, List.of());
    }

    /** Whether there are no thresholds, or one number for each step between levels, ascending. */
    public boolean hasFitThresholds() {
      boolean fit = thresholds.isEmpty() || thresholds.size() == levels.size() - 1;
      for (int i = 0; i < thresholds.size(); i++) {
        fit &= !thresholds.get(i).isNaN() && (i == 0 || thresholds.get(i - 1) < thresholds.get(i));
      }
      return fit;
    }

    /** The value of the i-th level, the float that an estimator puts out: three thirds are 1. */
    public double value(int i) {
      return levels.get(i) * step + offset;
    }

    /** How many thresholds part its values: the planes of bits that tell them apart. */
    public int planes() {
      return levels.size() - 1;
    }

    /** Half the distance of neighbouring values: what a bit of -1 or +1 adds in each plane. */
    public double half() {
      return (value(1) - value(0)) / 2;
    }

    /** The value in the middle: what a sum of planes is added to. */
    public double centre() {
      return (value(0) + value(planes())) / 2;
    }

    /** The bits, alike in all planes, that stand for a padded value; ZERO are none, half way. */
    public Optional<Binarization.Pad> bitsOf(Binarization.Pad pad) {
      double value =
          switch (pad) {
            case ZERO -> 0;
            case ONE -> 1;
            case MINUS_ONE -> -1;
          };
      if (value == centre()) {
        return Optional.of(Binarization.Pad.ZERO);
      }
      if (value == value(planes())) {
        return Optional.of(Binarization.Pad.ONE);
      }
      return value == value(0) ? Optional.of(Binarization.Pad.MINUS_ONE) : Optional.empty();
    }

    /** Whether its values rise by one distance, so that {@code centre + half * planes} are they. */
    public boolean isEven() {
      boolean even =
          levels.size() > 1 && step > 0 && Float.isFinite(step) && Float.isFinite(offset);
      for (int i = 1; even && i < levels.size(); i++) {
        even =
            levels.get(i) > levels.get(i - 1)
                && levels.get(i) - levels.get(i - 1) == levels.get(1) - levels.get(0);
      }
      return even;
    }

    /** Whether its values are exactly -1 and +1. */
    public boolean isSign() {
      return levels.equals(List.of(-1, 1)) && step == 1f && offset == 0f;
    }
  }

  /**
   * A learned tensor; sizes are positive or the constants of {@code dev.signet.dsl.Learned}.
   *
   * @param gradient false of a statistic, which its owner sets itself
   */
  public record Learned(String name, List<Integer> shape, float initial, boolean gradient) {
    /** Of a tensor that takes a gradient. */
    public Learned(String name, List<Integer> shape, float initial) {
      this(name, shape, initial, true);
    }
  }

  /** The same choice, made elsewhere. */
  public Choice chosenAt(String where, Origin place) {
    return new Choice(
        type, alphabet, zeroOutside, range, learned, roles, reads, lints, couples, where, place);
  }

  /**
   * How many numbers it learns.
   *
   * @param channels what {@code Learned.CHANNELS} stands for
   * @param filters the layer's output channels
   * @param inputs the layer's input channels
   * @param kernel height times width of the layer's kernel
   */
  public long learnedNumbers(long channels, long filters, long inputs, long kernel) {
    long sum = 0;
    long fanIn = inputs * kernel; // what passes an int is refused for its weights or its kernel
    long rows = FilterShape.rows((int) Math.max(1, Math.min(fanIn, Integer.MAX_VALUE)));
    for (Learned tensor : learned) {
      long size = 1;
      for (int s : tensor.shape()) {
        size *=
            switch (s) {
              case dev.signet.dsl.Learned.CHANNELS -> channels;
              case dev.signet.dsl.Learned.OUT -> filters;
              case dev.signet.dsl.Learned.IN -> inputs;
              case dev.signet.dsl.Learned.KERNEL -> kernel;
              case dev.signet.dsl.Learned.ROWS -> rows;
              case dev.signet.dsl.Learned.COLUMNS -> fanIn / rows;
              default -> s;
            };
      }
      sum += size;
    }
    return sum;
  }

  /** Bits that tell its values apart: 1 for signs, {@link #REAL_BITS} for real values. */
  public int bits() {
    return alphabet
        .map(a -> Math.max(1, 32 - Integer.numberOfLeadingZeros(a.levels().size() - 1)))
        .orElse(REAL_BITS);
  }

  /** Whether values stay real. */
  public boolean isReal() {
    return alphabet.isEmpty();
  }
}
