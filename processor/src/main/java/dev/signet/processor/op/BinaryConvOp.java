package dev.signet.processor.op;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.scan.Declared.Value;
import java.util.List;
import java.util.Optional;

/** A convolution that binarizes its own input and weights. */
public record BinaryConvOp(
    int filters, Geometry geometry, boolean bias, Binarization binarization, Binarization.Pad pad)
    implements BinaryLayer {
  /** Reads {@code @Filters}; the padding may be chosen further out. */
  static BinaryConvOp read(Reading r) {
    Optional<Value> said = r.ownPadding().or(r::inherited);
    String padding = said.map(Value::text).orElse("ZERO");
    boolean valued = padding.equals("ONE") || padding.equals("MINUS_ONE");
    if (valued && r.binarization().inputs().isReal()) {
      r.report(
          ReadProblems.PADDING,
          said.orElseThrow(),
          "padding is "
              + padding
              + ", but the inputs of "
              + r.part().name()
              + " are real. Use ZERO"
              + " or VALID, or binarize its inputs.");
    }
    return new BinaryConvOp(
        r.size("Filters", "value"),
        r.kernel(padding),
        r.bias(false),
        r.binarization(),
        valued ? Binarization.Pad.valueOf(padding) : Binarization.Pad.ZERO);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape in = inputs.get(0);
    return new Shape(filters, geometry.outHeight(in.height()), geometry.outWidth(in.width()));
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    long in = inputs.get(0).channels();
    long kernel = (long) geometry.height() * geometry.width();
    return binarization.learnedNumbers(in, filters, in, kernel) + (bias ? filters : 0);
  }

  @Override
  public Kernel kernel(Shape in) {
    return Kernel.conv(in, filters, geometry, pad);
  }

  @Override
  public String summary() {
    return "BinaryConv, "
        + Kernel.conv(null, filters, geometry, pad).inWords()
        + (bias ? ", bias" : "");
  }
}
