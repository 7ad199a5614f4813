package dev.signet.tests.mutants;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source taken apart: where its records, their components, annotations and values stand.
 *
 * @param source the text
 * @param records of layers, outer ones first
 * @param classes that are no records
 */
record Anatomy(String source, List<Rec> records, List<Rec> classes) {
  /**
   * A record, or another class, of which only name, span and annotations are known.
   *
   * @param outer simple names of the classes around it, from the outermost on
   * @param head what stands between its parentheses
   * @param declared from its first modifier to the opening brace
   */
  record Rec(
      String name,
      List<String> outer,
      Span span,
      Span declared,
      Span head,
      List<Word> words,
      List<Component> components) {
    /** As its generated classes are named, but for their last word. */
    String path() {
      return named("_");
    }

    /** As sources name it from anywhere in the package. */
    String qualified() {
      return named(".");
    }

    private String named(String between) {
      return Stream.concat(outer.stream(), Stream.of(name)).collect(Collectors.joining(between));
    }

    boolean isInner() {
      return !outer.isEmpty();
    }

    boolean isNetwork() {
      return word("Network").isPresent();
    }

    boolean isBlock() {
      return Words.JOINS.stream().anyMatch(j -> word(j).isPresent());
    }

    Optional<Word> word(String word) {
      return words.stream().filter(w -> w.name().equals(word)).findFirst();
    }
  }

  /** A component: its annotations, type and name. */
  record Component(String name, String type, Span span, Span at, Span named, List<Word> words) {
    Optional<Word> word(String word) {
      return words.stream().filter(w -> w.name().equals(word)).findFirst();
    }

    /** All values of its annotations. */
    Stream<Item> items() {
      return words.stream().flatMap(w -> w.values().stream()).flatMap(v -> v.items().stream());
    }

    /** Names behind @From; empty without it. */
    List<String> from() {
      return word("From").stream()
          .flatMap(w -> w.values().stream())
          .flatMap(v -> v.items().stream())
          .map(Item::text)
          .toList();
    }
  }

  /** An annotation; its simple name. */
  record Word(String name, Span span, List<Value> values) {}

  /** A value of an annotation; a bare one is an array of one item. */
  record Value(String word, String key, Span span, List<Item> items) {}

  /** An item of a value, as written. */
  record Item(String text, Span span) {
    boolean isWhole() {
      return text.matches("-?[0-9_]+");
    }

    boolean isFraction() {
      return text.matches("-?[0-9]*\\.[0-9]+[fd]?");
    }

    boolean isClass() {
      return text.endsWith(".class");
    }
  }

  List<Rec> networks() {
    return records.stream().filter(Rec::isNetwork).toList();
  }

  List<Rec> blocks() {
    return records.stream().filter(r -> !r.isNetwork() && r.isBlock()).toList();
  }

  /** Whether a record names another anywhere. */
  boolean uses(Rec user, String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    String head = new Span(user.declared().from(), user.declared().to()).of(source);
    return !user.name().equals(name) && word.matcher(head).find();
  }

  /** The name, or one like it that the text does not have yet. */
  String free(String name) {
    return count(name) == 0 ? name : free(name + "2");
  }

  /** How often a name stands in the text. */
  int count(String name) {
    return (int)
        Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source).results().count();
  }
}
