package dev.signet.processor.published;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.testing.Graphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Networks of the literature as a user declares them, in {@code src/test/resources/published}. */
public final class Networks {
  private static final Path FOLDER = Path.of("src/test/resources/published");

  /** Has an alphabet that is not compiled yet. */
  private static final String TERNARY = "TernaryResNet.java";

  private static final Map<String, Graph> GRAPHS = Graphs.allMeant(sources(List.of()));

  private Networks() {}

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

  /** Sources of those that can run. */
  static List<String> compilable() {
    return sources(List.of(TERNARY));
  }

  private static List<String> sources(List<String> without) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (!without.contains(file.getFileName().toString())) {
          sources.add(Files.readString(file));
        }
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
