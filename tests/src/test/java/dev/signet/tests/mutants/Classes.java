package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Anatomy.Value;
import dev.signet.tests.mutants.Anatomy.Word;
import dev.signet.tests.mutants.Mutation.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Class literals of classes that do not suit, and classes that become unfit. */
final class Classes {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("another choice", (a, draw) -> chosen(a, draw, fitting(draw))),
          Mutation.ours("a choice that is unfit", (a, draw) -> chosen(a, draw, unfit(draw))),
          Mutation.javac("a choice for another slot", (a, draw) -> chosen(a, draw, wrong(draw))),
          Mutation.ours("choices where there were none", Classes::added),
          Mutation.ours("another shortcut", Classes::shortcut),
          Mutation.ours("a class made unfit", Classes::madeUnfit));

  private Classes() {}

  private static Optional<Change> chosen(
      Anatomy anatomy, Draw draw, Function<String, String> choice) {
    return draw.one(
            Mutation.values(anatomy).stream()
                .filter(v -> !v.key().equals("shortcut"))
                .filter(v -> v.items().stream().anyMatch(Item::isClass))
                .toList())
        .flatMap(v -> Change.replace(v.span(), choice.apply(v.key()) + ".class"));
  }

  private static Function<String, String> fitting(Draw draw) {
    return slot ->
        switch (slot) {
          case "inputs" -> draw.one(Words.INPUTS).orElseThrow();
          case "weights" -> draw.one(Words.ESTIMATORS).orElseThrow();
          case "scale" -> draw.one(Words.SCALINGS).orElseThrow();
          case "source" -> draw.one(Words.SOURCES).orElseThrow();
          default -> draw.one(Words.ENCODERS).orElseThrow();
        };
  }

  private static Function<String, String> unfit(Draw draw) {
    return slot ->
        slot.equals("inputs") || slot.equals("weights")
            ? draw.one(Words.BAD_ESTIMATORS).orElseThrow()
            : fitting(draw).apply(slot);
  }

  private static Function<String, String> wrong(Draw draw) {
    String[] others = {
      "dev.signet.dsl.activation.Relu", "String", "int", "dev.signet.dsl.Conv", "Unheard", "Object"
    };
    return slot -> draw.of(others);
  }

  private static Optional<Change> added(Anatomy anatomy, Draw draw) {
    String slot = draw.of("inputs", "weights", "scale", "source");
    String choice = (draw.once(2) ? fitting(draw) : unfit(draw)).apply(slot);
    String text = "@dev.signet.dsl.Binarize(" + slot + " = " + choice + ".class) ";
    List<Integer> spots = new ArrayList<>();
    for (Rec record : anatomy.records()) {
      if (record.word("Binarize").isEmpty()) {
        spots.add(record.span().from());
      }
      record.components().stream()
          .filter(c -> c.word("Binarize").isEmpty() && c.type().startsWith("Binary"))
          .forEach(c -> spots.add(c.span().from()));
    }
    return draw.one(spots).flatMap(at -> Change.insert(at, text));
  }

  private static Optional<Change> shortcut(Anatomy anatomy, Draw draw) {
    List<Word> residuals =
        anatomy.records().stream().flatMap(r -> r.word("Residual").stream()).toList();
    List<String> classes =
        new ArrayList<>(
            List.of(
                "String",
                "void",
                "int",
                "dev.signet.dsl.BatchNorm",
                "dev.signet.dsl.Residual",
                "int[]",
                "dev.signet.dsl.activation.Relu"));
    anatomy.records().forEach(r -> classes.add(r.qualified()));
    anatomy.records().forEach(r -> classes.add(r.qualified()));
    String text =
        "@dev.signet.dsl.Residual(shortcut = " + draw.one(classes).orElseThrow() + ".class)";
    return draw.one(residuals).flatMap(w -> Change.replace(w.span(), text));
  }

  /** A class of this source that something chose. */
  private static Optional<Change> madeUnfit(Anatomy anatomy, Draw draw) {
    Predicate<Rec> isChosen =
        c ->
            Stream.concat(
                    Mutation.items(anatomy).stream().map(Item::text),
                    Mutation.places(anatomy).stream().map(p -> p.component().type()))
                .anyMatch(t -> t.matches("(\\w+\\.)*" + c.name() + "(\\.class|\\.\\w+\\.class)?"));
    return draw.one(anatomy.classes().stream().filter(isChosen).toList())
        .flatMap(c -> {
          String declared = c.declared().of(anatomy.source());
          String mutated =
              switch (draw.below(5)) {
                case 0 -> declared.replaceFirst("\\bpublic ", "");
                case 1 -> declared.replaceFirst("\\bstatic ", "");
                case 2 ->
                    declared
                        .replaceFirst("\\bfinal ", "")
                        .replaceFirst("\\bclass ", "abstract class ");
                case 3 -> declared.replaceFirst("\\bpublic ", "protected ");
                default -> declared + "{ private " + c.name() + "(int unused) {} ";
              };
          boolean constructor = anatomy.source().contains(c.name() + "(");
          boolean added = mutated.contains("{ private");
          Span at = added ? new Span(c.declared().from(), c.declared().to() + 1) : c.declared();
          boolean top = !c.isInner() && mutated.contains("protected");
          boolean again = mutated.contains("abstract abstract");
          return mutated.equals(declared) || top || again || added && constructor
              ? Optional.empty()
              : Change.replace(at, mutated);
        });
  }

  /** The values of one key. */
  static List<Value> of(Anatomy anatomy, String word, String key) {
    return Mutation.values(anatomy).stream()
        .filter(v -> v.word().equals(word) && v.key().equals(key))
        .toList();
  }
}
