package dev.signet.training;

/** What a step does around layers, for tests of single layers. */
public final class Steps {
  private Steps() {}

  /** Makes room for the partial sums of the current batch. */
  public static void ensure(Shards shards, Parameter... parameters) {
    for (Parameter p : parameters) {
      p.partials().ensure(shards.count());
    }
  }

  /** Adds the shards' gradients. */
  public static void reduce(Shards shards, Parameter... parameters) {
    for (Parameter p : parameters) {
      p.partials().reduce(shards.count(), shards.step(), p.gradient, 0, p.size());
    }
  }
}
