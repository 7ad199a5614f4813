package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Compilation.Message;
import dev.signet.tests.mutants.Compilation.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was wrong with what a compiler said of a mutant. */
final class Verdict {
  /**
   * Codes of mistakes in a word; they stand in the very component, or in the head of the record.
   */
  private static final Set<String> WORDS =
      Set.of(
          "ComputedParameter",
          "InputCount",
          "InputRange",
          "InputShape",
          "MissingAdjective",
          "NetworkAsBlock",
          "NoStage",
          "OneOrTwoNumbers",
          "OutOfRange",
          "ReservedName",
          "StatisticsOfInputs",
          "UnknownCode",
          "UnsupportedAlphabet",
          "WrongAdjective",
          "WrongRole");

  private final Mutant mutant;
  private final Said said;
  private final Predicate<String> isMistaken;
  private final List<String> faults = new ArrayList<>();

  private Verdict(Mutant mutant, Said said, Predicate<String> isMistaken) {
    this.mutant = mutant;
    this.said = said;
    this.isMistaken = isMistaken;
  }

  /**
   * The faults of compiler and processor; empty where all is as it must be.
   *
   * @param isMistaken whether a source has errors; asked where a mutant may be several mistakes
   */
  static List<String> on(Mutant mutant, Said said, Predicate<String> isMistaken) {
    Verdict verdict = new Verdict(mutant, said, isMistaken);
    verdict.judge();
    return List.copyOf(verdict.faults);
  }

  private void judge() {
    said.crash().ifPresent(trace -> faults.add("the compiler threw " + trace));
    List<Message> errors = said.errors();
    for (Message error : errors) {
      if (mutant.own()
          && error.position() < 0
          && !errors.get(0).text().startsWith("cannot find symbol")) {
        continue; // javac gives no round in which generated classes count: no processor can help
      }
      if (error.isOurs() == mutant.own()) {
        faults.add("not whose mistake it is: " + error);
      } else if (error.position() < 0) {
        faults.add("not in the declaration: " + error);
      } else if (error.isOurs()) {
        judgePlace(error);
      }
    }
    if (!mutant.own() && mistakes(errors) > mutant.mutations().size()) {
      int mistakes = mutant.mistakes(isMistaken);
      if (mistakes(errors) > mistakes) {
        faults.add(errors.size() + " errors of " + mistakes + " mistakes " + errors);
      }
    }
    if (errors.isEmpty()) {
      said.messages().stream()
          .filter(m -> !m.isOurs())
          .forEach(m -> faults.add("a warning of generated code: " + m));
    }
  }

  /** One number of a stage may make several layers too large: that is one mistake. */
  private static long mistakes(List<Message> errors) {
    return errors.stream()
        .map(e -> e.isOurs() && e.code().equals("TooLarge") ? "TooLarge" : e.toString())
        .distinct()
        .count();
  }

  private void judgePlace(Message error) {
    List<Rec> concerned = mutant.concerned();
    if (concerned.stream().noneMatch(r -> r.span().holds(error.position()))) {
      faults.add("in a record that has nothing to do with the mistake: " + error);
    }
    if (WORDS.contains(error.code()) && !compares(error) && !mutant.places().isEmpty()) {
      boolean near =
          concerned.stream()
              .flatMap(Verdict::parts)
              .filter(part -> part.holds(error.position()))
              .anyMatch(part -> mutant.places().stream().anyMatch(part::meets));
      if (!near) {
        faults.add("not at the word that is wrong: " + error);
      }
    }
  }

  /** A number that does not fit what comes before it: the mistake may be there. */
  private static boolean compares(Message error) {
    return error.text().contains(", but the input of ");
  }

  /** The components of a record, and what stands before them. */
  private static Stream<Span> parts(Rec record) {
    Span front = new Span(record.span().from(), record.head().from() + 1);
    return Stream.concat(Stream.of(front), record.components().stream().map(Component::span));
  }
}
