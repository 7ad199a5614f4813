package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Value;
import dev.signet.tests.mutants.Anatomy.Word;
import dev.signet.tests.mutants.Mutation.Change;
import java.util.List;
import java.util.Optional;

/** Mistakes that show once blocks are unrolled and shapes, ranges and choices are known. */
final class Reach {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("more units than any network has", Reach::units),
          Mutation.ours("a stage that says more", Reach::stage),
          Mutation.ours("a kernel beyond its input", Reach::kernel),
          Mutation.ours("a branch more", Reach::branch),
          Mutation.ours("a threshold out of reach", Reach::threshold),
          Mutation.ours("weights without latents", Reach::latents));

  private Reach() {}

  private static List<Component> components(Anatomy anatomy) {
    return Mutation.places(anatomy).stream().map(Mutation.Place::component).toList();
  }

  private static List<Word> stages(Anatomy anatomy) {
    return components(anatomy).stream().flatMap(c -> c.word("Stage").stream()).toList();
  }

  private static Optional<Change> units(Anatomy anatomy, Draw draw) {
    List<Value> units =
        stages(anatomy).stream()
            .flatMap(w -> w.values().stream())
            .filter(v -> v.key().equals("units"))
            .toList();
    return draw.one(units).flatMap(v -> Change.replace(v.span(), draw.of("10_001", "1_000_000")));
  }

  private static Optional<Change> stage(Anatomy anatomy, Draw draw) {
    String key = draw.of("out", "width", "stride");
    return draw.one(
            stages(anatomy).stream()
                .filter(w -> w.values().stream().noneMatch(v -> v.key().equals(key)))
                .toList())
        .flatMap(w -> Change.insert(w.span().to() - 1, ", " + key + " = " + draw.of("2", "5")));
  }

  private static Optional<Change> kernel(Anatomy anatomy, Draw draw) {
    String text =
        draw.of(
            "@dev.signet.dsl.Filters(value = 3, kernel = 99, padding = dev.signet.dsl.Padding.VALID)"
                + " dev.signet.dsl.Conv",
            "@dev.signet.dsl.Window(2001) dev.signet.dsl.MaxPool");
    return draw.one(components(anatomy))
        .flatMap(c -> Change.insert(c.span().from(), text + " " + anatomy.free("large") + ", "));
  }

  private static Optional<Change> branch(Anatomy anatomy, Draw draw) {
    String text = draw.one(Words.COMPONENTS).orElseThrow();
    return draw.one(anatomy.blocks().stream().filter(b -> b.word("Sum").isPresent()).toList())
        .flatMap(b -> {
          String comma = b.components().isEmpty() ? "" : ", ";
          return Change.insert(b.head().from(), text + " " + anatomy.free("branch") + comma);
        });
  }

  /** Behind an activation, whose values have a least and a greatest. */
  private static Optional<Change> threshold(Anatomy anatomy, Draw draw) {
    String activation = Words.DSL + "activation.HardTanh " + anatomy.free("tanh") + ", ";
    return binarized(anatomy, draw, activation, "inputs = " + Words.UNFIT + "Far.class");
  }

  private static Optional<Change> latents(Anatomy anatomy, Draw draw) {
    String weights = Words.DSL + "estimator." + draw.of("MagnitudeAwareSign", "ApproxSign");
    String choices = "weights = %s.class, source = %sReady.class".formatted(weights, Words.UNFIT);
    return binarized(anatomy, draw, "", choices);
  }

  private static Optional<Change> binarized(
      Anatomy anatomy, Draw draw, String before, String choices) {
    String text = before + "@dev.signet.dsl.Binarize(" + choices + ") ";
    return draw.one(
            components(anatomy).stream()
                .filter(c -> c.type().startsWith("Binary") && c.word("Binarize").isEmpty())
                .toList())
        .flatMap(c -> Change.insert(c.span().from(), text));
  }
}
