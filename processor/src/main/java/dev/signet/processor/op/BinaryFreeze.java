package dev.signet.processor.op;

import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Node;
import dev.signet.processor.plan.Chain;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import java.util.List;

/** What a binary layer puts into the model file. */
final class BinaryFreeze {
  private BinaryFreeze() {}

  static void write(BinaryLayer layer, Layer l, Code code) {
    Binarization b = layer.binarization();
    String name = l.node().name();
    String call = b.weights().isReal() ? "transposed" : "signs";
    code.add("out." + call + "($, $)", name + ".weights", layer.weights(l));
    l.packed("thresholds").ifPresent(t -> inputThresholds(layer, t, l, code));
    Chain chain =
        l.folds().chain(l.node()).filter(c -> c.binary().id() == l.node().id()).orElse(null);
    if (chain != null) {
      thresholds(chain, layer, l, code);
    } else {
      int channels = l.node().shape().channels();
      code.add("out.floats($, $, $)", name + ".scale", layer.scale(l), channels);
      code.add("out.floats($, $, $)", name + ".shift", layer.shift(l), channels);
    }
  }

  /** Float thresholds of the layer's own input. */
  private static void inputThresholds(
      BinaryLayer layer, PackedStep.Tensor tensor, Layer l, Code code) {
    Elementwise inputs = layer.inputs(l);
    List<Integer> shape = tensor.shape();
    int count = shape.get(shape.size() - 1);
    Choice.Alphabet alphabet = inputs.choice().alphabet().orElseThrow();
    code.add("out.floats($, $, $)", tensor.name(), inputs.thresholds(l, count), Code.list(shape));
    l.packed("levels")
        .ifPresent(levels ->
            code.add(
                "out.floats($, $, $)",
                levels.name(),
                Elementwise.levels(alphabet),
                alphabet.planes() + 1));
  }

  /**
   * Integer thresholds of the layer's accumulators, found with the very expression of evaluation.
   */
  private static void thresholds(Chain chain, BinaryLayer layer, Layer l, Code code) {
    Kernel kernel = layer.kernel(l.inShape(0));
    code.add("float[] scale = $", layer.scale(l));
    code.add("float[] shift = $", layer.shift(l));
    Code body = new Code();
    body.add("float y = Math.fma((float) acc, scale[c], shift[c])");
    int norms = 0;
    int sites = 0;
    for (Node node : chain.between()) {
      if (node.op() instanceof ActivationOp op) {
        Elementwise f = op.loops(l.other(node));
        Ref site = site(f, sites++, code);
        body.add("y = $.value(y, $.at(c))", f.instance(), site);
      } else if (node.op() instanceof BatchNormOp && l.folds().host(node).isEmpty()) {
        Ref s = Ref.fixed("scale" + ++norms);
        Ref t = Ref.fixed("shift" + norms);
        code.add("float[] $ = $.scale(null)", s, BatchNormOp.norm(l.other(node)));
        code.add("float[] $ = $.shift(null)", t, BatchNormOp.norm(l.other(node)));
        body.add("y = Math.fma(y, $[c], $[c])", s, t);
      }
    }
    Node consumer = chain.consumers().get(0);
    Elementwise inputs = BinaryLayer.of(consumer).inputs(l.other(consumer));
    Ref site = site(inputs, sites, code);
    code.open(
        "$ found = $.search($, $, (c, acc) ->",
        Runtime.THRESHOLDS,
        Runtime.THRESHOLDS,
        kernel.out(),
        layer.packedKernel(l.inShape(0)).fanIn());
    code.addAll(body);
    code.add(
        "return $.deployed(y, $.at(c)) > $",
        inputs.instance(),
        site,
        Elementwise.between(chain.inputs().alphabet().orElseThrow(), 0));
    code.close(")");
    code.add("out.thresholds($, found)", l.node().name());
  }

  private static Ref site(Elementwise f, int index, Code code) {
    Ref site = Ref.fixed("site" + (index == 0 ? "" : index));
    code.add("$ $ = deployedSite($)", Runtime.SITE, site, Code.list(f.learned()));
    return site;
  }
}
