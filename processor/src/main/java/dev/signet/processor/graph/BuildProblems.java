package dev.signet.processor.graph;

import dev.signet.processor.diag.Kind;
import java.util.List;

/** What can be wrong with how layers and blocks are put together. */
public final class BuildProblems {
  private BuildProblems() {}

  static final Kind EMPTY = Kind.error("EmptyRecord", "A network or block has at least one layer.");
  static final Kind INPUT_SHAPE =
      Kind.error(
          "InputShape",
          "The input of a network is {features}, {channels, length} or {channels, height, width}.");
  static final Kind RANGE =
      Kind.error("InputRange", "The range of the input is two finite numbers, the smaller first.");
  static final Kind RESERVED_NAME =
      Kind.error("ReservedName", "\"input\" names the input of a block or network.");
  static final Kind NAME_COLLISION =
      Kind.error(
          "NameCollision",
          "Layers get names by their paths, with _ between the parts; two of them came out alike.");
  static final Kind UNKNOWN_SOURCE =
      Kind.error(
          "UnknownSource", "@From names earlier components of the same record, or \"input\".");
  static final Kind INPUT_COUNT =
      Kind.error(
          "InputCount",
          "Add, Multiply and Concat join at least two values; every other layer takes one.");
  static final Kind STRIDE_UNUSED =
      Kind.error("StrideUnused", "A stage states a stride that its block does not use.");
  static final Kind OUT_UNUSED =
      Kind.error("OutUnused", "A stage states an out that its block does not use.");
  static final Kind WIDTH_UNUSED =
      Kind.error("WidthUnused", "A stage states a width that its block does not use.");
  static final Kind CYCLE = Kind.error("BlockCycle", "A block cannot contain itself.");
  static final Kind TOO_MANY_LAYERS =
      Kind.error("TooManyLayers", "An unrolled network has at most 10000 layers.");
  static final Kind RESIDUAL_SHAPE =
      Kind.error("ResidualShape", "What a residual block adds to its input must have its shape.");
  static final Kind SHORTCUT_SHAPE =
      Kind.error(
          "ShortcutShape", "A shortcut must give the input the shape of what the block computes.");
  static final Kind DENSE_SHAPE =
      Kind.error(
          "DenselyConnectedShape",
          "A densely connected block puts channels behind its input; height and width must agree.");
  static final Kind SUM_SHAPE =
      Kind.error("SumShape", "The branches of a sum must have one shape.");
  static final Kind SUM_OF_ONE =
      Kind.error("SumOfOne", "A sum has at least two addends; the identity counts.");

  /** All of them, for the page of errors. */
  public static List<Kind> all() {
    return List.of(
        EMPTY,
        INPUT_SHAPE,
        RANGE,
        RESERVED_NAME,
        NAME_COLLISION,
        UNKNOWN_SOURCE,
        INPUT_COUNT,
        STRIDE_UNUSED,
        OUT_UNUSED,
        WIDTH_UNUSED,
        CYCLE,
        TOO_MANY_LAYERS,
        RESIDUAL_SHAPE,
        SHORTCUT_SHAPE,
        DENSE_SHAPE,
        SUM_SHAPE,
        SUM_OF_ONE);
  }
}
