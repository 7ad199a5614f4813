package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Anatomy.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One kind of mistake.
 *
 * @param name for people
 * @param own whether it is a mistake in Java: javac says it, and nobody anything else
 * @param inParts whether it changes places that have nothing to do with each other, so that each
 *     may be a mistake
 * @param draw changes a declaration; empty where it has no place for this mistake
 */
record Mutation(
    String name, boolean own, boolean inParts, BiFunction<Anatomy, Draw, Optional<Change>> draw) {
  /** All kinds. */
  static final List<Mutation> ALL =
      Stream.of(
              Edges.ALL,
              Numbers.ALL,
              Components.ALL,
              Adjectives.ALL,
              Classes.ALL,
              Types.ALL,
              Inherited.ALL,
              Couplings.ALL,
              Reach.ALL)
          .flatMap(List::stream)
          .toList();

  /** A mistake that we explain, or none at all. */
  static Mutation ours(String name, BiFunction<Anatomy, Draw, Optional<Change>> draw) {
    return new Mutation(name, false, false, draw);
  }

  /** Mistakes that we explain, one at most in each place. */
  static Mutation oursInParts(String name, BiFunction<Anatomy, Draw, Optional<Change>> draw) {
    return new Mutation(name, false, true, draw);
  }

  /** A mistake that javac explains. */
  static Mutation javac(String name, BiFunction<Anatomy, Draw, Optional<Change>> draw) {
    return new Mutation(name, true, false, draw);
  }

  /** What becomes of a text of which only one place is changed, for each; none of one mistake. */
  List<String> parts(Change change, String source) {
    return inParts
        ? change.edits().stream().map(e -> new Change(List.of(e)).apply(source)).toList()
        : List.of();
  }

  /** New text for a part of the old. */
  record Edit(Span at, String text) {}

  /**
   * What is done to a text.
   *
   * @param edits that do not overlap, in any order
   */
  record Change(List<Edit> edits) {
    static Optional<Change> of(Edit... edits) {
      return Optional.of(new Change(List.of(edits)));
    }

    static Optional<Change> replace(Span at, String text) {
      return of(new Edit(at, text));
    }

    static Optional<Change> insert(int at, String text) {
      return replace(new Span(at, at), text);
    }

    private List<Edit> sorted() {
      return edits.stream()
          .sorted((a, b) -> Integer.compare(a.at().from(), b.at().from()))
          .toList();
    }

    String apply(String source) {
      StringBuilder text = new StringBuilder();
      int at = 0;
      for (Edit edit : sorted()) {
        text.append(source, at, edit.at().from()).append(edit.text());
        at = edit.at().to();
      }
      return text.append(source.substring(at)).toString();
    }

    /** Where the new text stands. */
    List<Span> places() {
      Span[] places = new Span[edits.size()];
      int shift = 0;
      int index = 0;
      for (Edit edit : sorted()) {
        int from = edit.at().from() + shift;
        places[index++] = new Span(from, from + edit.text().length());
        shift += edit.text().length() - (edit.at().to() - edit.at().from());
      }
      return Arrays.asList(places);
    }
  }

  /** A component and where it stands. */
  record Place(Rec record, int index) {
    Component component() {
      return record.components().get(index);
    }

    List<String> above() {
      return record.components().subList(0, index).stream().map(Component::name).toList();
    }

    List<String> below() {
      return record.components().subList(index + 1, record.components().size()).stream()
          .map(Component::name)
          .toList();
    }

    /** How many components name this one. */
    int mentions() {
      String name = component().name();
      return (int)
          record.components().stream().flatMap(c -> c.from().stream()).filter(name::equals).count();
    }

    /** Between the characters that go when the component does. */
    Span taken() {
      List<Component> all = record.components();
      if (index + 1 < all.size()) {
        return new Span(component().span().from(), all.get(index + 1).span().from());
      }
      return index > 0
          ? new Span(all.get(index - 1).span().to(), component().span().to())
          : component().span();
    }
  }

  /** All components. */
  static List<Place> places(Anatomy anatomy) {
    return anatomy.records().stream()
        .flatMap(r ->
            Stream.iterate(0, i -> i < r.components().size(), i -> i + 1).map(i -> new Place(r, i)))
        .toList();
  }

  /** All values of annotations of our records and their components. */
  static List<Value> values(Anatomy anatomy) {
    return anatomy.records().stream()
        .flatMap(r ->
            Stream.concat(
                r.words().stream(), r.components().stream().flatMap(c -> c.words().stream())))
        .flatMap(w -> w.values().stream())
        .toList();
  }

  /** All single values. */
  static List<Item> items(Anatomy anatomy) {
    return values(anatomy).stream().flatMap(v -> v.items().stream()).toList();
  }
}
