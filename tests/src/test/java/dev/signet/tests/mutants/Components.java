package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Mutation.Change;
import dev.signet.tests.mutants.Mutation.Edit;
import dev.signet.tests.mutants.Mutation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Components that are missing, too many, in the wrong place, of another type, of another name. */
final class Components {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("a component left out", Components::left),
          Mutation.ours("a component twice", Components::twice),
          Mutation.ours("two components swapped", Components::swapped),
          Mutation.oursInParts("a component moved", (a, draw) -> moved(a, draw, false)),
          Mutation.oursInParts("a component in another record", (a, draw) -> moved(a, draw, true)),
          Mutation.ours("a component more", Components::more),
          Mutation.ours("another layer", Components::layer),
          Mutation.ours("a block of this source", Components::block),
          Mutation.ours("a type that is no layer", Components::noLayer),
          Mutation.ours("a component renamed", Components::renamed),
          Mutation.ours("a component renamed alone", Components::renamedAlone),
          Mutation.javac("a name that records do not allow", Components::forbidden),
          Mutation.javac("a name twice", Components::sameName),
          Mutation.javac("a type that there is not", Components::unknown));

  private Components() {}

  private static Optional<Place> place(Anatomy anatomy, Draw draw, Predicate<Place> fits) {
    return draw.one(Mutation.places(anatomy).stream().filter(fits).toList());
  }

  /** Of a component that is named more than once every mention would be a mistake. */
  private static boolean isNamedOnce(Place place) {
    return place.mentions() <= 1;
  }

  private static Optional<Change> left(Anatomy anatomy, Draw draw) {
    return place(anatomy, draw, Components::isNamedOnce)
        .flatMap(p -> Change.replace(p.taken(), ""));
  }

  private static Optional<Change> twice(Anatomy anatomy, Draw draw) {
    return place(anatomy, draw, p -> true)
        .flatMap(p -> {
          Component component = p.component();
          String text =
              anatomy.source().substring(component.span().from(), component.named().from());
          String name = anatomy.free(component.name() + "Again");
          return Change.insert(component.span().to(), ", " + text + name);
        });
  }

  private static Optional<Change> swapped(Anatomy anatomy, Draw draw) {
    return place(anatomy, draw, p -> !p.below().isEmpty() && p.mentions() == 0)
        .flatMap(p -> {
          Span first = p.component().span();
          Span second = p.record().components().get(p.index() + 1).span();
          return Change.of(
              new Edit(first, second.of(anatomy.source())),
              new Edit(second, first.of(anatomy.source())));
        });
  }

  private static Optional<Change> moved(Anatomy anatomy, Draw draw, boolean away) {
    Optional<Place> from =
        place(
            anatomy,
            draw,
            p -> p.mentions() == 0 && p.component().from().isEmpty() && p.above().size() > 0);
    Optional<Place> to =
        from.flatMap(f -> place(anatomy, draw, p -> p.record().equals(f.record()) != away));
    if (to.isEmpty() || to.get().component().equals(from.get().component())) {
      return Optional.empty();
    }
    Component component = from.get().component();
    boolean network = to.get().record().isNetwork();
    if (network && component.items().filter(Numbers::isParameter).count() > 1) {
      return Optional.empty(); // each would be a mistake
    }
    String type = // a record inside another is not known outside by its simple name
        anatomy.blocks().stream()
            .filter(b -> b.name().equals(component.type()))
            .findFirst()
            .map(Rec::qualified)
            .orElse(component.type());
    String text =
        anatomy.source().substring(component.span().from(), component.at().from())
            + type
            + anatomy.source().substring(component.at().to(), component.named().from())
            + anatomy.free(component.name() + "Moved");
    int at = to.get().component().span().from();
    return from.get().taken().holds(at)
        ? Optional.empty()
        : Change.of(new Edit(from.get().taken(), ""), new Edit(new Span(at, at), text + ", "));
  }

  private static Optional<Change> more(Anatomy anatomy, Draw draw) {
    String text = draw.one(Words.COMPONENTS).orElseThrow() + " " + anatomy.free("drawn");
    return place(anatomy, draw, p -> true)
        .flatMap(p ->
            draw.once(4)
                ? Change.insert(p.component().span().to(), ", " + text)
                : Change.insert(p.component().span().from(), text + ", "));
  }

  private static Optional<Change> layer(Anatomy anatomy, Draw draw) {
    return type(anatomy, draw, p -> true, Words.DSL + draw.one(Words.NOUNS).orElseThrow());
  }

  private static Optional<Change> noLayer(Anatomy anatomy, Draw draw) {
    List<String> types = new ArrayList<>(Words.NO_LAYERS);
    anatomy.networks().forEach(r -> types.add(r.name()));
    return type(anatomy, draw, p -> true, draw.one(types).orElseThrow());
  }

  /** Also one that contains the component. */
  private static Optional<Change> block(Anatomy anatomy, Draw draw) {
    return draw.one(anatomy.blocks())
        .flatMap(
            b -> type(anatomy, draw, p -> !p.component().type().equals(b.name()), b.qualified()));
  }

  private static Optional<Change> unknown(Anatomy anatomy, Draw draw) {
    return type(anatomy, draw, p -> true, draw.of("Unheard", "Conb", "dev.signet.dsl.Convolution"));
  }

  private static Optional<Change> type(
      Anatomy anatomy, Draw draw, Predicate<Place> fits, String type) {
    return place(anatomy, draw, fits).flatMap(p -> Change.replace(p.component().at(), type));
  }

  /** The name everywhere in its record. */
  private static Optional<Change> renamed(Anatomy anatomy, Draw draw) {
    return place(anatomy, draw, p -> true).flatMap(p -> rename(p, name(p, draw)));
  }

  private static String name(Place place, Draw draw) {
    List<String> names = new ArrayList<>(Words.NAMES);
    for (String other : place.above()) {
      names.add(other + "_0_conv");
      names.add(other + "_conv");
      names.add(other + "_sum");
      names.add(other + "_");
      names.add(other.toUpperCase(java.util.Locale.ROOT));
      names.add(Character.toUpperCase(other.charAt(0)) + other.substring(1));
    }
    names.add("long".repeat(60));
    return draw.one(names).orElseThrow();
  }

  private static Optional<Change> rename(Place place, String name) {
    Rec record = place.record();
    if (record.components().stream().anyMatch(c -> c.name().equals(name))) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(place.component().named(), name));
    record.components().stream()
        .flatMap(c -> c.word("From").stream())
        .flatMap(w -> w.values().stream())
        .flatMap(v -> v.items().stream())
        .filter(i -> i.text().equals(place.component().name()))
        .map(Item::span)
        .forEach(span -> edits.add(new Edit(span, "\"" + name + "\"")));
    return Optional.of(new Change(edits));
  }

  private static Optional<Change> renamedAlone(Anatomy anatomy, Draw draw) {
    return place(anatomy, draw, p -> p.mentions() == 1)
        .flatMap(p -> Change.replace(p.component().named(), draw.misspell(p.component().name())))
        .filter(c -> c.edits().get(0).text().matches("[a-z]\\w+"))
        .filter(c -> anatomy.count(c.edits().get(0).text()) == 0);
  }

  private static Optional<Change> forbidden(Anatomy anatomy, Draw draw) {
    String name = draw.of("hashCode", "toString", "clone", "notify", "wait", "class", "int", "_");
    return place(anatomy, draw, p -> p.mentions() == 0)
        .flatMap(p -> Change.replace(p.component().named(), name));
  }

  private static Optional<Change> sameName(Anatomy anatomy, Draw draw) {
    return place(anatomy, draw, p -> !p.above().isEmpty() && p.mentions() == 0)
        .flatMap(p -> Change.replace(p.component().named(), draw.one(p.above()).orElseThrow()));
  }
}
