package dev.signet.processor.op;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.SharedMethod;
import dev.signet.processor.plan.SharedMethod.Parameter;
import dev.signet.processor.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The loops of a choice that is asked once a value: an activation, or the estimator of inputs. They
 * are written out, so that its arithmetic inlines into them, once for all layers of one choice; of
 * as many channels, where each channel learns a number, so that the count of a loop is a constant.
 *
 * @param choice the class
 * @param instance its one instance
 * @param method its method for the forward pass
 * @param learned its learned tensors
 * @param channels channels of the values
 */
record Elementwise(Choice choice, Ref instance, String method, List<Ref> learned, int channels) {
  private static final Ref IN = Ref.fixed("in");
  private static final Ref OUT = Ref.fixed("out");
  private static final Ref S = Ref.fixed("s");
  private static final Ref COUNT = Ref.fixed("count");
  private static final Ref LAYER = Ref.fixed("layer");

  private static final List<Parameter> OF_A_SHARD =
      List.of(
          new Parameter(IN, Type.of(Runtime.VALUES)),
          new Parameter(OUT, Type.of(Runtime.VALUES)),
          new Parameter(S, Type.of(Runtime.SHARD)));

  /** {@code y = f(x)}, inside a shard. */
  void forward(Layer layer, Code code, Ref in, Ref out) {
    Ref values =
        shared(
            layer,
            perShard("values"),
            null,
            ofShard(),
            "Every number of a shard by " + name() + ".",
            this::forward);
    code.add("$($)", values, shardArguments(layer, in, out));
  }

  private void forward(Code code) {
    site(code);
    code.add("float[] x = $.value", IN);
    code.add("float[] y = $.value", OUT);
    open(code);
    code.add("y[i] = $." + method + "(x[i], site)", instance);
    close(code);
  }

  /** Lets an estimator set its statistics of the batch, before the shards are begun. */
  void measure(Code code, Ref in) {
    if (choice.learned().stream().anyMatch(l -> !l.gradient())) {
      code.add("measure($, $, $)", instance, in, Code.list(learned));
    }
  }

  /** {@code dx (+)= dy * f'(x)} and the gradients of what is learned, inside a shard. */
  void backward(Layer layer, Code code, Ref in, Ref out) {
    boolean wants = layer.wants(0);
    boolean adds = wants && layer.adds(in); // asked once a write
    Ref gradients =
        shared(
            layer,
            perShard(!wants ? "learnedGradients" : adds ? "addedGradients" : "gradients"),
            null,
            ofShard(),
            "Gradients of every number of a shard by "
                + name()
                + (adds ? ", added to those of other readers." : "."),
            body -> backward(body, wants, adds ? "+=" : "="));
    code.add("$($)", gradients, shardArguments(layer, in, out));
  }

  private void backward(Code code, boolean wants, String set) {
    site(code);
    code.add("float[] x = $.value", IN);
    code.add("float[] gy = $.gradient", OUT);
    for (int k : withGradient()) {
      code.add("float[] $ = s.partial($)", partial(k), parameters().get(k));
    }
    if (wants) {
      code.add("float[] gx = $.gradient", IN);
    }
    open(code);
    if (wants) {
      code.add("gx[i] " + set + " gy[i] * $.derivative(x[i], site)", instance);
    }
    for (int k : withGradient()) {
      String at = isSingle(choice.learned().get(k)) ? "[0]" : "[c]";
      code.add(
          "$" + at + " += gy[i] * $.learnedDerivative($, x[i], site)", partial(k), instance, k);
    }
    close(code);
  }

  /**
   * For every value of the alphabet but the first, of every channel the least number that is
   * deployed as that.
   *
   * @param count channels
   */
  Code.Expr thresholds(Layer layer, int count) {
    boolean one = choice.alphabet().orElseThrow().planes() == 1;
    Ref thresholds =
        shared(
            layer,
            "thresholds",
            Type.FLOATS,
            List.of(new Parameter(COUNT, Type.INT)),
            "Of every "
                + (one ? "" : "step and ")
                + "channel the least number that "
                + name()
                + " deploys as the greater value.",
            this::thresholds);
    return Code.expr("$($)", thresholds, arguments(count));
  }

  private void thresholds(Code code) {
    Choice.Alphabet alphabet = choice.alphabet().orElseThrow();
    int planes = alphabet.planes();
    code.add(
        "float[] thresholds = new float[$]",
        planes == 1 ? COUNT : Code.expr("$ * $", planes, COUNT));
    code.open("for (int c = 0; c < $; c++)", COUNT);
    code.add("$ site = deployedSite($).at(c)", Runtime.SITE, Code.list(parameters()));
    for (int plane = 0; plane < planes; plane++) {
      Code.Expr at =
          switch (plane) {
            case 0 -> Code.expr("c");
            case 1 -> Code.expr("$ + c", COUNT);
            default -> Code.expr("$ * $ + c", plane, COUNT);
          };
      code.add(
          "thresholds[$] = $.search(x -> $.deployed(x, site) > $)",
          at,
          Runtime.FLOAT_THRESHOLD,
          instance,
          between(alphabet, plane));
    }
    code.close();
    code.add("return thresholds");
  }

  /** A number above the values up to a plane's, and below the others. */
  static Code.Expr between(Choice.Alphabet alphabet, int plane) {
    double middle = (alphabet.value(plane) + alphabet.value(plane + 1)) / 2;
    return middle == 0 ? Code.expr("0") : Code.number(middle);
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
    return layer.wants(0) || withGradient().length > 0;
  }

  private int[] withGradient() {
    return IntStream.range(0, learned.size())
        .filter(k -> choice.learned().get(k).gradient())
        .toArray();
  }

  private String name() {
    return choice.type().simpleName();
  }

  private String perShard(String words) {
    return isPerChannel(choice) ? words + channels : words;
  }

  /** The method of these words; what is learned it takes after the rest. */
  private Ref shared(
      Layer layer,
      String words,
      Type result,
      List<Parameter> takes,
      String about,
      Consumer<Code> body) {
    String first = name().substring(0, 1).toLowerCase(Locale.ROOT) + name().substring(1);
    // a class may be an activation and an estimator: its forward methods differ
    String key = choice.type().canonicalName() + " " + method + " " + words;
    return layer.shared(
        key,
        first + "." + words,
        ref -> {
          List<Parameter> all = new ArrayList<>(takes);
          parameters().forEach(p -> all.add(new Parameter(p, Type.of(Runtime.PARAMETER))));
          Code code = new Code();
          body.accept(code);
          return new SharedMethod(ref, result, all, about, code);
        });
  }

  private Code.Expr arguments(Object... first) {
    List<Object> all = new ArrayList<>(List.of(first));
    all.addAll(learned);
    return Code.list(all);
  }

  private List<Parameter> ofShard() {
    List<Parameter> all = new ArrayList<>(OF_A_SHARD);
    if (draws()) {
      all.add(new Parameter(LAYER, Type.INT));
    }
    return all;
  }

  private Code.Expr shardArguments(Layer layer, Ref in, Ref out) {
    return draws() ? arguments(in, out, S, layer.node().id()) : arguments(in, out, S);
  }

  /** Whether it asks for a number drawn for every value. */
  private boolean draws() {
    return choice.reads().contains("CHANCE");
  }

  private void site(Code code) {
    Code.Expr learned = Code.list(parameters());
    if (draws()) {
      code.add("$ site = $.chances($, site($))", Runtime.SITE, S, LAYER, learned);
    } else {
      code.add("$ site = site($)", Runtime.SITE, learned);
    }
  }

  private List<Ref> parameters() {
    return choice.learned().stream().map(l -> Ref.fixed(l.name() + "Parameter")).toList();
  }

  private Ref partial(int k) {
    String name = choice.learned().get(k).name();
    return Ref.fixed("g" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }

  private void open(Code code) {
    if (isPerChannel(choice)) {
      code.open("for (int i = s.from($), end = s.to($); i < end; )", IN, IN);
      code.open("for (int c = 0; c < $; c++, i++)", channels);
      code.add("site.at(c)");
    } else {
      code.open("for (int i = s.from($), end = s.to($); i < end; i++)", IN, IN);
    }
    if (draws()) {
      code.add("site.value(i)");
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
