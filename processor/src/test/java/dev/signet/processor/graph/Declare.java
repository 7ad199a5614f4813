package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.scan.Declared;
import dev.signet.processor.scan.Declared.Absent;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Noun;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes declarations by hand: the graph builder needs no compiler. */
final class Declare {
  private Declare() {}

  static Choice choice(String name) {
    return new Choice(
        new ClassRef("test", List.of(name)),
        Optional.of(new Choice.Alphabet(List.of(-1, 1), 1, 0)),
        OptionalDouble.empty(),
        List.of(),
        Set.of("INPUTS", "WEIGHTS"),
        Set.of(),
        "");
  }

  static Declared declared(Block top, Block... others) {
    Map<String, Block> blocks = new LinkedHashMap<>();
    blocks.put(top.type().canonicalName(), top);
    Arrays.stream(others).forEach(b -> blocks.put(b.type().canonicalName(), b));
    Map<String, Choice> defaults =
        Map.of(
            "inputs", choice("DefaultInputs"),
            "weights", choice("DefaultWeights"),
            "scale", choice("DefaultScale"),
            "source", choice("DefaultSource"));
    return new Declared(top.type().canonicalName(), blocks, defaults);
  }

  static Block network(List<Adjective> more, int[] input, Part... parts) {
    Adjective network =
        adjective(
            "Network",
            Map.of(
                "input", numbers(input),
                "range", value(List.of(), false),
                "normalize", value("STANDARDIZE", false)));
    return block("Net", add(more, network), parts);
  }

  static Block block(String name, List<Adjective> adjectives, Part... parts) {
    return new Block(
        new ClassRef("test", List.of(name)),
        byName(adjectives),
        List.of(parts),
        true,
        Origin.none());
  }

  static Part layer(String noun, String name, Adjective... adjectives) {
    return new Part(
        name, new Noun.Layer(noun), byName(List.of(adjectives)), noun + " " + name, Origin.none());
  }

  static Part use(Block block, String name, Adjective... adjectives) {
    return new Part(
        name,
        new Noun.Use(block.type().canonicalName()),
        byName(List.of(adjectives)),
        block.name() + " " + name,
        Origin.none());
  }

  static Adjective filters(int filters, int kernel, int stride) {
    return adjective(
        "Filters",
        Map.of(
            "value", value(filters, true),
            "kernel", numbers(kernel),
            "stride", numbers(stride),
            "padding", value("INHERIT", false),
            "bias", value("USUAL", false)));
  }

  static Adjective units(int units) {
    return adjective("Units", Map.of("value", value(units, true), "bias", value("USUAL", false)));
  }

  /** A stage; 0 for a number that is not written. */
  static Adjective stage(int units, int out, int width, int stride) {
    return adjective(
        "Stage",
        Map.of(
            "units", value(units, true),
            "out", value(out, out != 0),
            "width", value(width, width != 0),
            "stride", value(stride, true)));
  }

  static Adjective from(String... names) {
    return adjective(
        "From",
        Map.of("value", value(Arrays.stream(names).map(n -> value(n, true)).toList(), true)));
  }

  /** Chooses the slots that are named, and a padding. */
  static Adjective binarize(Map<String, String> slots, String padding) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (String slot : List.of("inputs", "weights", "scale", "source")) {
      boolean chosen = slots.containsKey(slot);
      values.put(slot, value(chosen ? choice(slots.get(slot)) : new Absent(), chosen));
    }
    values.put("padding", value(padding, true));
    return adjective("Binarize", values);
  }

  static Adjective adjective(String name, Map<String, Value> values) {
    return new Adjective(name, values, Origin.none());
  }

  static Value value(Object content, boolean written) {
    return new Value(content, written, Origin.none());
  }

  private static Value numbers(int... numbers) {
    return value(IntStream.of(numbers).mapToObj(n -> value(n, true)).toList(), true);
  }

  private static List<Adjective> add(List<Adjective> more, Adjective one) {
    List<Adjective> all = new java.util.ArrayList<>(more);
    all.add(one);
    return all;
  }

  private static Map<String, Adjective> byName(List<Adjective> adjectives) {
    Map<String, Adjective> map = new LinkedHashMap<>();
    adjectives.forEach(a -> map.put(a.name(), a));
    return map;
  }
}
