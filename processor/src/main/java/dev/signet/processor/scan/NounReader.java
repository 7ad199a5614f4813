package dev.signet.processor.scan;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.diag.Suggestion;
import dev.signet.processor.scan.Declared.Absent;
import dev.signet.processor.scan.Declared.Noun;
import dev.signet.processor.scan.Declared.Refused;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what a class stands for: a layer, a function, a block, or a choice in an annotation. */
final class NounReader {
  /** Reads a block that something names. */
  interface Blocks {
    void read(TypeElement block, Origin use);
  }

  private final Elements elements;
  private final Types types;
  private final Collection<String> nouns;
  private final Predicate<TypeElement> sources;
  private final RecordRules rules;
  private final ChoiceReader choices;
  private final Blocks blocks;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param nouns simple names of the layers
   * @param sources whether a type's source is in this compilation
   */
  NounReader(
      ProcessingEnvironment environment,
      Collection<String> nouns,
      Predicate<TypeElement> sources,
      RecordRules rules,
      ChoiceReader choices,
      Blocks blocks,
      Problems problems) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.nouns = nouns;
    this.sources = sources;
    this.rules = rules;
    this.choices = choices;
    this.blocks = blocks;
    this.problems = problems;
  }

  /** Reads the type of a component. */
  Noun noun(TypeMirror type, Origin origin) {
    if (type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.TYPEVAR) {
      return new Noun.Unknown(); // reported by the compiler; where type parameters stand
    }
    Optional<TypeElement> element = Mirrors.element(type);
    if (element.isPresent()) {
      TypeElement noun = element.get();
      String name = noun.getSimpleName().toString();
      if (nouns.contains(name) && noun.getQualifiedName().contentEquals(Mirrors.DSL + "." + name)) {
        return new Noun.Layer(name);
      }
      if (isSubtype(noun, "Activation")) {
        return choices
            .read(noun, ChoiceReader.Slot.ACTIVATION, origin)
            .<Noun>map(Noun.Function::new)
            .orElseGet(Noun.Unknown::new);
      }
    }
    return block(element, type.toString(), origin)
        .<Noun>map(Noun.Use::new)
        .orElseGet(Noun.Unknown::new);
  }

  /** Reads the block that a component or a shortcut names. */
  private Optional<String> block(Optional<TypeElement> element, String written, Origin origin) {
    String name = element.map(e -> e.getSimpleName().toString()).orElse(written);
    if (element.isPresent() && Mirrors.find(element.get(), "Network").isPresent()) {
      problems.report(
          ScanProblems.NETWORK_AS_BLOCK,
          origin,
          name
              + " is a network, but a layer or a block was expected. Move what both need into a"
              + " block.");
      return Optional.empty();
    }
    if (element.isEmpty() || !RecordRules.joins(element.get())) {
      boolean record = element.isPresent() && element.get().getKind() == ElementKind.RECORD;
      String advice =
          record
              ? " To make it a block, say how it joins: @Sequential, @Residual, @DenselyConnected"
                  + " or @Sum."
              : Suggestion.nearest(name, nouns)
                  .map(n -> " Did you mean dev.signet.dsl." + n + "?")
                  .orElse(
                      " Use a layer of dev.signet.dsl, a class that implements Activation, or a"
                          + " record with @Sequential, @Residual, @DenselyConnected or @Sum.");
      // a record lacks its join once, however often it is used
      if (!record || problems.first("join " + element.get().getQualifiedName())) {
        problems.report(
            ScanProblems.NOT_A_LAYER, origin, name + " is neither a layer nor a block." + advice);
      }
      return Optional.empty();
    }
    TypeElement type = element.get();
    if (!sources.test(type) && !rules.isRecordOfLayers(type, origin)) {
      return Optional.empty();
    }
    if (type.getKind() != ElementKind.RECORD) {
      return Optional.empty(); // reported where it stands
    }
    String key = type.getQualifiedName().toString();
    blocks.read(type, origin);
    return Optional.of(key);
  }

  private boolean isSubtype(TypeElement type, String dslInterface) {
    TypeElement target = elements.getTypeElement(Mirrors.DSL + "." + dslInterface);
    return target != null
        && !type.equals(target)
        && types.isSubtype(types.erasure(type.asType()), types.erasure(target.asType()));
  }

  /** Reads a class literal in an annotation: a block or a choice. */
  Object content(String adjective, String value, TypeMirror type, Origin origin) {
    Optional<TypeElement> element = Mirrors.element(type);
    if (adjective.equals("Residual")) {
      boolean none = type.getKind() == TypeKind.VOID || type.getKind() == TypeKind.ERROR;
      return none
          ? new Absent()
          : block(element, type.toString(), origin)
              .<Object>map(Noun.Use::new)
              .orElseGet(Noun.Unknown::new);
    }
    if (element.isEmpty()
        || element.get().getQualifiedName().contentEquals(Mirrors.DSL + ".Inherit")) {
      return new Absent();
    }
    ChoiceReader.Slot slot =
        switch (value) {
          case "inputs" -> ChoiceReader.Slot.INPUTS;
          case "weights" -> ChoiceReader.Slot.WEIGHTS;
          case "scale" -> ChoiceReader.Slot.SCALE;
          case "source" -> ChoiceReader.Slot.SOURCE;
          default -> ChoiceReader.Slot.ENCODER;
        };
    return choices.read(element.get(), slot, origin).<Object>map(c -> c).orElseGet(Refused::new);
  }
}
