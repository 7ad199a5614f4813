package dev.signet.processor.graph;

import dev.signet.processor.diag.Kind;
import java.util.List;

/** What can be wrong with how layers and blocks are put together. */
public final class BuildProblems {
  private BuildProblems() {}

  static final Kind EMPTY =
      Kind.error(
          "EmptyRecord",
          "A network or block has at least one layer.",
          "Give the record components, or take it away.");
  static final Kind INPUT_SHAPE =
      Kind.error(
          "InputShape",
          "The input of a network is {features}, {channels, length} or {channels, height, width}.",
          "Write one to three numbers.");
  static final Kind RANGE =
      Kind.error(
          "InputRange",
          "The range of the input is two finite numbers, the smaller first.",
          "Write for example {0, 255}, or leave range out.");
  static final Kind RESERVED_NAME =
      Kind.error(
          "ReservedName",
          "\"input\" names the input of a block or network.",
          "Give the component another name.");
  static final Kind NAME_COLLISION =
      Kind.error(
          "NameCollision",
          "Layers get names by their paths, with _ between the parts; two of them came out alike.",
          "Rename one of the two components.");
  static final Kind UNKNOWN_SOURCE =
      Kind.error(
          "UnknownSource",
          "@From names earlier components of the same record, or \"input\".",
          "Name a component that stands further up in the same record; move it up if it"
              + " stands below.");
  static final Kind INPUT_COUNT =
      Kind.error(
          "InputCount",
          "Add, Multiply and Concat join at least two values; every other layer takes one.",
          "Name all values of a join in its @From; join values first where a layer takes one.");
  static final Kind STRIDE_UNUSED =
      Kind.error(
          "StrideUnused",
          "A stage states a stride that its block does not use.",
          "Take stride away, or write STRIDE in the block where the picture shrinks.");
  static final Kind OUT_UNUSED =
      Kind.error(
          "OutUnused",
          "A stage states an out that its block does not use.",
          "Take out away, or write OUT in the block.");
  static final Kind WIDTH_UNUSED =
      Kind.error(
          "WidthUnused",
          "A stage states a width that its block does not use.",
          "Take width away, or write WIDTH in the block.");
  static final Kind CYCLE =
      Kind.error(
          "BlockCycle",
          "A block cannot contain itself.",
          "Leave out one of the uses; repeat a block with @Stage(units = n).");
  static final Kind TOO_MANY_LAYERS =
      Kind.error(
          "TooManyLayers", "An unrolled network has at most 10000 layers.", "Write fewer units.");
  static final Kind RESIDUAL_SHAPE =
      Kind.error(
          "ResidualShape",
          "What a residual block adds to its input must have its shape.",
          "Give @Residual a shortcut that makes the shape, or keep the shape of the input.");
  static final Kind SHORTCUT_SHAPE =
      Kind.error(
          "ShortcutShape",
          "A shortcut must give the input the shape of what the block computes.",
          "Give the shortcut the filters and the stride of what stands beside it.");
  static final Kind DENSE_SHAPE =
      Kind.error(
          "DenselyConnectedShape",
          "A densely connected block puts channels behind its input; height and width must agree.",
          "Keep height and width inside the block; shrink between blocks.");
  static final Kind SUM_SHAPE =
      Kind.error(
          "SumShape",
          "The branches of a sum must have one shape.",
          "Let all branches end in one shape.");
  static final Kind SUM_OF_ONE =
      Kind.error(
          "SumOfOne",
          "A sum has at least two addends; the identity counts.",
          "Add a branch, write @Sum(identity = true), or @Sequential.");

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
