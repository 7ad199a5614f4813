package dev.signet.processor.op;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.PaddingChoice;
import dev.signet.processor.graph.Shape;
import java.util.List;

/** A convolution with real weights; padded taps contribute nothing. */
public record ConvOp(int filters, Geometry geometry, boolean bias)
    implements RealLayer, Windowed.Filtered {
  /** Reads {@code @Filters}. */
  static ConvOp read(Reading r) {
    PaddingChoice padding = r.ownPadding().orElse(PaddingChoice.DEFAULT);
    if (padding.pad() != Binarization.Pad.ZERO) {
      r.problems()
          .report(
              ReadProblems.PADDING,
              padding.origin(),
              "padding is "
                  + padding.name()
                  + ", but a Conv has real inputs and takes ZERO or VALID. Use a"
                  + " BinaryConv, or one of these two.");
    }
    return new ConvOp(r.size("Filters", "value"), r.kernel(padding), r.bias(false));
  }

  @Override
  public String order() {
    return "ky, kx, channel";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return geometry.over(inputs.get(0), filters);
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    long weights = (long) inputs.get(0).channels() * geometry.height() * geometry.width();
    return filters * (weights + (bias ? 1 : 0));
  }

  @Override
  public Kernel kernel(Shape in) {
    return Kernel.conv(in, filters, geometry, Binarization.Pad.ZERO);
  }

  @Override
  public String summary() {
    return "Conv, " + Kernel.words(geometry) + (bias ? ", bias" : "");
  }
}
