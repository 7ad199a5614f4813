package dev.signet.tests.mutants;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.check.Checks;
import dev.signet.processor.diag.Kind;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Compilation.Message;
import dev.signet.tests.mutants.Compilation.Said;
import dev.signet.tests.support.Generated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Valid declarations with a mistake drawn at random: the mistake is said once, where it stands, and
 * nothing else is said; what is no mistake compiles with all that is generated. {@code
 * -Dsignet.mutants=10000} tries as many, {@code -Dsignet.seed=17} begins at another.
 */
class MutantsTest {
  private static final long FIRST = Long.getLong("signet.seed", 1);
  private static final int MANY = Integer.getInteger("signet.mutants", 500);

  /** Of so many mutants that compile, one is loaded too. */
  private static final int LOADED = 10;

  /** So many faults are shown in the end. */
  private static final int SHOWN = 10;

  @Test
  void declarationsThatAreMutatedAreValid() throws IOException {
    try (Compilation compilation = new Compilation()) {
      for (Seed seed : Seed.files()) {
        Said said = compilation.process(seed.source(), seed.isDrawn());
        assertWithMessage("errors of %s, crash %s", seed.name(), said.crash())
            .that(said.errors())
            .isEmpty();
      }
    }
  }

  @Test
  void everyMistakeIsSaidOnce() throws IOException {
    Map<String, Integer> codes = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    int fine = 0;
    List<Seed> seeds = Seed.files();
    try (Compilation compilation = new Compilation()) {
      for (long number = FIRST; number < FIRST + MANY; number++) {
        Mutant mutant = Mutant.of(number, seeds, compilation);
        Said said = compile(compilation, mutant);
        List<String> found =
            Verdict.on(
                mutant, said, part -> !compile(compilation, mutant, part).errors().isEmpty());
        said.messages().stream()
            .filter(Message::isOurs)
            .forEach(m -> codes.merge(m.code(), 1, Integer::sum));
        if (said.errors().isEmpty() && ++fine % LOADED == 0) {
          for (Rec network : mutant.networks()) {
            Generated.of("mutated." + network.path(), said.compiled()).initialize();
          }
        }
        if (!found.isEmpty()) {
          String fault =
              mutant
                  + "\n"
                  + String.join("\n", found)
                  + "\n"
                  + mutant.source()
                  + "\nto repeat: -Dsignet.mutants=1 -Dsignet.seed="
                  + number;
          System.out.println(fault); // a long run says them all, and while it runs
          faults.add(fault);
        }
      }
    }
    System.out.printf(
        "seed %d: %d of %d mutants compile%nmessages: %s%n", FIRST, fine, MANY, codes);
    TreeSet<String> missed = new TreeSet<>(Checks.kinds().stream().map(Kind::code).toList());
    missed.removeAll(codes.keySet());
    System.out.println("never reached: " + missed);
    assertWithMessage("kinds of messages reached")
        .that(codes.size())
        .isAtLeast(Math.min(30, MANY / 10));
    assertWithMessage("%s faults of %s mutants, the first:", faults.size(), MANY)
        .that(String.join("\n\n", faults.subList(0, Math.min(SHOWN, faults.size()))))
        .isEmpty();
  }

  private static Said compile(Compilation compilation, Mutant mutant) {
    return compile(compilation, mutant, mutant.source());
  }

  private static Said compile(Compilation compilation, Mutant mutant, String source) {
    return compilation.compile(source, mutant.user(), mutant.seed().isDrawn());
  }
}
