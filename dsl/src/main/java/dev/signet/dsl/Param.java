package dev.signet.dsl;

/**
 * Numbers of the enclosing {@link Stage}, for use as annotation values inside a block. They are
 * encoded far outside any real size, so that arithmetic on them is found and reported.
 */
public final class Param {
  private Param() {}

  /** Channels of the block's input. */
  public static final int IN = -1_600_000_103;

  /** Channels the stage puts out. */
  public static final int OUT = -1_600_000_211;

  /** A second size of the stage, as of a bottleneck. */
  public static final int WIDTH = -1_600_000_307;

  /** Stride of this unit. */
  public static final int STRIDE = -1_600_000_409;

  /** No value was written. */
  static final int UNSET = -1_600_000_507;
}
