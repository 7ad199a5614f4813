package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Mutation.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A valid declaration with a mistake or two.
 *
 * @param number reproduces it
 * @param seed what it was
 * @param mutations what was done to it
 * @param places where, in the new text; after two mutations unknown, and empty
 * @param source the new text
 * @param parts texts with one place changed, of mutations that change several
 * @param anatomy of the new text, where it is Java
 */
record Mutant(
    long number,
    Seed seed,
    List<Mutation> mutations,
    List<Span> places,
    String source,
    List<String> parts,
    Optional<Anatomy> anatomy) {

  /** The mutant of a number; a declaration without a place for a mutation is drawn again. */
  static Mutant of(long number, List<Seed> seeds, Compilation compilation) {
    Draw draw = new Draw(number);
    while (true) {
      Seed seed = draw.once(3) ? Seed.drawn(draw.random()) : draw.one(seeds).orElseThrow();
      Anatomy anatomy = compilation.parse(seed.source()).orElseThrow();
      Mutation first = draw.one(Mutation.ALL).orElseThrow();
      Optional<Change> change = first.draw().apply(anatomy, draw);
      if (change.isEmpty()) {
        continue;
      }
      String text = change.get().apply(seed.source());
      List<String> parts = new ArrayList<>(first.parts(change.get(), seed.source()));
      Optional<Anatomy> mutated = compilation.parse(text);
      if (draw.once(6) && !first.own() && mutated.isPresent()) {
        Mutation second = draw.one(Mutation.ALL).orElseThrow();
        Optional<Change> more =
            second.own() ? Optional.empty() : second.draw().apply(mutated.get(), draw);
        if (more.isPresent()) {
          String twice = more.get().apply(text);
          parts.addAll(second.parts(more.get(), text));
          List<Mutation> both = List.of(first, second);
          return new Mutant(number, seed, both, List.of(), twice, parts, compilation.parse(twice));
        }
      }
      return new Mutant(number, seed, List.of(first), change.get().places(), text, parts, mutated);
    }
  }

  /** Whether the mistake is one in Java. */
  boolean own() {
    return mutations.get(0).own();
  }

  /** Networks, whatever kind of type they are now. */
  List<Rec> networks() {
    return anatomy.stream()
        .flatMap(a -> Stream.concat(a.records().stream(), a.classes().stream()))
        .filter(Rec::isNetwork)
        .toList();
  }

  /** Code that uses what is generated for the networks. */
  String user() {
    StringBuilder text = new StringBuilder("package mutated;\n\nfinal class User {\n");
    for (Rec network : networks()) {
      text.append(
          """
            static %1$sTrainer with%1$s(dev.signet.training.Training training) {
              return %1$sTrainer.create(training);
            }
            %1$sModel from%1$s(java.nio.file.Path file) throws java.io.IOException {
              return %1$sModel.load(file);
            }
          """
              .formatted(network.path()));
      if (network.word("Decouple").isPresent()) {
        text.append(
            """
              static %1$sDecoupledModel apart%1$s(%1$sTrainer of, dev.signet.training.Training next) {
                %1$sDecoupledTrainer trainer = of.decouple(next);
                return trainer.freeze();
              }
            """
                .formatted(network.path()));
      }
    }
    return text.append("}\n").toString();
  }

  /**
   * How many mistakes it can be: one for every mutation, but of one that changes several places as
   * many as make one alone.
   */
  int mistakes(Predicate<String> isMistaken) {
    long whole = mutations.stream().filter(m -> !m.inParts()).count();
    long broken = parts.stream().filter(isMistaken).count();
    return (int) Math.max(mutations.size(), whole + broken);
  }

  /** The records in which the mistake may show: the mutated ones and what they use or serve. */
  List<Rec> concerned() {
    if (anatomy.isEmpty()) {
      return List.of();
    }
    List<Rec> all =
        Stream.concat(anatomy.get().records().stream(), anatomy.get().classes().stream()).toList();
    List<Rec> concerned =
        new ArrayList<>(
            all.stream()
                .filter(r -> places.isEmpty() || places.stream().anyMatch(r.span()::meets))
                .toList());
    for (int i = 0; i < concerned.size(); i++) {
      Rec one = concerned.get(i);
      all.stream()
          .filter(r -> !concerned.contains(r))
          .filter(r -> anatomy.get().uses(r, one.name()) || anatomy.get().uses(one, r.name()))
          .forEach(concerned::add);
    }
    return concerned;
  }

  @Override
  public String toString() {
    return "mutant "
        + number
        + " of "
        + seed.name()
        + ": "
        + String.join(", ", mutations.stream().map(Mutation::name).toList());
  }
}
