package dev.signet.processor.report;

import dev.signet.processor.diag.Problem;
import dev.signet.processor.diag.Remark;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warnings for people: one of a block stands once, with the layers of all units that have it. */
final class Remarks {
  private final Graph graph;

  Remarks(Graph graph) {
    this.graph = graph;
  }

  private record Key(String code, Object place, String state) {}

  List<Object> data(List<Remark> remarks) {
    Map<Key, Map<String, Object>> found = new LinkedHashMap<>();
    for (Remark remark : remarks) {
      Problem problem = remark.problem();
      String state = remark.allowed().isPresent() ? "allowed" : remark.off() ? "off" : "said";
      Object handle = problem.origin().handle();
      Key key = new Key(problem.kind().code(), handle == null ? problem.message() : handle, state);
      List<Object> layers = layers(found.computeIfAbsent(key, k -> data(remark, state)));
      Node node = graph.node(remark.node());
      if (!layers.contains(node.id())) {
        layers.add(node.id());
      }
    }
    return new ArrayList<>(found.values());
  }

  private static Map<String, Object> data(Remark remark, String state) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("code", remark.problem().kind().code());
    data.put("text", remark.problem().message());
    data.put("meaning", remark.problem().kind().meaning());
    data.put("cure", remark.problem().kind().cure());
    data.put("state", state);
    data.put("reason", remark.allowed());
    data.put("layers", new ArrayList<>());
    return data;
  }

  @SuppressWarnings("unchecked") // put there above
  private static List<Object> layers(Map<String, Object> remark) {
    return (List<Object>) remark.get("layers");
  }
}
