package dev.signet.tests.mutants;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.Couples;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.Reads;
import dev.signet.dsl.Role;
import dev.signet.dsl.Site;
import dev.signet.dsl.WeightSource;
import dev.signet.dsl.ZeroOutside;
import dev.signet.dsl.estimator.UnitStep;
import java.util.random.RandomGenerator;

/** Choices that generated code cannot use, or not everywhere, each for one reason. */
public class Unfit {
  /** A sign, fit for use. */
  @Alphabet(levels = {-1, 1})
  public static class Sign implements Estimator {
    @Override
    public float deployed(float x, Site site) {
      return x >= 0 ? 1 : -1;
    }

    @Override
    public float derivative(float x, Site site) {
      return 1;
    }
  }

  /** Abstract. */
  public abstract static class Unfinished extends Sign {}

  /** Without a constructor that needs nothing. */
  @Alphabet(levels = {-1, 1})
  public static class Numbered extends Sign {
    /** Needs a number. */
    public Numbered(int number) {
      assert number != 0;
    }
  }

  /** Needs an object around it. */
  @Alphabet(levels = {-1, 1})
  public class Inner extends Sign {}

  /** Is said to be several that are not its own. */
  @Alphabet(
      levels = {-1, 0, 1},
      thresholds = {-0.5f, 0.5f})
  @Couples(UnitStep.class)
  public static class Coupled extends Sign {}

  /** Puts out three values. */
  @Alphabet(levels = {-1, 0, 1})
  public static class Ternary extends Sign {}

  /** States a window that is none. */
  @Alphabet(levels = {-1, 1})
  @ZeroOutside(-1)
  public static class NoWindow extends Sign {}

  /** Learns something whose name cannot be one. */
  @Alphabet(levels = {-1, 1})
  @Learned("two words")
  public static class Nameless extends Sign {}

  /** Learns something of a shape that layers do not give it. */
  @Alphabet(levels = {-1, 1})
  @Learned(
      value = "square",
      shape = {2, 2})
  public static class OddShape extends Sign {}

  /** Reads what inputs do not have. */
  @Alphabet(levels = {-1, 1})
  @Reads(Reads.Fact.FILTER_STATISTICS)
  public static class Statistics extends Sign {}

  /** Is for inputs alone. */
  @Alphabet(levels = {-1, 1})
  @Role(Role.Use.INPUTS)
  public static class OnlyInputs extends Sign {}

  /** Steps where hardly any value is. */
  @Alphabet(
      levels = {-1, 1},
      thresholds = 1_000_000)
  public static class Far extends Sign {}

  /** Weights that are -1 and +1 already: without latents. */
  @Alphabet(levels = {-1, 1})
  @Learned(
      value = "bits",
      shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
  public static class Ready implements WeightSource {
    @Override
    public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {}

    @Override
    public void weights(FilterShape shape, float[][] learned, float[] into) {}

    @Override
    public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {}
  }
}
