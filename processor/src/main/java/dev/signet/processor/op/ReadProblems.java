package dev.signet.processor.op;

import dev.signet.processor.diag.Kind;
import java.util.List;

/** What can be wrong with the adjectives of a layer. */
public final class ReadProblems {
  private ReadProblems() {}

  /** A noun lacks the adjective that describes it. */
  public static final Kind MISSING_ADJECTIVE =
      Kind.error(
          "MissingAdjective",
          "A layer needs the annotation that states its size.",
          "Add the annotation: @Filters, @Units or @Squeeze, @Window, @Channels, @Rate.");

  /** An adjective of another noun. */
  public static final Kind WRONG_ADJECTIVE =
      Kind.error(
          "WrongAdjective",
          "An annotation describes some layers and not others.",
          "Use the annotation of this layer, or take it away.");

  /** A number below its least value, or beyond its greatest. */
  public static final Kind OUT_OF_RANGE =
      Kind.error(
          "OutOfRange",
          "A number of an annotation lies outside its range.",
          "Write a number inside the range that the message names.");

  /** A number computed from a parameter. */
  public static final Kind COMPUTED =
      Kind.error(
          "ComputedParameter",
          "IN, OUT, WIDTH and STRIDE are filled in when the block is used; javac would compute with"
              + " their codes.",
          "Write the parameter alone, or a literal.");

  /** A parameter in a network. */
  public static final Kind NO_STAGE =
      Kind.error(
          "NoStage",
          "IN, OUT, WIDTH and STRIDE stand for numbers of the stage around a block.",
          "Write a number, or move the layer into a block.");

  /** Not one or two numbers. */
  public static final Kind ONE_OR_TWO =
      Kind.error(
          "OneOrTwoNumbers",
          "Kernels, windows and strides take one number or two.",
          "Write one number for both directions, or two, rows first.");

  /** A ratio larger than the inputs. */
  public static final Kind RATIO =
      Kind.error(
          "RatioTooLarge", "A squeezed layer keeps at least one output.", "Write a smaller ratio.");

  /** A padding that does not suit the layer. */
  public static final Kind PADDING =
      Kind.error(
          "WrongPadding",
          "Padding with +1 or -1 needs two-valued inputs; real convolutions take ZERO or VALID.",
          "Use ZERO or VALID, or binarize the input.");

  /** A padding that is none of the input's values. */
  public static final Kind PADDED =
      Kind.error(
          "PaddedValue",
          "Bits stand for what a padded tap holds only where that is the least, the greatest or the"
              + " middle of the input's values: 0 of -1 and +1, or of 0 and 1, but -1 not of 0 and 1.",
          "Choose another padding, or another estimator of inputs.");

  /** All of them, for the page of errors. */
  public static List<Kind> all() {
    return List.of(
        MISSING_ADJECTIVE,
        WRONG_ADJECTIVE,
        OUT_OF_RANGE,
        COMPUTED,
        NO_STAGE,
        ONE_OR_TWO,
        RATIO,
        PADDING,
        PADDED);
  }
}
