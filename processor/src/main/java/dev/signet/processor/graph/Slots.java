package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.scan.Declared;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code @Binarize} and {@code @Allow} annotations that reach a place, nearest first: the
 * component, its record, the component that used the record, outward to the network.
 *
 * @param said the nearest annotation
 * @param allow what is allowed there
 * @param where it stands, for people: {@code "component conv1"}
 * @param outer the annotations further out
 * @param use where the user's own source uses a block that has no source here
 */
record Slots(
    Optional<Adjective> said,
    Optional<Adjective> allow,
    String where,
    Optional<Slots> outer,
    Optional<Origin> use) {
  /** A record chosen further out by {@code user}, or the network. */
  static Slots of(Block block, Optional<Slots> user, Optional<Origin> use) {
    String where = block.adjectives().containsKey("Network") ? "network" : "block " + block.name();
    Map<String, Adjective> adjectives = block.adjectives();
    return new Slots(
        Optional.ofNullable(adjectives.get("Binarize")),
        Optional.ofNullable(adjectives.get("Allow")),
        where,
        user,
        use);
  }

  /** As seen by a component of this record. */
  Slots at(Part part) {
    return new Slots(
        part.adjective("Binarize"),
        part.adjective("Allow"),
        "component " + part.name(),
        Optional.of(this),
        use);
  }

  /** Slot by slot the nearest choice, else the default. */
  Binarization resolve(Map<String, Choice> defaults) {
    return new Binarization(
        choice("inputs", defaults),
        choice("weights", defaults),
        choice("scale", defaults),
        choice("source", defaults));
  }

  /** The nearest padding that says more than INHERIT, where messages about it point. */
  Optional<PaddingChoice> padding() {
    Optional<PaddingChoice> own =
        said.map(a -> a.value("padding"))
            .filter(v -> !v.text().equals("INHERIT"))
            .map(v -> new PaddingChoice(v.text(), where, use.orElse(v.origin())));
    return own.isPresent() ? own : outer.flatMap(Slots::padding);
  }

  /** Codes of warnings that are allowed here, each with the reason of the nearest that says so. */
  Map<String, String> allowed() {
    Map<String, String> reasons = new HashMap<>(outer.map(Slots::allowed).orElse(Map.of()));
    allow.ifPresent(a -> {
      Value reason = a.value("reason"); // null where it is forgotten, of which javac tells
      String text = reason == null ? "" : String.valueOf(reason.content());
      a.value("value").items().forEach(code -> reasons.put(code.text(), text));
    });
    return reasons;
  }

  /** Whether a choice that reaches this place was refused: what was meant is not known. */
  boolean isRefused() {
    return Stream.of("inputs", "weights", "scale", "source")
        .flatMap(slot -> nearest(slot).stream().map(s -> s.content(slot)))
        .anyMatch(Declared.Refused.class::isInstance);
  }

  /** The nearest choice; the default, which asks least of others, also for one that was refused. */
  private Choice choice(String slot, Map<String, Choice> defaults) {
    return nearest(slot)
        .flatMap(s -> s.chosen(slot))
        .orElseGet(() -> defaults.get(slot).chosenAt("default", Origin.none()));
  }

  private Optional<Choice> chosen(String slot) {
    Value value = said.orElseThrow().value(slot);
    return value.choice().map(c -> c.chosenAt(where, use.orElse(value.origin())));
  }

  private Optional<Slots> nearest(String slot) {
    boolean own = said.isPresent() && !(content(slot) instanceof Declared.Absent);
    return own ? Optional.of(this) : outer.flatMap(s -> s.nearest(slot));
  }

  private Object content(String slot) {
    return said.orElseThrow().value(slot).content();
  }
}
