package dev.signet.processor.diag;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints problems through the compiler, each at the exact annotation value. */
public final class Printer {
  private final Messager messager;

  /** Prints through the given messager. */
  public Printer(Messager messager) {
    this.messager = messager;
  }

  /** Prints all problems in the order of the source. */
  public void print(Problems problems) {
    problems.sorted().forEach(this::print);
  }

  private void print(Problem problem) {
    Diagnostic.Kind kind =
        problem.kind().severity() == Severity.ERROR
            ? Diagnostic.Kind.ERROR
            : Diagnostic.Kind.WARNING;
    if (problem.origin().handle() instanceof Place place) {
      print(kind, problem.text() + spelledOut(place), place);
    } else {
      messager.printMessage(kind, problem.text());
    }
  }

  /** Where the problem stands, for ecj (3.46.100), which gives no line for records and fields. */
  private String spelledOut(Place place) {
    if (!messager.getClass().getName().startsWith("org.eclipse.jdt.")) {
      return "";
    }
    Element element = place.element();
    String owner = element.getKind().isField() ? element.getEnclosingElement() + "." : "";
    return " (at " + owner + element + ")";
  }

  /** Compilers differ in how they take absent annotations and values: say only what is there. */
  private void print(Diagnostic.Kind kind, String text, Place place) {
    if (place.annotation() == null) {
      messager.printMessage(kind, text, place.element());
    } else if (place.value() == null) {
      messager.printMessage(kind, text, place.element(), place.annotation());
    } else {
      messager.printMessage(kind, text, place.element(), place.annotation(), place.value());
    }
  }
}
