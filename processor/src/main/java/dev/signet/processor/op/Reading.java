package dev.signet.processor.op;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Geometry;
import dev.signet.processor.graph.PaddingChoice;
import dev.signet.processor.graph.Scope;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A component while it becomes an op: its adjectives with all parameters filled in. Where an
 * adjective is missing or wrong (reported already), values are what was probably meant, so that no
 * other error follows.
 *
 * @param part the component
 * @param scope what parameters stand for
 * @param inputs shapes of the inputs
 * @param known whether those shapes are certain; they are not after a mistake or in a block alone
 * @param signal whether the network works on signals: single numbers of kernels are widths
 * @param binarization the resolved slots; of binary layers only
 * @param inherited the padding chosen further out, with the place that messages about it point at
 * @param place where a message about a place in the component points
 */
public record Reading(
    Part part,
    Scope scope,
    List<Shape> inputs,
    boolean known,
    boolean signal,
    Binarization binarization,
    Optional<PaddingChoice> inherited,
    UnaryOperator<Origin> place,
    Problems problems) {

  /** Shape of the first input. */
  public Shape input() {
    return inputs.get(0);
  }

  /** Whether the adjective is written. */
  public boolean has(String adjective) {
    return part.adjectives().containsKey(adjective);
  }

  /** Reports at a value. */
  void report(Kind kind, Value value, String message) {
    problems.report(kind, place.apply(value.origin()), message);
  }

  /** The value, if its adjective is written. */
  Optional<Value> value(String adjective, String name) {
    return part.adjective(adjective).map(a -> a.value(name));
  }

  /** A number of at least 1; as many as input channels where the adjective is missing. */
  int size(String adjective, String name) {
    return value(adjective, name)
        .map(v -> number(v, what(adjective, name)))
        .orElse(input().channels());
  }

  private int number(Value value, String what) {
    return scope.resolve(value, what, place.apply(value.origin()), problems, 1);
  }

  /** How messages name a value. */
  private static String what(String adjective, String name) {
    return name.equals("value") ? "@" + adjective : name;
  }

  /** The outputs that {@code @Units} or {@code @Squeeze} states. */
  int units() {
    Optional<Value> ratio = value("Squeeze", "ratio");
    if (ratio.isEmpty() || has("Units")) { // both were refused: one is meant
      return size("Units", "value");
    }
    int divisor = number(ratio.get(), "ratio");
    long size = input().size();
    if (known && divisor > size) {
      report(
          ReadProblems.RATIO,
          ratio.get(),
          "ratio is "
              + divisor
              + ", but the input of "
              + part.name()
              + " has size "
              + size
              + ". Write a ratio of at most "
              + size
              + ".");
      return 1;
    }
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, size / divisor));
  }

  /** Whether the layer has a bias, where {@code usual} is the noun's own habit. */
  boolean bias(boolean usual) {
    String adjective = has("Filters") ? "Filters" : has("Units") ? "Units" : "Squeeze";
    Optional<Value> bias = value(adjective, "bias");
    return bias.map(Value::text)
        .map(b -> b.equals("USUAL") ? usual : b.equals("WITH"))
        .orElse(usual);
  }

  /** Two numbers, rows then columns. */
  record Pair(int y, int x) {}

  /**
   * One number for both or two; for signals one number is the column's. Empty if none is written.
   */
  Optional<Pair> pair(String adjective, String name) {
    List<Value> items = value(adjective, name).map(Value::items).orElse(List.of());
    if (items.isEmpty()) {
      value(adjective, name).filter(Value::written).ifPresent(v -> noNumber(name, v));
      return Optional.empty();
    }
    if (items.size() > 2) {
      report(
          ReadProblems.ONE_OR_TWO,
          items.get(2),
          name
              + " has "
              + items.size()
              + " numbers, but takes one for both directions or two, rows"
              + " first. Take the others away.");
    }
    String what = what(adjective, name);
    int first = number(items.get(0), what);
    if (items.size() == 1) {
      return Optional.of(new Pair(signal ? 1 : first, first));
    }
    return Optional.of(new Pair(first, number(items.get(1), what)));
  }

  private void noNumber(String name, Value value) {
    report(
        ReadProblems.ONE_OR_TWO,
        value,
        (name.equals("value") ? "The size" : name)
            + " has no number, but takes one for both directions or two, rows first. Write it"
            + (name.equals("value") ? "." : ", or leave " + name + " out."));
  }

  /** Kernel and stride of {@code @Filters} under a padding. */
  Geometry kernel(PaddingChoice padding) {
    Pair kernel = pair("Filters", "kernel").orElse(new Pair(1, 1));
    Pair stride = pair("Filters", "stride").orElse(new Pair(1, 1));
    boolean pads = !padding.isValid();
    return new Geometry(
        kernel.y(),
        kernel.x(),
        stride.y(),
        stride.x(),
        pads ? kernel.y() / 2 : 0,
        pads ? kernel.x() / 2 : 0);
  }

  /** Window and stride of {@code @Window}; the stride is the window where it is left out. */
  Geometry window(boolean pads) {
    Pair window = pair("Window", "value").orElse(new Pair(1, 1));
    Pair stride = pair("Window", "stride").orElse(window);
    return new Geometry(
        window.y(),
        window.x(),
        stride.y(),
        stride.x(),
        pads ? (window.y() - 1) / 2 : 0,
        pads ? (window.x() - 1) / 2 : 0);
  }

  /**
   * Whether a {@code @Window} pads: unless it is VALID. Another padding than its layer's own is a
   * mistake.
   *
   * @param how what the layer does, for the message
   */
  boolean pads(String how) {
    Optional<Value> padding = value("Window", "padding");
    if (padding.filter(p -> !p.text().equals("VALID") && !p.text().equals("INHERIT")).isPresent()) {
      report(
          ReadProblems.PADDING,
          padding.get(),
          "padding is "
              + padding.get().text()
              + ", but "
              + how
              + ", or not at all. Use VALID, or leave it out.");
    }
    return padding.filter(p -> p.text().equals("VALID")).isEmpty();
  }

  /** The layer's own padding, unless it says INHERIT; where messages about it point. */
  Optional<PaddingChoice> ownPadding() {
    return value("Filters", "padding")
        .filter(p -> !p.text().equals("INHERIT"))
        .map(p -> new PaddingChoice(p.text(), "component " + part.name(), place.apply(p.origin())));
  }

  /** A fraction from 0 up to, but not including, 1. */
  double fraction(String adjective, double absent) {
    Optional<Value> value = value(adjective, "value");
    double fraction = value.map(Value::fraction).orElse(absent);
    if (!(fraction >= 0 && fraction < 1)) {
      report(
          ReadProblems.OUT_OF_RANGE,
          value.orElseThrow(),
          "@"
              + adjective
              + " is "
              + fraction
              + ", but must be at least 0 and less than 1. Write such"
              + " a number.");
      return absent;
    }
    return fraction;
  }
}
