package dev.signet.examples.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Choices that take the place of those a network declares for all its layers.
 *
 * @param choices names of classes: simple ones of ours, full ones of others
 */
public record Variant(Map<Slot, String> choices) {
  /** Copies, in the order of slots. */
  public Variant {
    Map<Slot, String> ordered = new EnumMap<>(Slot.class);
    ordered.putAll(choices);
    choices = Collections.unmodifiableMap(ordered);
  }

  /**
   * Every combination; the first of each slot vary slowest.
   *
   * @param named what is tried in each slot that is varied
   * @throws IllegalArgumentException if there is nothing to compare, or a name stands twice
   */
  public static List<Variant> all(Map<Slot, List<String>> named) {
    List<Variant> variants = List.of(new Variant(Map.of()));
    Map<Slot, List<String>> ordered = new EnumMap<>(Slot.class);
    ordered.putAll(named);
    for (Map.Entry<Slot, List<String>> slot : ordered.entrySet()) {
      Set<String> names = new LinkedHashSet<>();
      for (String given : slot.getValue()) {
        String name = slot.getKey().shortest(given);
        if (!names.add(name)) {
          throw new IllegalArgumentException(
              name + " stands twice among " + slot.getKey().attribute() + ". Name it once.");
        }
      }
      List<Variant> longer = new ArrayList<>();
      for (Variant variant : variants) {
        names.forEach(name -> longer.add(variant.with(slot.getKey(), name)));
      }
      variants = longer;
    }
    if (variants.size() < 2) {
      throw new IllegalArgumentException(
          "there is nothing to compare. Name two choices or more, such as --inputs"
              + " SteSign,ApproxSign.");
    }
    return variants;
  }

  private Variant with(Slot slot, String name) {
    Map<Slot, String> more = new HashMap<>(choices);
    more.put(slot, name);
    return new Variant(more);
  }

  /** For names of files and classes. */
  public String id() {
    return String.join("_", choices.values()).replace('.', '_');
  }

  /** For people. */
  @Override
  public String toString() {
    return String.join(", ", choices.values());
  }
}
