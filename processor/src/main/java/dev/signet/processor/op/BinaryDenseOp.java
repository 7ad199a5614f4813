package dev.signet.processor.op;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Shape;
import java.util.List;

/** A fully connected layer that binarizes its own input and weights. */
public record BinaryDenseOp(int units, boolean bias, Binarization binarization)
    implements BinaryLayer {
  /** Reads {@code @Units} or {@code @Squeeze}. */
  static BinaryDenseOp read(Reading r) {
    return new BinaryDenseOp(r.units(), r.bias(false), r.binarization());
  }

  @Override
  public BinaryDenseOp with(Binarization other) {
    return new BinaryDenseOp(units, bias, other);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return Shape.vector(units);
  }

  @Override
  public long parameters(List<Shape> inputs, Shape out) {
    Shape in = inputs.get(0);
    return binarization.learnedNumbers(in.channels(), units, in.size(), 1) + (bias ? units : 0);
  }

  @Override
  public Kernel kernel(Shape in) {
    return Kernel.dense(in, units);
  }

  @Override
  public String summary() {
    return "BinaryDense" + (bias ? ", bias" : "");
  }
}
