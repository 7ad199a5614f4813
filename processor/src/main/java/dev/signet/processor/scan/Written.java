package dev.signet.processor.scan;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Noun;
import dev.signet.processor.scan.Declared.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes a component back as its author wrote it, on one line, for comments in generated code. */
final class Written {
  private static final Map<Integer, String> PARAMETERS =
      Map.of(
          Parameter.IN,
          "IN",
          Parameter.OUT,
          "OUT",
          Parameter.WIDTH,
          "WIDTH",
          Parameter.STRIDE,
          "STRIDE");

  /** The order of our annotations' declarations; compilers differ in theirs. */
  private static final List<String> ORDER =
      List.of("value", "units", "out", "width", "kernel", "stride", "inputs", "weights", "scale");

  private Written() {}

  static String component(Iterable<Adjective> adjectives, String noun, String name) {
    StringBuilder text = new StringBuilder();
    for (Adjective adjective : adjectives) {
      if (adjective.name().equals("Allow")) {
        continue; // speaks to the compiler, not of the layer
      }
      text.append('@').append(adjective.name());
      List<String> values = new ArrayList<>();
      adjective.values().entrySet().stream()
          .filter(e -> e.getValue().written())
          .sorted(Comparator.comparingInt(Written::rank).thenComparing(Map.Entry::getKey))
          .forEach(e -> values.add(e.getKey() + " = " + value(e.getValue())));
      if (values.size() == 1 && values.get(0).startsWith("value = ")) {
        values.set(0, values.get(0).substring("value = ".length()));
      }
      text.append(values.isEmpty() ? "" : "(" + String.join(", ", values) + ")").append(' ');
    }
    return text.append(noun).append(' ').append(name).toString();
  }

  private static int rank(Map.Entry<String, Value> value) {
    int index = ORDER.indexOf(value.getKey());
    return index < 0 ? ORDER.size() : index;
  }

  private static String value(Value value) {
    Object content = value.content();
    if (content instanceof List<?>) {
      List<String> items = value.items().stream().map(Written::value).toList();
      return items.size() == 1 ? items.get(0) : "{" + String.join(", ", items) + "}";
    }
    if (content instanceof Integer number) {
      return PARAMETERS.getOrDefault(number, String.valueOf(number));
    }
    if (content instanceof Choice choice) {
      return choice.type().simpleName() + ".class";
    }
    if (content instanceof Noun.Use use) {
      return use.block().substring(use.block().lastIndexOf('.') + 1) + ".class";
    }
    return String.valueOf(content);
  }
}
