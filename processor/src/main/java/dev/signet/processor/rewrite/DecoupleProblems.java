package dev.signet.processor.rewrite;

import dev.signet.processor.diag.Kind;
import java.util.List;

/** Why a network cannot be decoupled. */
public final class DecoupleProblems {
  private DecoupleProblems() {}

  static final Kind NOTHING =
      Kind.error(
          "NothingToDecouple",
          "@Decouple takes apart coupled inputs, and no layer of the network takes any.",
          "Choose CoupledTernary, or another estimator with @Couples, for the inputs of binary"
              + " layers, or take @Decouple away.");

  static final Kind CANNOT =
      Kind.error(
          "CannotDecouple",
          "The copies that a decoupled layer reads differ by the distance of its thresholds. A"
              + " BatchNorm before the layer adds it, perhaps before pools or as an operand of a sum;"
              + " its weights, which stand once for each copy, are made smaller in their latent"
              + " numbers, their learned scale, or by the BatchNorm that reads the layer's sums.",
          "Put a BatchNorm where the message says, choose another scale or weight source, give layers"
              + " that read one value the same estimator, or take @Decouple away.");

  /** All of them, for the page of errors. */
  public static List<Kind> all() {
    return List.of(NOTHING, CANNOT);
  }
}
