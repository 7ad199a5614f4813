package dev.signet.processor.check;

import dev.signet.processor.diag.Remark;
import dev.signet.processor.graph.Graph;
import java.util.List;

/** A graph that passed every check; only {@link Checks} can make one. */
public final class SoundGraph {
  private final Graph graph;
  private final List<Remark> remarks;

  SoundGraph(Graph graph, List<Remark> remarks) {
    this.graph = graph;
    this.remarks = List.copyOf(remarks);
  }

  /** The graph. */
  public Graph graph() {
    return graph;
  }

  /** All warnings that it gives cause for, in the order of its layers. */
  public List<Remark> remarks() {
    return remarks;
  }
}
