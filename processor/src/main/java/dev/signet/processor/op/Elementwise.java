package dev.signet.processor.op;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import java.util.ArrayList;
import java.util.List;

/**
 * The loops of a choice that is asked once a value: an activation, or the estimator of inputs. They
 * are written out, so that its arithmetic inlines into them.
 *
 * @param choice the class
 * @param instance its one instance
 * @param method its method for the forward pass
 * @param learned its learned tensors
 * @param channels channels of the values
 */
record Elementwise(Choice choice, Ref instance, String method, List<Ref> learned, int channels) {
  /** {@code y = f(x)}, inside a shard. */
  void forward(Code code, Ref in, Ref out) {
    code.add("$ site = site($)", Runtime.SITE, Code.list(learned));
    code.add("float[] x = $.value", in);
    code.add("float[] y = $.value", out);
    open(code, in);
    code.add("y[i] = $." + method + "(x[i], site)", instance);
    close(code);
  }

  /** {@code dx (+)= dy * f'(x)} and the gradients of what is learned, inside a shard. */
  void backward(Layer layer, Code code, Ref in, Ref out) {
    boolean wants = layer.wants(0);
    code.add("$ site = site($)", Runtime.SITE, Code.list(learned));
    code.add("float[] x = $.value", in);
    code.add("float[] gy = $.gradient", out);
    for (int k = 0; k < learned.size(); k++) {
      code.add("float[] $ = s.partial($)", partial(k), learned.get(k));
    }
    if (wants) {
      code.add("float[] gx = $.gradient", in);
    }
    open(code, in);
    if (wants) {
      String set = layer.adds(in) ? "+=" : "=";
      code.add("gx[i] " + set + " gy[i] * $.derivative(x[i], site)", instance);
    }
    for (int k = 0; k < learned.size(); k++) {
      String at = isSingle(choice.learned().get(k)) ? "[0]" : "[c]";
      code.add(
          "$" + at + " += gy[i] * $.learnedDerivative($, x[i], site)", partial(k), instance, k);
    }
    close(code);
  }

  /** The values of an alphabet, ascending. */
  static Code.Expr levels(Choice.Alphabet alphabet) {
    List<Code.Expr> values = new ArrayList<>();
    for (int i = 0; i <= alphabet.planes(); i++) {
      values.add(Code.expr("(float) $", Code.number(alphabet.value(i))));
    }
    return Code.expr("new float[] {$}", Code.list(values));
  }

  /** Whether it asks for anything in the backward pass. */
  boolean hasBackward(Layer layer) {
    return layer.wants(0) || !learned.isEmpty();
  }

  private Ref partial(int k) {
    String name = choice.learned().get(k).name();
    return Ref.fixed("g" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  private void open(Code code, Ref over) {
    if (isPerChannel(choice)) {
      code.open("for (int i = s.from($), end = s.to($); i < end; )", over, over);
      code.open("for (int c = 0; c < $; c++, i++)", channels);
      code.add("site.at(c)");
    } else {
      code.open("for (int i = s.from($), end = s.to($); i < end; i++)", over, over);
    }
  }

  private void close(Code code) {
    code.close();
    if (isPerChannel(choice)) {
      code.close();
    }
  }

  /** Whether some learned tensor has a number per channel. */
  static boolean isPerChannel(Choice choice) {
    return choice.learned().stream().anyMatch(l -> !isSingle(l));
  }

  private static boolean isSingle(Choice.Learned learned) {
    return learned.shape().equals(List.of(1));
  }
}
