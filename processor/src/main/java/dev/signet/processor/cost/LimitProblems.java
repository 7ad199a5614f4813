package dev.signet.processor.cost;

import dev.signet.processor.diag.Kind;
import java.util.List;

/** What can be wrong with what a network costs. */
public final class LimitProblems {
  private LimitProblems() {}

  static final Kind EXCEEDED =
      Kind.error(
          "LimitExceeded",
          "A network keeps the limits that @Require sets for what it costs. The message names the"
              + " layers that cost the most.",
          "Make the layers smaller, or the limit larger.");

  /** All of them. */
  public static List<Kind> all() {
    return List.of(EXCEEDED);
  }
}
