package dev.signet.processor.write;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.stream.Collectors;

/** Comments of generated methods. */
final class Docs {
  private Docs() {}

  /** {@code stage1[0].conv: BinaryConv, kernel 3; 64x28x28 to 64x28x28.} */
  static String layer(Graph graph, Node node) {
    String takes =
        node.inputs().stream()
            .map(id -> graph.node(id).shape().toString())
            .collect(Collectors.joining(" and "));
    String shapes = takes.isEmpty() ? node.shape().toString() : takes + " to " + node.shape();
    return safe(node.path()) + ": " + safe(node.op().summary()) + "; " + shapes + ".";
  }

  /** What was made of the record, if anything: {@code , decoupled}. */
  static String made(Graph graph) {
    return graph.network().equals(graph.record()) ? "" : ", decoupled";
  }

  /** How the layer was written. */
  static String declared(Node node) {
    String text = node.declaration();
    return text.isEmpty() ? "" : "<p>Declared as {@code " + balanced(text) + "}.";
  }

  private static String balanced(String text) {
    int depth = 0;
    for (char c : text.toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) {
        return closed(text.replace('{', '(').replace('}', ')'));
      }
    }
    return closed(depth == 0 ? text : text.replace('{', '(').replace('}', ')'));
  }

  private static String closed(String text) {
    return text.replace("*/", "* /").replace("\\u", "\\ u");
  }

  /** Text in which nothing means anything to Javadoc. */
  static String safe(String text) {
    return closed(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("{", "&#123;")
        .replace("}", "&#125;");
  }
}
