package dev.signet.processor.scan;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads a class that a declaration chose, ours or a user's, from source or class file. The class
 * cannot be run here: what must be known of it stands in its annotations.
 */
final class ChoiceReader {
  private final Elements elements;
  private final Problems problems;

  ChoiceReader(Elements elements, Problems problems) {
    this.elements = elements;
    this.problems = problems;
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
    Choice choice =
        new Choice(
            Mirrors.ref(elements, type),
            alphabet(type),
            zeroOutside(type),
            range(type),
            learned(type),
            constants(type, "Role", Set.of("INPUTS", "WEIGHTS")),
            constants(type, "Reads", Set.of()),
            "");
    boolean fine =
        canBeMade(type, origin) && suits(choice, slot, origin) && learns(choice, slot, origin);
    return fine ? Optional.of(choice) : Optional.empty();
  }

  private boolean canBeMade(TypeElement type, Origin origin) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.CLASS || type.getModifiers().contains(Modifier.ABSTRACT)) {
      return refuse(
          ScanProblems.ABSTRACT,
          origin,
          name
              + " is abstract, but generated code makes an object of it. Name a class that is"
              + " not.");
    }
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return refuse(
            ScanProblems.NOT_PUBLIC,
            origin,
            e.getSimpleName()
                + " is not public, but generated code uses it. Make "
                + e.getSimpleName()
                + " public.");
      }
    }
    if (type.getEnclosingElement() instanceof TypeElement
        && !type.getModifiers().contains(Modifier.STATIC)) {
      return refuse(
          ScanProblems.NOT_STATIC,
          origin,
          name + " is an inner class, but generated code has no object around it. Make it static.");
    }
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (constructor.getParameters().isEmpty()
          && constructor.getModifiers().contains(Modifier.PUBLIC)) {
        return true;
      }
    }
    return refuse(
        ScanProblems.NO_CONSTRUCTOR,
        origin,
        name
            + " has no public constructor without parameters. Add one; where it needs numbers,"
            + " write a subclass whose constructor passes them.");
  }

  private boolean suits(Choice choice, Slot slot, Origin origin) {
    String name = choice.type().simpleName();
    if (slot != Slot.INPUTS && slot != Slot.WEIGHTS) {
      return true;
    }
    if (!choice.roles().contains(slot.name())) {
      String right = slot == Slot.INPUTS ? "weights" : "inputs";
      String wrong = slot == Slot.INPUTS ? "inputs" : "weights";
      return refuse(
          ScanProblems.WRONG_ROLE,
          origin,
          name
              + " is for "
              + right
              + ", but is chosen for "
              + wrong
              + ". Choose it as "
              + right
              + ", or another estimator here.");
    }
    if (choice.alphabet().isPresent() && !choice.alphabet().get().isSign()) {
      return refuse(
          ScanProblems.ALPHABET,
          origin,
          name
              + " puts out "
              + values(choice.alphabet().get())
              + ", but only -1 and +1, or real"
              + " values, are supported. Choose an estimator with @Alphabet(levels = {-1, 1}).");
    }
    if (choice.zeroOutside().isPresent() && !(choice.zeroOutside().getAsDouble() > 0)) {
      return refuse(
          ScanProblems.WINDOW,
          origin,
          "@ZeroOutside of "
              + name
              + " is "
              + choice.zeroOutside().getAsDouble()
              + ", but must be positive. State where its derivative becomes 0.");
    }
    if (slot == Slot.INPUTS && choice.reads().contains("FILTER_STATISTICS")) {
      return refuse(
          ScanProblems.STATISTICS_OF_INPUTS,
          origin,
          name
              + " reads filter statistics, but an input has no filters. Choose it for weights, or"
              + " another estimator here.");
    }
    return true;
  }

  private boolean learns(Choice choice, Slot slot, Origin origin) {
    String name = choice.type().simpleName();
    Set<String> names = new HashSet<>();
    for (Choice.Learned tensor : choice.learned()) {
      String says = "@Learned \"" + tensor.name() + "\" of " + name;
      if (!tensor.name().matches("[a-z][A-Za-z0-9]*") || !names.add(tensor.name())) {
        return refuse(
            ScanProblems.LEARNED,
            origin,
            says + " needs a name of its own in lower camel case. Rename it.");
      }
      boolean single = tensor.shape().equals(List.of(-1)) || tensor.shape().equals(List.of(1));
      boolean sizes = tensor.shape().stream().allMatch(s -> s >= 1 || s >= -4 && s <= -1);
      if (slot == Slot.SOURCE ? !sizes || tensor.shape().isEmpty() : !single) {
        String expected =
            slot == Slot.SOURCE ? "positive numbers or the constants of Learned" : "CHANNELS or 1";
        return refuse(
            ScanProblems.LEARNED,
            origin,
            says
                + " has the shape "
                + tensor.shape()
                + ", but must have "
                + expected
                + ". Change it in "
                + name
                + ".");
      }
      if (!Float.isFinite(tensor.initial())) {
        return refuse(
            ScanProblems.LEARNED,
            origin,
            says
                + " starts at "
                + tensor.initial()
                + ", which is no finite number. Change it in "
                + name
                + ".");
      }
    }
    return true;
  }

  private boolean refuse(Kind kind, Origin origin, String message) {
    problems.report(kind, origin, message);
    return false;
  }

  private static String values(Choice.Alphabet alphabet) {
    List<String> values = new ArrayList<>();
    for (int level : alphabet.levels()) {
      values.add(String.valueOf(level * alphabet.step() + alphabet.offset()));
    }
    return String.join(", ", values);
  }

  private Optional<Choice.Alphabet> alphabet(TypeElement type) {
    return Mirrors.find(type, "Alphabet")
        .map(mirror ->
            new Choice.Alphabet(
                integers(mirror, "levels"), number(mirror, "step"), number(mirror, "offset")));
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
        number(mirror, "initial"));
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
