package dev.signet.processor.graph;

import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code @Binarize} annotations that reach a place, nearest first: the component, its record,
 * the component that used the record, outward to the network.
 *
 * @param said the nearest annotation
 * @param where it stands, for people: {@code "component conv1"}
 * @param outer the annotations further out
 */
record Slots(Optional<Adjective> said, String where, Optional<Slots> outer) {
  /** A record chosen further out by {@code user}, or the network. */
  static Slots of(Block block, Optional<Slots> user) {
    String where = block.adjectives().containsKey("Network") ? "network" : "block " + block.name();
    return new Slots(Optional.ofNullable(block.adjectives().get("Binarize")), where, user);
  }

  /** As seen by a component of this record. */
  Slots at(Part part) {
    return new Slots(part.adjective("Binarize"), "component " + part.name(), Optional.of(this));
  }

  /** Slot by slot the nearest choice, else the default. */
  Binarization resolve(Map<String, Choice> defaults) {
    return new Binarization(
        choice("inputs", defaults),
        choice("weights", defaults),
        choice("scale", defaults),
        choice("source", defaults));
  }

  /** The nearest padding that says more than INHERIT. */
  Optional<Value> padding() {
    Optional<Value> own =
        said.map(a -> a.value("padding")).filter(v -> !v.text().equals("INHERIT"));
    return own.isPresent() ? own : outer.flatMap(Slots::padding);
  }

  private Choice choice(String slot, Map<String, Choice> defaults) {
    Optional<Choice> own = said.flatMap(a -> a.value(slot).choice());
    if (own.isPresent()) {
      return own.get().chosenAt(where);
    }
    return outer.isPresent()
        ? outer.get().choice(slot, defaults)
        : defaults.get(slot).chosenAt("default");
  }
}
