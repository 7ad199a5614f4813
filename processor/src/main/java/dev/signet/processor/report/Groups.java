package dev.signet.processor.report;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The layers of a network as a tree that folds: a leaf is the id of a layer, a branch is a unit of
 * a block or a stage of units.
 */
final class Groups {
  private Groups() {}

  /** The items of the network, in the order they run. */
  static List<Object> of(Graph graph) {
    List<Integer> all = new ArrayList<>();
    graph.nodes().forEach(n -> all.add(n.id()));
    return items(all, graph.units());
  }

  /**
   * Items of some layers.
   *
   * @param units those that may lie among the layers, inner ones first
   */
  private static List<Object> items(List<Integer> ids, List<Unit> units) {
    Set<Integer> here = new HashSet<>(ids);
    Map<Integer, Unit> unitOf = new HashMap<>();
    for (int i = units.size() - 1; i >= 0; i--) {
      Unit unit = units.get(i);
      boolean outermost = unit.nodes().stream().noneMatch(unitOf::containsKey);
      if (outermost && here.containsAll(unit.nodes())) {
        unit.nodes().forEach(id -> unitOf.put(id, unit));
      }
    }
    List<Object> items = new ArrayList<>();
    Map<String, Map<String, Object>> stages = new HashMap<>();
    Set<Unit> seen = new LinkedHashSet<>();
    for (int id : ids) {
      Unit unit = unitOf.get(id);
      if (unit == null) {
        items.add(id);
      } else if (seen.add(unit)) {
        add(unit, units.subList(0, units.indexOf(unit)), items, stages);
      }
    }
    return items;
  }

  private static void add(
      Unit unit, List<Unit> inner, List<Object> items, Map<String, Map<String, Object>> stages) {
    Map<String, Object> group = group(unit.path(), "unit", unit);
    group.put("items", items(unit.nodes(), inner));
    int bracket = unit.path().lastIndexOf('[');
    if (bracket < 0 || !unit.path().endsWith("]")) {
      items.add(group);
      return;
    }
    String path = unit.path().substring(0, bracket);
    Map<String, Object> stage =
        stages.computeIfAbsent(
            path,
            p -> {
              Map<String, Object> made = group(p, "stage", unit);
              made.put("items", new ArrayList<>());
              items.add(made);
              return made;
            });
    stage.put("output", unit.output());
    @SuppressWarnings("unchecked") // put there above
    List<Object> units = (List<Object>) stage.get("items");
    units.add(group);
  }

  private static Map<String, Object> group(String path, String kind, Unit unit) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("path", path);
    group.put("kind", kind);
    group.put("block", unit.block());
    group.put("join", unit.join().name().toLowerCase(Locale.ROOT));
    group.put("input", unit.input());
    group.put("output", unit.output());
    return group;
  }
}
