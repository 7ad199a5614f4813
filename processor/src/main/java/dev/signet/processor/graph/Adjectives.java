package dev.signet.processor.graph;

import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.ReadProblems;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Part;
import java.util.List;
import java.util.Set;

/** Which adjectives a component must and can have. */
final class Adjectives {
  /** Those that every component can have. */
  private static final Set<String> COMMON = Set.of("From", "Allow");

  private Adjectives() {}

  /** Checks a record: what is said of inputs and of costs belongs to networks. */
  static void checkRecord(Frame frame, Problems problems) {
    if (frame.block().adjectives().containsKey("Network")) {
      return;
    }
    for (String name : List.of("Encode", "Require", "Decouple")) {
      Adjective adjective = frame.block().adjectives().get(name);
      if (adjective != null) {
        problems.report(
            ReadProblems.WRONG_ADJECTIVE,
            frame.place(adjective.origin()),
            "@"
                + name
                + " does not describe the block "
                + frame.block().name()
                + ". Write it on the network.");
      }
    }
  }

  /**
   * Checks a component.
   *
   * @param noun its type, for messages
   * @param needs exactly one of these, or none needed
   * @param takes these besides, and {@code From}
   */
  static void check(
      Frame frame,
      Part part,
      String noun,
      List<String> needs,
      Set<String> takes,
      Problems problems) {
    String use = "@" + String.join(" or @", needs);
    List<String> written = part.adjectives().keySet().stream().filter(needs::contains).toList();
    List<String> wrong =
        part.adjectives().keySet().stream()
            .filter(name -> !needs.contains(name) && !takes.contains(name))
            .filter(name -> !COMMON.contains(name))
            .toList();
    if (!wrong.isEmpty()) {
      boolean one = wrong.size() == 1;
      String away = one ? "Take it away." : "Take them away.";
      problems.report(
          ReadProblems.WRONG_ADJECTIVE,
          frame.place(part.adjectives().get(wrong.get(0)).origin()),
          "@"
              + String.join(" and @", wrong)
              + (one ? " does" : " do")
              + " not describe "
              + noun
              + ". "
              + (needs.isEmpty() || !written.isEmpty() ? away : "Use " + use + "."));
    }
    if (written.size() > 1) {
      problems.report(
          ReadProblems.WRONG_ADJECTIVE,
          frame.place(part.adjectives().get(written.get(1)).origin()),
          part.name()
              + " has @"
              + String.join(" and @", written)
              + ", but "
              + noun
              + " takes one of them. Keep one.");
    }
    if (written.isEmpty() && !needs.isEmpty() && wrong.isEmpty()) {
      problems.report(
          ReadProblems.MISSING_ADJECTIVE,
          frame.place(part.origin()),
          part.name() + " is a " + noun + " without " + use + ", which states its size. Add it.");
    }
  }
}
