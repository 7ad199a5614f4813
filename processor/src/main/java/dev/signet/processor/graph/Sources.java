package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.diag.Suggestion;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a component takes its values from. */
final class Sources {
  private final Frame frame;
  private final Part part;
  private final Map<String, Wire> earlier;
  private final Problems problems;
  private final Optional<Adjective> from;

  /**
   * The sources of a component.
   *
   * @param earlier values by name, {@code "input"} first
   */
  Sources(Frame frame, Part part, Map<String, Wire> earlier, Problems problems) {
    this.frame = frame;
    this.part = part;
    this.earlier = earlier;
    this.problems = problems;
    this.from = part.adjective("From");
  }

  /** The values that {@code @From} names, or the one above. */
  List<Wire> read(Wire above) {
    if (from.isEmpty()) {
      return List.of(above);
    }
    List<Value> names = from.get().value("value").items();
    List<Wire> values = new ArrayList<>();
    for (Value name : names) {
      Wire value = earlier.get(name.text());
      values.add(value != null ? value : meant(name, above));
    }
    if (values.isEmpty()) {
      problems.report(
          BuildProblems.INPUT_COUNT,
          frame.place(from.get().origin()),
          "@From names nothing, but "
              + part.name()
              + " needs an input. Name an earlier component, or"
              + " take @From away.");
      values.add(new Wire(above.node(), true));
    }
    return values;
  }

  /** Reports an unknown name and goes on with the nearest. */
  private Wire meant(Value name, Wire above) {
    String text = name.text();
    boolean later = frame.block().parts().stream().anyMatch(p -> p.name().equals(text));
    String list = String.join(", ", earlier.keySet());
    Optional<String> nearest =
        later ? Optional.empty() : Suggestion.nearest(text, earlier.keySet());
    String is =
        text.equals(part.name())
            ? " names \""
                + text
                + "\", the component itself, but only what stands above can be taken: "
            : later
                ? " names \""
                    + text
                    + "\", which stands below, but only what stands above can be"
                    + " taken: "
                : " names \"" + text + "\", but the values above are ";
    String advice =
        nearest
            .map(n -> " Did you mean \"" + n + "\"?")
            .orElse(later ? " Move it up, or name another." : " Name one of them.");
    problems.report(
        BuildProblems.UNKNOWN_SOURCE,
        frame.place(name.origin()),
        "@From" + is + list + "." + advice);
    return new Wire(nearest.map(earlier::get).orElse(above).node(), true);
  }

  /** The only value; more are an error. */
  List<Wire> exactlyOne(List<Wire> values, String noun) {
    if (values.size() > 1) {
      problems.report(
          BuildProblems.INPUT_COUNT,
          origin(),
          part.name()
              + " takes "
              + values.size()
              + " values, but "
              + noun
              + " takes one. Join them"
              + " first by Add, Multiply or Concat.");
      return List.of(new Wire(values.get(0).node(), true));
    }
    return values;
  }

  /** Fewer than two values are an error. */
  void checkTwo(List<Wire> values, String noun) {
    if (values.size() < 2) {
      problems.report(
          BuildProblems.INPUT_COUNT,
          origin(),
          part.name()
              + " takes one value, but "
              + noun
              + " joins at least two. Name them all by @From,"
              + " the one above too.");
    }
  }

  private Origin origin() {
    return frame.place(from.map(Adjective::origin).orElse(part.origin()));
  }
}
