package dev.signet.processor.scan;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What a class must be to be chosen: generated code makes it, and it suits its slot. */
final class ChoiceRules {
  /** Planes of bits that one input may be cut into. */
  private static final int MOST_PLANES = 15;

  private final Problems problems;

  ChoiceRules(Problems problems) {
    this.problems = problems;
  }

  /** Whether the class can stand there; one problem at most is reported. */
  boolean allow(TypeElement type, Choice choice, ChoiceReader.Slot slot, Origin origin) {
    if (!canBeMade(type, origin)
        || !suits(choice, slot, origin)
        || !learns(choice, slot, origin)
        || !couples(choice, origin)) {
      return false;
    }
    compiles(choice, slot, origin);
    return true;
  }

  /** A choice that nothing runs yet is refused, but kept: what it would cost can be told. */
  private void compiles(Choice choice, ChoiceReader.Slot slot, Origin origin) {
    Choice.Alphabet alphabet = choice.alphabet().orElse(null);
    if (alphabet == null) {
      return;
    }
    String puts = choice.type().simpleName() + " puts out " + values(alphabet);
    if (slot == ChoiceReader.Slot.WEIGHTS && !alphabet.isSign()) {
      refuse(
          ScanProblems.ALPHABET,
          origin,
          puts
              + ", but weights are -1 and +1, or real values. Choose an estimator with"
              + " @Alphabet(levels = {-1, 1}).");
    } else if (slot == ChoiceReader.Slot.INPUTS
        && !(alphabet.isEven() && alphabet.planes() <= MOST_PLANES)) {
      refuse(
          ScanProblems.ALPHABET,
          origin,
          puts
              + ", but inputs are two to "
              + (MOST_PLANES + 1)
              + " values at one distance, or real values. Space its levels evenly, or choose"
              + " another estimator.");
    }
  }

  private boolean canBeMade(TypeElement type, Origin origin) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.CLASS || type.getModifiers().contains(Modifier.ABSTRACT)) {
      return refuseClass(
          type.getQualifiedName(),
          ScanProblems.ABSTRACT,
          origin,
          name
              + " is abstract, but generated code makes an object of it. Name a class that is"
              + " not.");
    }
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return refuseClass(
            type.getQualifiedName(),
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
      return refuseClass(
          type.getQualifiedName(),
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
    return refuseClass(
        type.getQualifiedName(),
        ScanProblems.NO_CONSTRUCTOR,
        origin,
        name
            + " has no public constructor without parameters. Add one; where it needs numbers,"
            + " write a subclass whose constructor passes them.");
  }

  private boolean suits(Choice choice, ChoiceReader.Slot slot, Origin origin) {
    String name = choice.type().simpleName();
    Interval range = choice.range();
    if (!(range.least() <= range.greatest())) { // so for NaN
      return refuseClass(
          choice.type().canonicalName(),
          ScanProblems.RANGE,
          origin,
          "@Range of "
              + name
              + " goes from "
              + range.least()
              + " to "
              + range.greatest()
              + ", but the first must be at most the second. State the values it can put out.");
    }
    if (slot != ChoiceReader.Slot.INPUTS && choice.reads().contains("CHANCE")) {
      return refuse(
          ScanProblems.WRONG_ROLE,
          origin,
          name
              + " reads chance, which is drawn for the inputs of binary layers only. Choose it as"
              + " inputs, or another class here.");
    }
    if (slot != ChoiceReader.Slot.INPUTS && slot != ChoiceReader.Slot.WEIGHTS) {
      return true;
    }
    if (!choice.roles().contains(slot.name())) {
      String right = slot == ChoiceReader.Slot.INPUTS ? "weights" : "inputs";
      String wrong = slot == ChoiceReader.Slot.INPUTS ? "inputs" : "weights";
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
    if (choice.alphabet().isPresent() && !choice.alphabet().get().hasFitThresholds()) {
      return refuse(
          ScanProblems.ALPHABET,
          origin,
          "@Alphabet of "
              + name
              + " has the levels "
              + choice.alphabet().get().levels()
              + " and the thresholds "
              + choice.alphabet().get().thresholds()
              + ", but there is one for every level but the first, ascending. Correct them, or state"
              + " none.");
    }
    if (choice.zeroOutside().isPresent() && !(choice.zeroOutside().getAsDouble() > 0)) {
      return refuseClass(
          choice.type().canonicalName(),
          ScanProblems.WINDOW,
          origin,
          "@ZeroOutside of "
              + name
              + " is "
              + choice.zeroOutside().getAsDouble()
              + ", but must be positive. State where its derivative becomes 0.");
    }
    if (slot == ChoiceReader.Slot.INPUTS && choice.reads().contains("FILTER_STATISTICS")) {
      return refuse(
          ScanProblems.STATISTICS_OF_INPUTS,
          origin,
          name
              + " reads filter statistics, but an input has no filters. Choose it for weights, or"
              + " another estimator here.");
    }
    return true;
  }

  private boolean learns(Choice choice, ChoiceReader.Slot slot, Origin origin) {
    String name = choice.type().simpleName();
    Set<String> names = new HashSet<>();
    for (Choice.Learned tensor : choice.learned()) {
      String says = "@Learned \"" + tensor.name() + "\" of " + name;
      if (!tensor.name().matches("[a-z][A-Za-z0-9]*") || !names.add(tensor.name())) {
        return refuseClass(
            choice.type().canonicalName(),
            ScanProblems.LEARNED,
            origin,
            says + " needs a name of its own in lower camel case. Rename it.");
      }
      boolean single = tensor.shape().equals(List.of(-1)) || tensor.shape().equals(List.of(1));
      boolean sizes = tensor.shape().stream().allMatch(s -> s >= 1 || s >= -6 && s <= -1);
      if (slot == ChoiceReader.Slot.SOURCE ? !sizes || tensor.shape().isEmpty() : !single) {
        String expected =
            slot == ChoiceReader.Slot.SOURCE
                ? "positive numbers or the constants of Learned"
                : "CHANNELS or 1";
        return refuseClass(
            choice.type().canonicalName(),
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
      if (slot != ChoiceReader.Slot.SOURCE
          && slot != ChoiceReader.Slot.INPUTS
          && !tensor.gradient()) {
        return refuseClass(
            choice.type().canonicalName(),
            ScanProblems.LEARNED,
            origin,
            says
                + " takes no gradient, but only a weight source or an estimator of inputs can set one"
                + " itself. Leave gradient"
                + " out.");
      }
      if (!Float.isFinite(tensor.initial())) {
        return refuseClass(
            choice.type().canonicalName(),
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

  private boolean couples(Choice choice, Origin origin) {
    return choice.couples().isEmpty()
        || Coupling.fits(choice, choice.couples().get())
        || refuseClass(
            choice.type().canonicalName(),
            ScanProblems.COUPLING,
            origin,
            Coupling.message(choice, choice.couples().get()));
  }

  /** For mistakes of the class itself: said where it is chosen first, and not again. */
  private boolean refuseClass(CharSequence type, Kind kind, Origin origin, String message) {
    if (problems.first(kind.code() + " " + type)) {
      problems.report(kind, origin, message);
    }
    return false;
  }

  private boolean refuse(Kind kind, Origin origin, String message) {
    problems.report(kind, origin, message);
    return false;
  }

  static String values(Choice.Alphabet alphabet) {
    List<String> values = new ArrayList<>();
    for (int level : alphabet.levels()) {
      values.add(String.valueOf(level * alphabet.step() + alphabet.offset()));
    }
    return String.join(", ", values);
  }
}
