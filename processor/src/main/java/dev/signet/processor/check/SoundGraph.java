package dev.signet.processor.check;

import dev.signet.processor.graph.Graph;

/** A graph that passed every check; only {@link Checks} can make one. */
public final class SoundGraph {
  private final Graph graph;

  SoundGraph(Graph graph) {
    this.graph = graph;
  }

  /** The graph. */
  public Graph graph() {
    return graph;
  }
}
