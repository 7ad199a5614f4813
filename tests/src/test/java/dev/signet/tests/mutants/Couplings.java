package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Anatomy.Word;
import dev.signet.tests.mutants.Mutation.Change;
import java.util.List;
import java.util.Optional;

/** Networks to be taken apart that cannot be, or that can; and those that no longer are. */
final class Couplings {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("to be taken apart", Couplings::apart),
          Mutation.ours("coupled and to be taken apart", Couplings::coupled),
          Mutation.ours("no longer taken apart", Couplings::whole),
          Mutation.ours("what is between a norm and its layer", Couplings::between));

  private static final String APART = "@dev.signet.dsl.Decouple ";

  private Couplings() {}

  private static List<Rec> notApart(List<Rec> records) {
    return records.stream().filter(r -> r.word("Decouple").isEmpty()).toList();
  }

  /** Any record: also one that is no network. */
  private static Optional<Change> apart(Anatomy anatomy, Draw draw) {
    return draw.one(notApart(anatomy.records()))
        .flatMap(r -> Change.insert(r.span().from(), APART));
  }

  private static Optional<Change> coupled(Anatomy anatomy, Draw draw) {
    String inputs = draw.of("dsl.estimator.CoupledTernary", "tests.choices.CoupledThirds");
    String binarize = "@dev.signet.dsl.Binarize(inputs = dev.signet." + inputs + ".class) ";
    return draw.one(
            notApart(anatomy.networks()).stream()
                .filter(r -> r.word("Binarize").isEmpty())
                .toList())
        .flatMap(r -> Change.insert(r.span().from(), APART + binarize));
  }

  private static Optional<Change> whole(Anatomy anatomy, Draw draw) {
    List<Word> words =
        anatomy.records().stream().flatMap(r -> r.word("Decouple").stream()).toList();
    return draw.one(words).flatMap(w -> Change.replace(w.span(), ""));
  }

  /** Something new in a network that is taken apart, or in a block beside one. */
  private static Optional<Change> between(Anatomy anatomy, Draw draw) {
    boolean isApart = anatomy.networks().stream().anyMatch(r -> r.word("Decouple").isPresent());
    if (!isApart) {
      return Optional.empty();
    }
    String text = draw.one(Words.COMPONENTS).orElseThrow() + " " + anatomy.free("between") + ", ";
    List<Component> layers =
        anatomy.records().stream()
            .flatMap(r -> r.components().stream())
            .filter(c -> c.type().startsWith("Binary"))
            .toList();
    return draw.one(layers).flatMap(c -> Change.insert(c.span().from(), text));
  }
}
