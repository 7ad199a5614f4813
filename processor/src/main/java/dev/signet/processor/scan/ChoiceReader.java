package dev.signet.processor.scan;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Reads a class that a declaration chose, ours or a user's, from source or class file. The class
 * cannot be run here: what must be known of it stands in its annotations.
 */
final class ChoiceReader {
  private final Elements elements;
  private final ChoiceRules rules;

  ChoiceReader(Elements elements, Problems problems) {
    this.elements = elements;
    this.rules = new ChoiceRules(problems);
  }

  /** What a class is chosen for. */
  enum Slot {
    INPUTS,
    WEIGHTS,
    SCALE,
    SOURCE,
    ACTIVATION,
    ENCODER
  }

  /** Reads the class; one problem at most is reported, at the place of the choice. */
  Optional<Choice> read(TypeElement type, Slot slot, Origin origin) {
    Optional<TypeElement> binary = slot == Slot.INPUTS ? couples(type) : Optional.empty();
    Optional<Choice> coupled = binary.flatMap(b -> read(b, slot, origin, Optional.empty()));
    return binary.isPresent() && coupled.isEmpty()
        ? Optional.empty()
        : read(type, slot, origin, coupled);
  }

  private Optional<Choice> read(
      TypeElement type, Slot slot, Origin origin, Optional<Choice> couples) {
    Choice choice =
        new Choice(
            Mirrors.ref(elements, type),
            alphabet(type),
            zeroOutside(type),
            range(type),
            learned(type),
            constants(type, "Role", Set.of("INPUTS", "WEIGHTS")),
            constants(type, "Reads", Set.of()),
            lints(type),
            couples,
            "",
            Origin.none());
    return rules.allow(type, choice, slot, origin) ? Optional.of(choice) : Optional.empty();
  }

  private Optional<TypeElement> couples(TypeElement type) {
    return Mirrors.find(type, "Couples")
        .map(mirror -> Mirrors.value(elements, mirror, "value"))
        .flatMap(named ->
            named instanceof TypeMirror binary ? Mirrors.element(binary) : Optional.empty());
  }

  /** What javac says of code that names a deprecated class, or one in such. */
  private Set<String> lints(TypeElement type) {
    Set<String> lints = new TreeSet<>();
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      Optional<AnnotationMirror> deprecated = Mirrors.named(e, "java.lang.Deprecated");
      if (deprecated.isPresent()) {
        boolean removal = Mirrors.value(elements, deprecated.get(), "forRemoval").equals(true);
        lints.add(removal ? "removal" : "deprecation");
      }
    }
    return lints;
  }

  private Optional<Choice.Alphabet> alphabet(TypeElement type) {
    return Mirrors.find(type, "Alphabet")
        .map(mirror ->
            new Choice.Alphabet(
                integers(mirror, "levels"),
                number(mirror, "step"),
                number(mirror, "offset"),
                Mirrors.items(Mirrors.value(elements, mirror, "thresholds")).stream()
                    .map(t -> t instanceof Number number ? number.floatValue() : Float.NaN)
                    .toList()));
  }

  private OptionalDouble zeroOutside(TypeElement type) {
    Optional<AnnotationMirror> mirror = Mirrors.find(type, "ZeroOutside");
    return mirror.isPresent()
        ? OptionalDouble.of(number(mirror.get(), "value"))
        : OptionalDouble.empty();
  }

  private Interval range(TypeElement type) {
    return Mirrors.find(type, "Range")
        .map(m -> new Interval(fraction(m, "least"), fraction(m, "greatest")))
        .orElse(Interval.ALL);
  }

  private double fraction(AnnotationMirror mirror, String name) {
    return Mirrors.value(elements, mirror, name) instanceof Double number ? number : Double.NaN;
  }

  private List<Choice.Learned> learned(TypeElement type) {
    List<Choice.Learned> tensors = new ArrayList<>();
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      String name = Mirrors.typeOf(mirror).getQualifiedName().toString();
      if (name.equals(Mirrors.DSL + ".Learned")) {
        tensors.add(tensor(mirror));
      } else if (name.equals(Mirrors.DSL + ".Learned.All")) {
        for (Object item : Mirrors.items(Mirrors.value(elements, mirror, "value"))) {
          tensors.add(tensor((AnnotationMirror) item));
        }
      }
    }
    return List.copyOf(tensors);
  }

  private Choice.Learned tensor(AnnotationMirror mirror) {
    return new Choice.Learned(
        String.valueOf(Mirrors.value(elements, mirror, "value")),
        integers(mirror, "shape"),
        number(mirror, "initial"),
        !Boolean.FALSE.equals(Mirrors.value(elements, mirror, "gradient")));
  }

  private Set<String> constants(TypeElement type, String annotation, Set<String> absent) {
    Optional<AnnotationMirror> mirror = Mirrors.find(type, annotation);
    if (mirror.isEmpty()) {
      return new TreeSet<>(absent);
    }
    Set<String> names = new TreeSet<>();
    for (Object item : Mirrors.items(Mirrors.value(elements, mirror.get(), "value"))) {
      if (item instanceof VariableElement constant) {
        names.add(constant.getSimpleName().toString());
      }
    }
    return names;
  }

  private List<Integer> integers(AnnotationMirror mirror, String name) {
    return Mirrors.items(Mirrors.value(elements, mirror, name)).stream()
        .map(i -> i instanceof Integer number ? number : 0)
        .toList();
  }

  private float number(AnnotationMirror mirror, String name) {
    return Mirrors.value(elements, mirror, name) instanceof Number number
        ? number.floatValue()
        : Float.NaN;
  }
}
