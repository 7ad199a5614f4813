package dev.signet.tests.mutants;

import static java.util.stream.Collectors.joining;

import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Anatomy.Word;
import dev.signet.tests.mutants.Mutation.Change;
import dev.signet.tests.mutants.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mistakes in what stands around the components: joins, heads, names, modifiers, nesting. */
final class Types {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("another join", Types::join),
          Mutation.ours("no join", Types::noJoin),
          Mutation.ours("a join more", Types::joinMore),
          Mutation.ours("no components", Types::empty),
          Mutation.ours("another kind of type", Types::kind),
          Mutation.ours("type parameters", Types::generic),
          Mutation.ours("a private record", Types::hidden),
          Mutation.ours("a block in itself", Types::cycle),
          Mutation.ours("a shortcut that uses its block", Types::shortcutCycle),
          Mutation.ours("another input", Types::input),
          Mutation.ours("another range", Types::range),
          Mutation.ours("another normalisation", Types::normalize),
          Mutation.ours("an encoder", Types::encoder),
          Mutation.ours("another name of a type", Types::renamed),
          Mutation.ours("more in the body", Types::body),
          Mutation.ours("blocks in blocks", Types::nested));

  private Types() {}

  private static Optional<Change> join(Anatomy anatomy, Draw draw) {
    String join =
        draw.of("Sequential", "Residual", "DenselyConnected", "Sum", "Sum(identity = true)");
    return draw.one(
            anatomy.blocks().stream()
                .filter(b -> b.word(join.replaceFirst("\\(.*", "")).isEmpty())
                .toList())
        .flatMap(b -> Change.replace(joinOf(b).span(), "@dev.signet.dsl." + join));
  }

  private static Word joinOf(Rec block) {
    return block.words().stream()
        .filter(w -> Words.JOINS.contains(w.name()))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Change> noJoin(Anatomy anatomy, Draw draw) {
    return draw.one(anatomy.blocks()).flatMap(b -> Change.replace(joinOf(b).span(), ""));
  }

  private static Optional<Change> joinMore(Anatomy anatomy, Draw draw) {
    String join = draw.of("Sequential", "Residual", "DenselyConnected", "Sum");
    return draw.one(anatomy.records())
        .filter(r -> r.word(join).isEmpty())
        .flatMap(r -> Change.insert(r.span().from(), "@dev.signet.dsl." + join + " "));
  }

  private static Optional<Change> empty(Anatomy anatomy, Draw draw) {
    return draw.one(anatomy.records()).flatMap(r -> Change.replace(r.head(), ""));
  }

  private static Optional<Change> kind(Anatomy anatomy, Draw draw) {
    return draw.one(anatomy.records())
        .flatMap(r -> {
          Matcher word =
              Pattern.compile("\\brecord\\s+" + Pattern.quote(r.name())).matcher(anatomy.source());
          if (!word.find(r.span().from())) {
            return Optional.empty();
          }
          String kind = draw.of("class", "interface", "enum", "abstract class", "final class");
          Span at = new Span(word.start(), r.declared().to());
          String body = kind.equals("enum") ? " {; static final int NONE = 0; " : " {";
          return Change.replace(new Span(at.from(), at.to() + 1), kind + " " + r.name() + body);
        });
  }

  private static Optional<Change> generic(Anatomy anatomy, Draw draw) {
    return draw.one(anatomy.records())
        .filter(r -> anatomy.source().substring(0, r.head().from()).matches("(?s).*\\w\\s*\\("))
        .flatMap(r -> Change.insert(r.head().from() - 1, draw.of("<T>", "<A, B extends Number>")));
  }

  private static Optional<Change> hidden(Anatomy anatomy, Draw draw) {
    return draw.one(anatomy.records().stream().filter(Rec::isInner).toList())
        .flatMap(r -> {
          Matcher word =
              Pattern.compile(
                      "(?<!private )((public|static) )*record\\s+" + Pattern.quote(r.name()))
                  .matcher(anatomy.source());
          return word.find(r.span().from())
              ? Change.replace(new Span(word.start(), word.end()), "private record " + r.name())
              : Optional.empty();
        });
  }

  private static Optional<Change> cycle(Anatomy anatomy, Draw draw) {
    Optional<Rec> block = draw.one(anatomy.blocks());
    List<String> others = new ArrayList<>();
    block.ifPresent(b -> {
      others.add(b.qualified());
      anatomy.blocks().stream()
          .filter(r -> anatomy.uses(r, b.name()))
          .forEach(r -> others.add(r.qualified()));
    });
    return block.flatMap(b ->
        Change.insert(
            b.head().from(), draw.one(others).orElseThrow() + " " + anatomy.free("again") + ", "));
  }

  private static Optional<Change> shortcutCycle(Anatomy anatomy, Draw draw) {
    return draw.one(anatomy.blocks().stream().filter(b -> b.word("Residual").isPresent()).toList())
        .flatMap(b ->
            Change.replace(
                joinOf(b).span(), "@dev.signet.dsl.Residual(shortcut = " + b.name() + ".class)"));
  }

  private static Optional<Change> input(Anatomy anatomy, Draw draw) {
    return draw.one(Classes.of(anatomy, "Network", "input"))
        .flatMap(v ->
            Change.replace(
                v.span(),
                draw.of(
                    "{}",
                    "{0}",
                    "{-3}",
                    "{5}",
                    "5",
                    "{3, 0, 3}",
                    "{1, 2, 3, 4}",
                    "{64, 9}",
                    "{3, 7, 7}",
                    "{2_000_000_000, 2, 2}",
                    "{65_536, 65_536}",
                    "{1, 1, 1}",
                    "{3, 100_000, 100_000}",
                    "dev.signet.dsl.Param.IN",
                    "{dev.signet.dsl.Param.OUT, 8, 8}",
                    "{2 * dev.signet.dsl.Param.OUT}")));
  }

  private static Optional<Change> range(Anatomy anatomy, Draw draw) {
    String text =
        draw.of(
            "{}",
            "{1}",
            "{0, 0}",
            "{5, 2}",
            "{0, 0.0 / 0}",
            "{0, 1 / 0.0}",
            "{-1, 1}",
            "{0, 1}",
            "{0, 255}",
            "{1, 2, 3}",
            "{-1e300, 1e300}",
            "{-4, -1}");
    List<Anatomy.Value> written = Classes.of(anatomy, "Network", "range");
    return written.isEmpty()
        ? inNetwork(anatomy, draw, "range = " + text)
        : Change.replace(draw.one(written).orElseThrow().span(), text);
  }

  private static Optional<Change> normalize(Anatomy anatomy, Draw draw) {
    String text = Words.DSL + "Normalize." + draw.of("NONE", "STANDARDIZE");
    List<Anatomy.Value> written = Classes.of(anatomy, "Network", "normalize");
    return written.isEmpty()
        ? inNetwork(anatomy, draw, "normalize = " + text)
        : Change.replace(draw.one(written).orElseThrow().span(), text);
  }

  private static Optional<Change> inNetwork(Anatomy anatomy, Draw draw, String text) {
    return draw.one(anatomy.networks())
        .map(r -> r.word("Network").orElseThrow())
        .flatMap(w -> Change.insert(w.span().to() - 1, ", " + text));
  }

  private static Optional<Change> encoder(Anatomy anatomy, Draw draw) {
    Optional<Rec> record = draw.one(anatomy.records());
    if (record.isEmpty()) {
      return Optional.empty(); // a mistake before this one left none
    }
    Optional<Word> written = record.flatMap(r -> r.word("Encode"));
    if (written.isPresent()) {
      return Change.replace(written.get().span(), "");
    }
    // on a block the annotation is the mistake, and one is enough
    boolean sound = !record.get().isNetwork() || draw.once(2);
    String encoder =
        sound ? "dev.signet.dsl.encoder.Thermometer" : draw.one(Words.ENCODERS).orElseThrow();
    boolean count = sound && record.get().isNetwork();
    String text =
        "@dev.signet.dsl.Encode(value = %s.class, levels = %s) "
            .formatted(encoder, count ? draw.of("8", "3", "1", "0", "-1", "40") : "4");
    return record.flatMap(r -> Change.insert(r.span().from(), text));
  }

  private static Optional<Change> renamed(Anatomy anatomy, Draw draw) {
    String name = draw.one(Words.TYPE_NAMES).orElseThrow();
    return draw.one(anatomy.records())
        .filter(r -> anatomy.count(name) == 0)
        .map(r -> {
          List<Edit> edits = new ArrayList<>();
          String around = // a record inside another is also named by that one
              anatomy.records().stream().map(o -> Pattern.quote(o.name())).collect(joining("|"));
          Matcher uses =
              Pattern.compile(
                      "((?<![\\w.$])|(?<=\\b("
                          + around
                          + ")\\.))"
                          + Pattern.quote(r.name())
                          + "\\b")
                  .matcher(anatomy.source());
          while (uses.find()) {
            edits.add(new Edit(new Span(uses.start(), uses.end()), name));
          }
          return new Change(edits);
        });
  }

  private static Optional<Change> body(Anatomy anatomy, Draw draw) {
    String text =
        draw.of(
            "  static int x = 3; static final String NAME = \"n\";",
            "  int twice() { return 2; }",
            "  static void main(String[] args) {}",
            "  interface Inner {} enum Kind { A }",
            "  static class Trainer {} static class Model {}");
    return draw.one(anatomy.records().stream().filter(r -> r.head().to() > 0).toList())
        .filter(r -> !anatomy.source().contains(text))
        .flatMap(r -> Change.insert(r.declared().to() + 1, text));
  }

  /** A component's type in many blocks, each in the next. */
  private static Optional<Change> nested(Anatomy anatomy, Draw draw) {
    return draw.one(
            Mutation.places(anatomy).stream()
                .filter(p -> p.component().words().isEmpty())
                .filter(p -> p.component().type().matches("[A-Z]\\w*"))
                .filter(p -> anatomy.count("Nested0") == 0)
                .toList())
        .map(p -> {
          int depth = draw.of(1, 2, 5, 30, 120);
          StringBuilder blocks = new StringBuilder();
          String type = p.component().type();
          for (int i = 0; i < depth; i++) {
            String name = "Nested" + i;
            blocks.append(
                "\n  @dev.signet.dsl.Sequential record %s(%s inner) {}".formatted(name, type));
            type = name;
          }
          int end = p.record().declared().to() + 1;
          return new Change(
              List.of(
                  new Edit(p.component().at(), type), new Edit(new Span(end, end), blocks + "\n")));
        });
  }
}
