package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import java.util.List;

/** A fully connected layer with real weights over the flattened input (y, x, channel). */
public record DenseOp(int units, boolean bias) implements RealLayer {
  /** Reads {@code @Units} or {@code @Squeeze}. */
  static DenseOp read(Reading r) {
    return new DenseOp(r.units(), r.bias(true));
  }

  @Override
  public String order() {
    return "y, x, channel";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return Shape.vector(units);
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    return units * (inputs.get(0).size() + (bias ? 1 : 0));
  }

  @Override
  public Kernel kernel(Shape in) {
    return Kernel.dense(in, units);
  }

  @Override
  public String summary() {
    return "Dense" + (bias ? ", bias" : "");
  }
}
