package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import java.util.ArrayList;
import java.util.List;

/** The blocks that are being unrolled, outer ones first, and how often each is repeated. */
final class Repeats {
  /** More layers than any network; a mistyped number of units must not fill the memory. */
  private static final int MOST_LAYERS = 10_000;

  private record Repeat(Frame frame, Part part, int units) {}

  private final Problems problems;
  private final List<Repeat> repeats = new ArrayList<>();
  private boolean said;

  Repeats(Problems problems) {
    this.problems = problems;
  }

  /** A component whose block is unrolled from now on. */
  void enter(Frame frame, Part part, int units) {
    repeats.add(new Repeat(frame, part, units));
  }

  /** The component entered last is done. */
  void leave() {
    repeats.remove(repeats.size() - 1);
  }

  /**
   * Whether a network of so many layers may not grow. Said once, of the component that repeats the
   * most: what stands in it or behind it only came too late.
   */
  boolean areTooMany(int layers) {
    if (layers <= MOST_LAYERS) {
      return false;
    }
    if (!said) {
      said = true;
      Repeat most = repeats.get(0);
      for (Repeat repeat : repeats) {
        most = repeat.units() > most.units() ? repeat : most;
      }
      report(most.frame(), most.part());
    }
    return true;
  }

  private void report(Frame frame, Part part) {
    Value units = part.adjective("Stage").map(a -> a.value("units")).orElse(null);
    Origin origin = units == null ? part.origin() : units.origin();
    problems.report(
        BuildProblems.TOO_MANY_LAYERS,
        frame.place(origin),
        "With "
            + part.name()
            + " the network has more than "
            + MOST_LAYERS
            + " layers. Write fewer units.");
  }
}
