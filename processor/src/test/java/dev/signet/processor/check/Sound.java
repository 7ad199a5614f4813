package dev.signet.processor.check;

import dev.signet.processor.graph.Graph;
import java.util.List;

/** Takes a graph built by hand for sound. */
public final class Sound {
  private Sound() {}

  /** The graph, unchecked. */
  public static SoundGraph of(Graph graph) {
    return new SoundGraph(graph, List.of());
  }
}
