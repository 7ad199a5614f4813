package dev.signet.inference.kernel;

import java.util.function.Function;

/**
 * A kernel without state or shape, plain until the vector one is compiled.
 *
 * @param <L> the kind of kernel
 */
final class WarmingLoops<L> implements Warmable {
  /** Runs such a kernel for a while on something made up. */
  interface Exercise<L> {
    /** A few thousand elements. */
    void run(L loops);
  }

  private final L plain;
  private final Function<KernelSet, L> of;
  private final Exercise<L> exercise;
  private final Warmer warmer;
  private volatile L current;

  /** Read without a lock. */
  private boolean asked;

  WarmingLoops(L plain, Function<KernelSet, L> of, Exercise<L> exercise, Warmer warmer) {
    this.plain = plain;
    this.of = of;
    this.exercise = exercise;
    this.warmer = warmer;
    current = plain;
  }

  /** The kernel to run now. */
  L current() {
    if (!asked) {
      ask();
    }
    return current;
  }

  private synchronized void ask() {
    if (!asked) {
      asked = true;
      warmer.begin(this);
    }
  }

  @Override
  public Object key() {
    return this;
  }

  @Override
  public Trial trial(KernelSet vectors) {
    L vector = of.apply(vectors);
    return new Trial() {
      @Override
      public void plain() {
        exercise.run(plain);
      }

      @Override
      public void vector() {
        exercise.run(vector);
      }
    };
  }

  @Override
  public void adopt(KernelSet vectors) {
    current = of.apply(vectors);
  }
}
