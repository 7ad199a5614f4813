package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Anatomy.Value;
import dev.signet.tests.mutants.Anatomy.Word;
import dev.signet.tests.mutants.Mutation.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One place that many layers take over: what does not fit any of them is still one mistake. */
final class Inherited {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("a choice for all inside", Inherited::choice),
          Mutation.ours("another number above branches", Inherited::branched));

  private static final String PLACE = "@dev.signet.dsl.Binarize(";

  private Inherited() {}

  private static Optional<Change> choice(Anatomy anatomy, Draw draw) {
    String slot = draw.of("inputs", "weights", "scale", "source", "padding");
    String said = choice(slot, draw);
    List<Change> changes = new ArrayList<>();
    for (Rec record : anatomy.records()) {
      changes.add(set(anatomy, record.word("Binarize"), record.span().from(), slot, said));
      record.components().stream()
          .filter(c -> c.word("Stage").isPresent())
          .map(c -> set(anatomy, c.word("Binarize"), c.span().from(), slot, said))
          .forEach(changes::add);
    }
    return draw.one(changes);
  }

  private static String choice(String slot, Draw draw) {
    return switch (slot) {
      case "inputs" -> draw.one(Words.INPUTS).orElseThrow() + ".class";
      case "weights" -> draw.one(Words.ESTIMATORS).orElseThrow() + ".class";
      case "scale" -> draw.one(Words.SCALINGS).orElseThrow() + ".class";
      case "source" -> draw.one(Words.SOURCES).orElseThrow() + ".class";
      default -> Words.DSL + "Padding." + draw.of("ZERO", "ONE", "MINUS_ONE", "VALID");
    };
  }

  /** One slot changed, whether it, or its annotation, is there or not. */
  private static Change set(
      Anatomy anatomy, Optional<Word> binarize, int at, String slot, String said) {
    if (binarize.isEmpty() || binarize.get().values().isEmpty()) {
      Span gone = binarize.map(Word::span).orElse(new Span(at, at));
      return Change.replace(gone, PLACE + slot + " = " + said + ") ").orElseThrow();
    }
    Optional<Value> there =
        binarize.get().values().stream().filter(v -> v.key().equals(slot)).findFirst();
    if (there.isPresent()) {
      return Change.replace(there.get().span(), said).orElseThrow();
    }
    int open = anatomy.source().indexOf('(', binarize.get().span().from()) + 1;
    return Change.insert(open, slot + " = " + said + ", ").orElseThrow();
  }

  /** A number of a component from which several others take their input. */
  private static Optional<Change> branched(Anatomy anatomy, Draw draw) {
    List<Item> numbers =
        Mutation.places(anatomy).stream()
            .filter(p -> p.mentions() > 1)
            .map(Mutation.Place::component)
            .flatMap(Component::items)
            .filter(Item::isWhole)
            .toList();
    return draw.one(numbers)
        .flatMap(n -> Change.replace(n.span(), draw.of("1", "2", "3", "5", "24", "99")));
  }
}
