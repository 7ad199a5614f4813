package dev.signet.processor.op;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.PaddingChoice;
import dev.signet.processor.graph.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A convolution that binarizes its own input and weights. */
public record BinaryConvOp(
    int filters, Geometry geometry, boolean bias, Binarization binarization, PaddingChoice padding)
    implements BinaryLayer, Windowed.Filtered {
  /** Reads {@code @Filters}; the padding may be chosen further out. */
  static BinaryConvOp read(Reading r) {
    Optional<PaddingChoice> said = r.ownPadding().or(r::inherited);
    PaddingChoice padding = said.orElse(PaddingChoice.DEFAULT);
    Geometry geometry = r.kernel(padding);
    checkPadding(r, said.map(PaddingChoice::origin), geometry, padding.pad());
    return new BinaryConvOp(
        r.size("Filters", "value"), geometry, r.bias(false), r.binarization(), padding);
  }

  /** What a padded tap holds is one of the input's values, or their middle, which is no bit. */
  private static void checkPadding(
      Reading r, Optional<Origin> said, Geometry geometry, Binarization.Pad pad) {
    Choice inputs = r.binarization().inputs();
    Optional<Choice.Alphabet> mapped = r.binarization().mapped();
    boolean padded = geometry.padY() > 0 || geometry.padX() > 0;
    Origin place = said.orElseGet(() -> r.place().apply(r.part().origin()));
    List<Origin> blamed = List.of(place, inputs.origin());
    if (inputs.isReal() && pad != Binarization.Pad.ZERO) {
      r.problems()
          .report(
              ReadProblems.PADDING,
              place,
              "padding is "
                  + pad
                  + ", but the inputs of "
                  + r.part().name()
                  + " are real. Use ZERO"
                  + " or VALID, or binarize its inputs.",
              blamed);
    } else if (padded && mapped.isPresent() && mapped.get().bitsOf(pad).isEmpty()) {
      r.problems()
          .report(
              ReadProblems.PADDED,
              place,
              r.part().name()
                  + " pads with "
                  + pad.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                  + ", but its inputs are from "
                  + mapped.get().value(0)
                  + " to "
                  + mapped.get().value(mapped.get().planes())
                  + " by "
                  + inputs.type().simpleName()
                  + ". Pad with one of these or their middle, or not at all (VALID).",
              blamed);
    }
  }

  @Override
  public BinaryConvOp with(Binarization other) {
    return new BinaryConvOp(filters, geometry, bias, other, padding);
  }

  /** What a padded tap holds. */
  public Binarization.Pad pad() {
    return padding.pad();
  }

  @Override
  public Optional<PaddingChoice> padded() {
    boolean matters = geometry.height() > 1 || geometry.width() > 1;
    return matters ? Optional.of(padding) : Optional.empty();
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return geometry.over(inputs.get(0), filters);
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    long in = inputs.get(0).channels();
    long kernel = (long) geometry.height() * geometry.width();
    return binarization.learnedNumbers(in, filters, in, kernel) + (bias ? filters : 0);
  }

  @Override
  public Kernel kernel(Shape in) {
    return Kernel.conv(in, filters, geometry, pad());
  }

  @Override
  public String summary() {
    return "BinaryConv, "
        + Kernel.conv(null, filters, geometry, pad()).inWords()
        + (bias ? ", bias" : "");
  }
}
