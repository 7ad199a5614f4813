package dev.signet.processor.graph;

import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.ReadProblems;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Part;
import java.util.List;
import java.util.Set;

/** Which adjectives a component must and can have. */
final class Adjectives {
  private Adjectives() {}

  /** Checks a record: what is said of inputs belongs to networks. */
  static void checkRecord(Frame frame, Problems problems) {
    Adjective encode = frame.block().adjectives().get("Encode");
    if (encode != null && !frame.block().adjectives().containsKey("Network")) {
      problems.report(
          ReadProblems.WRONG_ADJECTIVE,
          frame.place(encode.origin()),
          "@Encode does not describe the block "
              + frame.block().name()
              + ". Write it on the network.");
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
    boolean wrong = false;
    String use = "@" + String.join(" or @", needs);
    List<String> written = part.adjectives().keySet().stream().filter(needs::contains).toList();
    for (Adjective adjective : part.adjectives().values()) {
      String name = adjective.name();
      boolean common = name.equals("From") || name.equals("Allow");
      if (!needs.contains(name) && !takes.contains(name) && !common) {
        wrong = true;
        String advice =
            needs.isEmpty() || !written.isEmpty() ? "Take it away." : "Use " + use + ".";
        problems.report(
            ReadProblems.WRONG_ADJECTIVE,
            frame.place(adjective.origin()),
            "@" + name + " does not describe " + noun + ". " + advice);
      }
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
    if (written.isEmpty() && !needs.isEmpty() && !wrong) {
      problems.report(
          ReadProblems.MISSING_ADJECTIVE,
          frame.place(part.origin()),
          part.name() + " is a " + noun + " without " + use + ", which states its size. Add it.");
    }
  }
}
