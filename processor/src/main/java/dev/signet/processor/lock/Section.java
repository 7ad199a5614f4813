package dev.signet.processor.lock;

import dev.signet.processor.cost.CostRow;
import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.cost.Executed;
import dev.signet.processor.cost.Nominal;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.paths.GradientPaths;
import dev.signet.processor.paths.Paths;
import dev.signet.processor.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One network of a lock file.
 *
 * @param network full name of its record
 * @param lines {@code what: how}, no two of one {@code what}
 */
public record Section(String network, List<String> lines) {
  /** Differences that one message shows; more help nobody. */
  private static final int SHOWN = 24;

  /** Keeps a copy. */
  public Section {
    lines = List.copyOf(lines);
  }

  /** What the compiler makes of a network. */
  public static Section of(Plan plan) {
    CostSheet costs = CostSheet.of(plan);
    List<String> lines = new ArrayList<>();
    Nominal total = costs.nominal();
    lines.add("parameters: " + total.trained() + " trained, " + weights(total));
    lines.add("published storage: " + total.storageBits() + " bits");
    lines.add("products: " + products(total));
    lines.add("published FLOPs: " + total.flops64() + " / 64");
    lines.add("ACE: " + total.ace());
    costs.executed().ifPresent(e -> lines.add("as it runs: " + executed(e)));
    GradientPaths paths = GradientPaths.of(plan.graph());
    lines.add("gradient paths: " + first(paths.network()));
    paths.blocks().forEach(b -> lines.add("paths of " + b.path() + ": " + first(b.paths())));
    Map<Integer, Integer> toLoss =
        paths.layers().stream()
            .collect(Collectors.toMap(GradientPaths.Layer::node, GradientPaths.Layer::toLoss));
    for (CostRow row : costs.rows()) {
      lines.add(row.path() + ": " + layer(plan.graph().node(row.node()), row, toLoss));
    }
    return new Section(plan.graph().network().canonicalName(), lines);
  }

  private static String range(Node node) {
    return node.op() instanceof InputOp input
        ? input.range().map(r -> ", from " + r.least() + " to " + r.greatest()).orElse("")
        : "";
  }

  private static String layer(Node node, CostRow row, Map<Integer, Integer> toLoss) {
    List<String> said =
        new ArrayList<>(List.of(row.summary() + range(node), row.shape().toString()));
    for (String choice : node.op().choices()) {
      said.add(choice.replaceAll("\\.$", ""));
    }
    Nominal nominal = row.nominal();
    if (!nominal.weights().isEmpty()) {
      said.add(weights(nominal));
      said.add("products " + products(nominal));
    }
    if (toLoss.containsKey(node.id())) {
      said.add(toLoss.get(node.id()) + " binary layers before the loss");
    }
    return String.join("; ", said);
  }

  private static String weights(Nominal nominal) {
    return nominal.weights().entrySet().stream()
        .map(e -> e.getValue() + " weights of " + e.getKey() + " bit" + (e.getKey() > 1 ? "s" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String products(Nominal n) {
    return n.binaryMacs()
        + " binary, "
        + n.oneSidedMacs()
        + " one-sided, "
        + n.realMacs()
        + " real";
  }

  private static String executed(Executed e) {
    return e.modelBytes()
        + " bytes of tensors, "
        + e.activationBytes()
        + " bytes of buffers, "
        + e.bitOperations()
        + " bit operations, "
        + e.floatMacs()
        + " float products, "
        + e.elementwise()
        + " others";
  }

  /** The first three lengths, as papers list them. */
  private static String first(Paths paths) {
    return paths.paths().stream()
        .limit(3)
        .map(p -> "(" + p.length() + ", " + p.macs() + ")")
        .collect(Collectors.joining(" "));
  }

  /**
   * What stands otherwise in another section, {@code -} this one's lines, {@code +} the other's.
   */
  List<String> differences(Section other) {
    Map<String, String> here = byKey(lines);
    Map<String, String> there = byKey(other.lines);
    List<String> differences = new ArrayList<>();
    for (String key :
        Stream.concat(here.keySet().stream(), there.keySet().stream()).distinct().toList()) {
      if (!there.containsKey(key) || !there.get(key).equals(here.get(key))) {
        if (here.containsKey(key)) {
          differences.add("- " + here.get(key));
        }
        if (there.containsKey(key)) {
          differences.add("+ " + there.get(key));
        }
      }
    }
    if (differences.isEmpty()) {
      return List.of("the same lines in another order");
    }
    if (differences.size() <= SHOWN) {
      return differences;
    }
    List<String> shown = new ArrayList<>(differences.subList(0, SHOWN));
    shown.add("and " + (differences.size() - SHOWN) + " lines more");
    return shown;
  }

  private static Map<String, String> byKey(List<String> lines) {
    Map<String, String> byKey = new LinkedHashMap<>();
    lines.forEach(l -> byKey.merge(l.split(": ", 2)[0], l, (a, b) -> a + "\n" + b));
    return byKey;
  }
}
