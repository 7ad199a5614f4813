package dev.signet.dsl;

/**
 * Numbers of the enclosing {@link Stage}, for use as annotation values inside a block. They are
 * encoded far outside any real size, so that arithmetic on them is found and reported.
 *
 * <p>The codes were searched for: sums, differences and multiples of them, and what overflow makes
 * of these, stay outside real sizes too, and so do quotients by a larger code. OUT is the smallest.
 */
public final class Param {
  private Param() {}

  /** Channels of the block's input. */
  public static final int IN = -1_450_948_552;

  /** Channels the stage puts out. */
  public static final int OUT = -615_650_837;

  /** A second size of the stage, as of a bottleneck. */
  public static final int WIDTH = -1_104_785_117;

  /** Stride of this unit. */
  public static final int STRIDE = -1_655_919_700;

  /** No value was written. */
  static final int UNSET = -1_600_000_507;
}
