package dev.signet.processor.published;

import dev.signet.processor.check.Checks;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.rewrite.Decouple;
import dev.signet.processor.testing.Graphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Networks of the literature as a user declares them, in {@code src/test/resources/published}. */
public final class Networks {
  private static final Path FOLDER = Path.of("src/test/resources/published");

  private static final Map<String, Graph> GRAPHS = withDecoupled(Graphs.all(sources()));

  private Networks() {}

  /** Behind the coupled networks of BinaryDuo what the compiler makes of them. */
  private static Map<String, Graph> withDecoupled(Map<String, Graph> declared) {
    Map<String, Graph> all = new LinkedHashMap<>();
    declared.forEach((name, graph) -> {
      all.put(name, graph);
      if (name.startsWith("Coupled")) {
        Problems problems = new Problems();
        Graph made = Decouple.of(graph, Origin.none(), problems).orElseThrow().graph();
        all.put(name + "Decoupled", Checks.proveMade(made, problems).orElseThrow().graph());
      }
    });
    return all;
  }

  /** The graph of a network, by the simple name of its record. */
  public static Graph graph(String name) {
    Graph graph = GRAPHS.get(name);
    if (graph == null) {
      throw new IllegalArgumentException(name + " is not among " + GRAPHS.keySet());
    }
    return graph;
  }

  /** Names of all of them. */
  static List<String> names() {
    return List.copyOf(GRAPHS.keySet());
  }

  /** Their sources. */
  static List<String> sources() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
