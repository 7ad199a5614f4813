package dev.signet.processor.report;

import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.diag.Remark;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.plan.Json;
import dev.signet.processor.plan.MethodText;
import dev.signet.processor.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of a network: what was declared, what it means, what it costs and what was written. */
public final class Report {
  private final Plan plan;
  private final Graph graph;
  private final Ways ways;
  private final Costs costs;

  private Report(Plan plan, CostSheet sheet) {
    this.plan = plan;
    this.graph = plan.graph();
    this.ways = new Ways(graph);
    this.costs = new Costs(graph, sheet);
  }

  /**
   * The page as HTML that needs nothing else.
   *
   * @param sheet what the plan costs
   * @param remarks what there is to say about its layers
   * @param methods generated methods of its layers
   */
  public static String page(
      Plan plan, CostSheet sheet, List<Remark> remarks, List<MethodText> methods) {
    String json = Json.of(new Report(plan, sheet).data(remarks, methods));
    return Page.of(plan.graph().network().simpleName(), json);
  }

  private Map<String, Object> data(List<Remark> remarks, List<MethodText> methods) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", String.join(".", graph.network().simpleNames()));
    data.put("network", graph.network().canonicalName());
    data.put("trainer", graph.network().derived("Trainer"));
    data.put("input", input(graph.input()));
    data.put("output", graph.output());
    data.put("classes", graph.node(graph.output()).shape().size());
    data.put("totals", totals());
    data.put("facts", costs.facts());
    data.put("layers", layers(methods));
    data.put("tree", Groups.of(graph));
    data.put("paths", ways.blocks());
    data.put("remarks", new Remarks(graph).data(remarks));
    return data;
  }

  private static Map<String, Object> input(InputOp op) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("shape", op.raw().toString());
    input.put("summary", op.summary());
    input.put("range", op.range().map(r -> List.of(r.least(), r.greatest())));
    return input;
  }

  private Map<String, Object> totals() {
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("layers", graph.nodes().size() - 1);
    totals.put("binaryLayers", ways.binaryLayers());
    totals.put("parameters", graph.parameters());
    totals.put("cost", costs.total());
    return totals;
  }

  private List<Object> layers(List<MethodText> methods) {
    Map<String, List<MethodText>> byLayer =
        methods.stream().collect(Collectors.groupingBy(MethodText::layer));
    Layers layers = new Layers(plan, ways, costs);
    List<Object> all = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Map<String, Object> layer = layers.data(node);
      layer.put("sources", sources(byLayer.getOrDefault(node.name(), List.of())));
      all.add(layer);
    }
    return all;
  }

  private static Map<String, Object> sources(List<MethodText> methods) {
    Map<String, Object> sources = new LinkedHashMap<>();
    for (MethodText method : methods) {
      Map<String, Object> source = new LinkedHashMap<>();
      source.put("file", method.file());
      source.put("line", method.line());
      source.put("text", method.text());
      sources.put(method.role().name().toLowerCase(Locale.ROOT), source);
    }
    return sources;
  }
}
