package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Value;
import dev.signet.tests.mutants.Anatomy.Word;
import dev.signet.tests.mutants.Mutation.Change;
import java.util.List;
import java.util.Optional;

/** Adjectives that are missing, too many, others, or say what they cannot. */
final class Adjectives {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("an adjective left out", (a, draw) -> replaced(a, draw, "")),
          Mutation.ours(
              "another adjective",
              (a, draw) -> replaced(a, draw, draw.one(Words.ADJECTIVES).get())),
          Mutation.ours("an adjective more", Adjectives::more),
          Mutation.ours("a value left out", Adjectives::leftOut),
          Mutation.ours("another padding", Adjectives::padding),
          Mutation.ours("another bias", Adjectives::bias),
          Mutation.ours("an unknown warning allowed", Adjectives::allowed),
          Mutation.javac("an adjective twice", Adjectives::twice),
          Mutation.javac("an adjective that there is not", Adjectives::unknown),
          Mutation.javac("a misspelt key", Adjectives::key),
          Mutation.javac("a value of another type", Adjectives::wrongType),
          Mutation.javac("a value that is not constant", Adjectives::notConstant));

  private Adjectives() {}

  private static List<Word> words(Anatomy anatomy) {
    return Mutation.places(anatomy).stream().flatMap(p -> p.component().words().stream()).toList();
  }

  private static Optional<Change> replaced(Anatomy anatomy, Draw draw, String text) {
    return draw.one(
            Mutation.places(anatomy).stream()
                .filter(p -> text.isEmpty() || p.component().word(nameOf(text)).isEmpty())
                .flatMap(p -> p.component().words().stream())
                .toList())
        .flatMap(w -> Change.replace(w.span(), text));
  }

  private static String nameOf(String adjective) {
    return adjective.replaceFirst("@dev\\.signet\\.dsl\\.(\\w+).*", "$1");
  }

  private static Optional<Change> more(Anatomy anatomy, Draw draw) {
    String text = draw.one(Words.ADJECTIVES).orElseThrow();
    return draw.one(
            Mutation.places(anatomy).stream()
                .filter(p -> p.component().word(nameOf(text)).isEmpty())
                .toList())
        .flatMap(p -> Change.insert(p.component().span().from(), text + " "));
  }

  /** Those that have a default. */
  private static Optional<Change> leftOut(Anatomy anatomy, Draw draw) {
    List<Word> several =
        words(anatomy).stream()
            .filter(w -> w.values().size() > 1 && !w.name().equals("Allow"))
            .filter(w -> w.values().stream().anyMatch(v -> hasDefault(w, v)))
            .toList();
    return draw.one(several)
        .flatMap(w -> {
          List<Value> values = w.values().stream().filter(v -> hasDefault(w, v)).toList();
          Value gone = draw.one(values).orElseThrow();
          StringBuilder kept = new StringBuilder();
          for (Value value : w.values()) {
            if (!value.equals(gone)) {
              kept.append(kept.isEmpty() ? "" : ", ").append(value.key()).append(" = ");
              kept.append(value.span().of(anatomy.source()));
            }
          }
          return Change.replace(w.span(), "@dev.signet.dsl." + w.name() + "(" + kept + ")");
        });
  }

  /** Whether it is ours and may be left out: what must be there is javac's to miss. */
  private static boolean hasDefault(Word word, Value value) {
    try {
      return Class.forName("dev.signet.dsl." + word.name()).getMethod(value.key()).getDefaultValue()
          != null;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static Optional<Change> padding(Anatomy anatomy, Draw draw) {
    String padding = draw.of("ZERO", "ONE", "MINUS_ONE", "VALID", "INHERIT");
    return added(
        anatomy,
        draw,
        "padding",
        Words.DSL + "Padding." + padding,
        "Filters",
        "Binarize",
        "Window");
  }

  private static Optional<Change> bias(Anatomy anatomy, Draw draw) {
    String bias = draw.of("USUAL", "WITH", "WITHOUT");
    return added(anatomy, draw, "bias", Words.DSL + "Bias." + bias, "Filters", "Units");
  }

  private static Optional<Change> added(
      Anatomy anatomy, Draw draw, String key, String value, String... adjectives) {
    return draw.one(
            words(anatomy).stream()
                .filter(w -> List.of(adjectives).contains(w.name()) && !w.values().isEmpty())
                .filter(w -> w.values().stream().noneMatch(v -> v.key().equals(key)))
                .toList())
        .flatMap(w -> {
          Value first = w.values().get(0);
          String text = first.span().of(anatomy.source());
          // a bare value cannot stand beside another
          String named = w.values().size() == 1 ? first.key() + " = " + text : text;
          Span whole = w.values().size() == 1 ? argument(anatomy, w) : first.span();
          return Change.replace(whole, named + ", " + key + " = " + value);
        });
  }

  /** Between the parentheses. */
  private static Span argument(Anatomy anatomy, Word word) {
    int open = anatomy.source().indexOf('(', word.span().from());
    return new Span(open + 1, word.span().to() - 1);
  }

  private static Optional<Change> allowed(Anatomy anatomy, Draw draw) {
    String code = draw.of("NormMissing", "NormMising", "", "ResidualShape", "Everything");
    String text = "@dev.signet.dsl.Allow(value = \"" + code + "\", reason = \"none\") ";
    return draw.one(
            Mutation.places(anatomy).stream()
                .filter(p -> p.component().word("Allow").isEmpty())
                .toList())
        .flatMap(p -> Change.insert(p.component().span().from(), text));
  }

  private static Optional<Change> twice(Anatomy anatomy, Draw draw) {
    return draw.one(words(anatomy))
        .flatMap(w -> Change.insert(w.span().from(), w.span().of(anatomy.source()) + " "));
  }

  private static Optional<Change> unknown(Anatomy anatomy, Draw draw) {
    return draw.one(words(anatomy))
        .flatMap(w -> Change.replace(w.span(), draw.of("@Unheard(3)", "@Filter(3)", "@Unheard")));
  }

  private static Optional<Change> key(Anatomy anatomy, Draw draw) {
    return draw.one(words(anatomy).stream().filter(w -> !w.values().isEmpty()).toList())
        .flatMap(w -> {
          Value value = w.values().get(0);
          String text = draw.misspell(value.key()) + " = " + value.span().of(anatomy.source());
          return w.values().size() == 1
              ? Change.replace(argument(anatomy, w), text)
              : Optional.empty();
        })
        .filter(c -> c.edits().get(0).text().matches("[a-z]\\w* = (?s:.*)"))
        .filter(c -> !c.edits().get(0).text().matches("(value|units|out|width) = (?s:.*)"));
  }

  private static Optional<Change> wrongType(Anatomy anatomy, Draw draw) {
    return draw.one(
            Mutation.values(anatomy).stream()
                .filter(v -> !v.key().equals("range"))
                .flatMap(v -> v.items().stream())
                .filter(Item::isWhole)
                .toList())
        .flatMap(item ->
            Change.replace(
                item.span(),
                draw.of(
                    "\"three\"",
                    "true",
                    "String.class",
                    "1L << 40",
                    "dev.signet.dsl.Bias.WITH",
                    "@Deprecated")));
  }

  private static Optional<Change> notConstant(Anatomy anatomy, Draw draw) {
    return draw.one(Mutation.items(anatomy))
        .flatMap(item -> {
          String text =
              item.isWhole()
                  ? draw.of("Integer.parseInt(\"3\")", "UNHEARD", "Runnable.NONE", "1 / 0")
                  : item.isClass() ? draw.of("null", "Unheard.class", "Void") : "null";
          return Change.replace(item.span(), text);
        });
  }
}
