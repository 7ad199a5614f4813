package dev.signet.processor.op;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Effort;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * Product of values, left to right; a value of one pixel is spread over the picture, one of one
 * channel over the channels.
 */
public record MultiplyOp() implements Op {
  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.stream().reduce(inputs.get(0), MultiplyOp::wider);
  }

  @Override
  public String summary() {
    return "Multiply";
  }

  private static Shape wider(Shape a, Shape b) {
    Shape pixels = b.pixels() > a.pixels() ? b : a;
    return new Shape(Math.max(a.channels(), b.channels()), pixels.height(), pixels.width());
  }

  /** Two factors and their product; more than two make a row of these. */
  private record Factors<T>(T a, int pixelsA, T b, int pixelsB, int channels, T product) {}

  private static List<Factors<Ref>> factors(
      Layer l, IntFunction<Ref> in, BiFunction<String, Shape, Ref> part, Ref out) {
    List<Factors<Ref>> row = new ArrayList<>();
    Ref left = in.apply(0);
    Shape shape = l.inShape(0);
    for (int k = 1; k < l.inputs(); k++) {
      Shape wide = wider(shape, l.inShape(k));
      Ref product = k == l.inputs() - 1 ? out : part.apply("part" + k, wide);
      row.add(
          new Factors<>(
              left,
              (int) shape.pixels(),
              in.apply(k),
              (int) l.inShape(k).pixels(),
              wide.channels(),
              product));
      left = product;
      shape = wide;
    }
    return row;
  }

  private static List<Factors<Ref>> trained(Layer l) {
    return factors(l, l::in, l::values, l.out());
  }

  @Override
  public void forward(Layer l, Code code) {
    code.open("shards(s ->");
    for (Factors<Ref> f : trained(l)) {
      code.add(
          "$.multiplyForward($, $, $, $, $, $, s)",
          Runtime.TRAINED_JOINS,
          f.a(),
          f.pixelsA(),
          f.b(),
          f.pixelsB(),
          f.channels(),
          f.product());
    }
    code.close(")");
  }

  @Override
  public void backward(Layer l, Code code) {
    List<Factors<Ref>> row = trained(l);
    code.open("shards(s ->");
    for (int k = row.size() - 1; k >= 0; k--) {
      Factors<Ref> f = row.get(k);
      boolean intoA = k > 0 || l.wants(0);
      boolean intoB = l.wants(k + 1);
      code.add(
          "$.multiplyBackward($, $, $, $, $, $, $, $, $, $, s)",
          Runtime.TRAINED_JOINS,
          f.a(),
          f.pixelsA(),
          f.b(),
          f.pixelsB(),
          f.channels(),
          f.product(),
          intoA,
          intoA && l.adds(f.a()),
          intoB,
          intoB && l.adds(f.b()));
    }
    code.close(")");
  }

  @Override
  public void evaluate(Layer l, Code code) {
    for (Factors<Ref> f : factors(l, l::evaluatedIn, l::evaluated, l.evaluated())) {
      code.add(
          "$.multiply($, $, $, $, $, $)",
          Runtime.REFERENCE,
          f.a(),
          f.pixelsA(),
          f.b(),
          f.pixelsB(),
          f.channels(),
          f.product());
    }
  }

  @Override
  public void packed(PackedLayer p) {
    List<Value> in = p.all();
    Value left = in.get(0);
    for (int k = 1; k < in.size(); k++) {
      Value right = in.get(k);
      Shape wide = wider(left.shape(), right.shape());
      Value product =
          k == in.size() - 1
              ? p.floats()
              : p.value(p.node().name() + ".part" + k, Value.Form.FLOATS, wide);
      boolean map = left.shape().channels() != right.shape().channels();
      boolean swap = map && left.shape().channels() == 1; // the map comes second
      Value first = swap ? right : left;
      Value second = swap ? left : right;
      p.step("multiply", List.of(left, right), product)
          .executes(Effort.elementwise(product.size()))
          .byRows()
          .code()
          .add(
              "$.$($, $, $, $, $, $, $)",
              Runtime.JOINS,
              Code.expr(map ? "multiplyByMap" : "multiply"),
              first,
              (int) first.shape().pixels(),
              second,
              (int) second.shape().pixels(),
              Code.ints(wide.height(), wide.width(), wide.channels()),
              product,
              InferencePlan.SLICE);
      left = product;
    }
    p.yields(left);
  }
}
