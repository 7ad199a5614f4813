package dev.signet.processor.rewrite;

import static java.util.stream.Collectors.joining;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What keeps a network from being decoupled. All of it is one problem, said at the first layer that
 * has it: {@code @Decouple}, or the choice that couples them all, may be the only mistake.
 */
final class Obstacles {
  /** So many of the other layers are named. */
  private static final int NAMED = 3;

  private record Obstacle(Node layer, String what) {}

  private final List<Obstacle> all = new ArrayList<>();
  private final Set<Object> places = new HashSet<>();

  /**
   * Adds one, unless its layer has another; a block's layer that is unrolled many times is one.
   *
   * @param what follows the layer's path
   */
  void add(Node layer, String what) {
    Object place = layer.origin().handle();
    if (places.add(place == null ? layer.path() : place)) {
      all.add(new Obstacle(layer, what));
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void report(Problems problems) {
    Obstacle first = all.get(0);
    List<Origin> blamed = all.stream().map(o -> o.layer().origin()).toList();
    problems.report(
        DecoupleProblems.CANNOT,
        first.layer().origin(),
        first.layer().path() + " " + first.what() + others(),
        blamed);
  }

  private String others() {
    if (all.size() == 1) {
      return "";
    }
    int named = Math.min(all.size(), 1 + NAMED);
    return " Nor can be decoupled: "
        + all.subList(1, named).stream().map(o -> o.layer().path()).collect(joining(", "))
        + (all.size() > named ? ", and " + (all.size() - named) + " more." : ".");
  }
}
