package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Value;
import dev.signet.tests.mutants.Mutation.Change;
import dev.signet.tests.mutants.Mutation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mistakes in where a component takes its values from. */
final class Edges {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("misspelt edge", (a, draw) -> edge(a, draw, Kind.MISSPELT)),
          Mutation.ours("edge to what stands below", (a, draw) -> edge(a, draw, Kind.BELOW)),
          Mutation.ours("edge to another value", (a, draw) -> edge(a, draw, Kind.ABOVE)),
          Mutation.ours("an edge more", Edges::added),
          Mutation.ours("no edges", (a, draw) -> count(a, draw, "{}")),
          Mutation.ours("the same edge twice", (a, draw) -> count(a, draw, "twice")),
          Mutation.ours("one edge of several", (a, draw) -> count(a, draw, "one")));

  private Edges() {}

  private enum Kind {
    MISSPELT,
    BELOW,
    ABOVE
  }

  private static List<Place> joined(Anatomy anatomy) {
    return Mutation.places(anatomy).stream().filter(p -> !p.component().from().isEmpty()).toList();
  }

  private static Optional<Change> edge(Anatomy anatomy, Draw draw, Kind kind) {
    Optional<Place> place = draw.one(joined(anatomy));
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Value from = from(place.get().component());
    Item item = draw.one(from.items()).orElseThrow();
    return switch (kind) {
      case MISSPELT -> name(item, draw.misspell(item.text()));
      case BELOW -> {
        List<String> below = new ArrayList<>(place.get().below());
        below.add(place.get().component().name());
        yield name(item, draw.one(below).orElseThrow());
      }
      case ABOVE -> {
        List<String> above = new ArrayList<>(place.get().above());
        above.add("input");
        yield name(item, draw.one(above).orElseThrow());
      }
    };
  }

  private static Optional<Change> name(Item item, String name) {
    return Change.replace(item.span(), "\"" + name + "\"");
  }

  private static Value from(Component component) {
    return component.word("From").orElseThrow().values().get(0);
  }

  private static Optional<Change> added(Anatomy anatomy, Draw draw) {
    Optional<Place> place =
        draw.one(
            Mutation.places(anatomy).stream()
                .filter(p -> p.component().word("From").isEmpty())
                .toList());
    if (place.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(place.get().above());
    names.add("input");
    String name = draw.one(names).orElseThrow();
    if (draw.once(4)) {
      name += "\", \"" + draw.one(names).orElseThrow();
    }
    return Change.insert(
        place.get().component().span().from(), "@dev.signet.dsl.From({\"" + name + "\"}) ");
  }

  private static Optional<Change> count(Anatomy anatomy, Draw draw, String how) {
    return draw.one(joined(anatomy))
        .flatMap(place -> {
          Value from = from(place.component());
          String one = "\"" + draw.one(from.items()).orElseThrow().text() + "\"";
          String text =
              switch (how) {
                case "twice" -> "{" + one + ", " + one + "}";
                case "one" -> one;
                default -> how;
              };
          return Change.replace(from.span(), text);
        });
  }
}
