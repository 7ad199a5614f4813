package dev.signet.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What one {@code @Binarize} writes; a slot that it leaves out is empty. */
record Binarization(String inputs, String weights, String scale, String source, String padding) {
  private static final List<String> INPUTS =
      List.of(
          "SteSign",
          "ApproxSign",
          "SwishSign",
          "ErrorDecay",
          "RSign",
          "Real",
          "WideSteSign",
          "SoftSign",
          "Warming",
          "SteWarmup",
          "CommonThreshold",
          "UnitStep",
          "CoupledTernary",
          "Trits",
          "MovingLevels",
          "IdentitySign",
          "LongTailedSign",
          "PeakedSign",
          "TriangularInputSign",
          "ReSteSign",
          "FourierSign",
          "SteTern",
          "SteHeaviside",
          "DoReFa",
          "StochasticSign",
          "MagnitudeTernary",
          "SparseStep");

  /** Those that have no -1 among their values. */
  private static final Set<String> FROM_ZERO =
      Set.of("UnitStep", "CoupledTernary", "MovingLevels", "SteHeaviside", "DoReFa", "SparseStep");

  private static final List<String> WEIGHTS =
      List.of(
          "SteSign",
          "ApproxSign",
          "SwishSign",
          "ErrorDecay",
          "MagnitudeAwareSign",
          "Real",
          "WideSteSign",
          "SoftSign",
          "Warming",
          "SteWarmup",
          "IdentitySign",
          "LongTailedSign",
          "PeakedSign",
          "TriangularSign",
          "ReSteSign",
          "FourierSign",
          "SparseMagnitudeSign",
          "DetachedMagnitudeSign",
          "ReCuSign");
  private static final List<String> SCALES =
      List.of("Unscaled", "MeanAbs", "LayerMeanAbs", "LearnedScale", "Gain", "PowerOfTwo");
  private static final List<String> SOURCES =
      List.of(
          "Latent",
          "UnclippedLatent",
          "Shared",
          "HyperConv",
          "DeepHyper",
          "StandardizedLatent",
          "ScaledStandardizedLatent",
          "ReCuLatent",
          "CentredLatent",
          "RotatedLatent",
          "PeriodicLatent");
  private static final List<String> PADDINGS = List.of("ZERO", "ONE", "MINUS_ONE");

  static final Binarization NOTHING = new Binarization("", "", "", "", "");

  /** Draws some slots, such that what results {@code within} an outer choice is sound. */
  static Binarization draw(RandomGenerator random, Binarization within) {
    while (true) {
      Binarization drawn =
          random.nextInt(3) == 0
              ? NOTHING
              : new Binarization(
                  slot(random, INPUTS),
                  slot(random, WEIGHTS),
                  slot(random, SCALES),
                  slot(random, SOURCES),
                  slot(random, PADDINGS));
      if (drawn.within(within).isSound()) {
        return drawn;
      }
    }
  }

  private static String slot(RandomGenerator random, List<String> choices) {
    return random.nextInt(2) == 0 ? "" : choices.get(random.nextInt(choices.size()));
  }

  /** This choice where it makes one, the outer one elsewhere. */
  Binarization within(Binarization outer) {
    return new Binarization(
        inputs.isEmpty() ? outer.inputs : inputs,
        weights.isEmpty() ? outer.weights : weights,
        scale.isEmpty() ? outer.scale : scale,
        source.isEmpty() ? outer.source : source,
        padding.isEmpty() ? outer.padding : padding);
  }

  private boolean isSound() {
    boolean realInputs = inputs.equals("Real");
    boolean counting = padding.equals("ONE") || padding.equals("MINUS_ONE");
    return !(realInputs && weights.equals("Real"))
        && !(realInputs && counting)
        && !(FROM_ZERO.contains(inputs) && padding.equals("MINUS_ONE"));
  }

  /** The annotation, followed by a space, or nothing. */
  @Override
  public String toString() {
    List<String> written = new ArrayList<>();
    write(written, "inputs", inputs, ".class");
    write(written, "weights", weights, ".class");
    write(written, "scale", scale, ".class");
    write(written, "source", source, ".class");
    write(written, "padding", padding.isEmpty() ? "" : "Padding." + padding, "");
    return written.isEmpty() ? "" : "@Binarize(" + String.join(", ", written) + ") ";
  }

  private static void write(List<String> to, String slot, String choice, String suffix) {
    if (!choice.isEmpty()) {
      to.add(slot + " = " + choice + suffix);
    }
  }
}
