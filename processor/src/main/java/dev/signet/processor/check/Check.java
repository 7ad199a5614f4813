package dev.signet.processor.check;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import java.util.List;

/**
 * One rule over a graph whose words are all right. One rule, one file, one line in {@link Checks}.
 */
interface Check {
  /** What it can report. */
  List<Kind> kinds();

  /** The same check, with what it must know of the whole graph before it looks at nodes. */
  default Check over(Graph graph) {
    return this;
  }

  /** Whether what it reports may lie in the shape of a node's inputs. */
  default boolean doubtsInputs() {
    return false;
  }

  /** Checks one node; its inputs and their shapes are right. */
  void check(Graph graph, Node node, Problems problems);
}
