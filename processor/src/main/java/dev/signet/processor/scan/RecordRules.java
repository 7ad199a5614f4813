package dev.signet.processor.scan;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.diag.Suggestion;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What a type must be to be a network or block. */
final class RecordRules {
  private static final List<String> JOINS =
      List.of("Sequential", "Residual", "DenselyConnected", "Sum");

  private final Collection<String> codes;
  private final Problems problems;

  /** Rules; {@code codes} are those of warnings. */
  RecordRules(Collection<String> codes, Problems problems) {
    this.codes = codes;
    this.problems = problems;
  }

  /** Whether the type says how it joins, so that it is a block. */
  static boolean joins(TypeElement type) {
    return JOINS.stream().anyMatch(j -> Mirrors.find(type, j).isPresent());
  }

  /** Whether the type can be a network or block; reports why not. */
  boolean isRecordOfLayers(TypeElement type, Origin origin) {
    String name = type.getSimpleName().toString();
    if (type.getKind() != ElementKind.RECORD) {
      return refuse(
          ScanProblems.NOT_A_RECORD,
          origin,
          name
              + " is "
              + article(type.getKind())
              + ", but networks and blocks are records. Write"
              + " record "
              + name
              + "(...) and make its layers the components.");
    }
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        // said once of all that is declared in it, or uses it
        if (problems.first("private " + ((TypeElement) e).getQualifiedName())) {
          refuse(
              ScanProblems.PRIVATE_RECORD,
              origin,
              e.getSimpleName()
                  + " is private, but generated code stands beside it. Take the word"
                  + " private away.");
        }
        return false;
      }
    }
    if (!type.getTypeParameters().isEmpty()) {
      return refuse(
          ScanProblems.GENERIC_RECORD,
          origin,
          name
              + " has type parameters, but a network or block is one declaration. Take them away.");
    }
    return true;
  }

  private boolean refuse(Kind kind, Origin origin, String message) {
    problems.report(kind, origin, message);
    return false;
  }

  private static String article(ElementKind kind) {
    return switch (kind) {
      case INTERFACE -> "an interface";
      case ENUM -> "an enum";
      case ANNOTATION_TYPE -> "an annotation";
      default -> "a class";
    };
  }

  /** What is allowed are warnings that there are. */
  void checkAllowed(Map<String, Adjective> said) {
    Adjective allow = said.get("Allow");
    if (allow == null) {
      return;
    }
    for (Value item : allow.value("value").items()) {
      String code = item.text();
      if (!codes.contains(code) && !Missing.isError(code)) {
        String near = Suggestion.sentence(code, codes);
        problems.report(
            ScanProblems.UNKNOWN_CODE,
            item.origin(),
            "@Allow names \""
                + code
                + "\", but no warning has this code."
                + (near.isEmpty() ? " Take it away." : near));
      }
    }
  }

  /** A block joins in one way, a network in none of these. */
  void checkJoins(Map<String, Adjective> said, String name, Origin origin) {
    List<String> joins = said.keySet().stream().filter(JOINS::contains).toList();
    String list = String.join(" and @", joins);
    if (said.containsKey("Network") && !joins.isEmpty()) {
      problems.report(
          ScanProblems.SEVERAL_JOINS,
          said.get(joins.get(0)).origin(),
          name
              + " is a network and says @"
              + list
              + ", but a network is the sequence of its layers."
              + " Take @"
              + list
              + " away.");
    } else if (joins.size() > 1) {
      problems.report(
          ScanProblems.SEVERAL_JOINS,
          origin.text().isEmpty() ? said.get(joins.get(1)).origin() : origin,
          name + " says @" + list + ", but a block joins in one way. Keep one of them.");
    }
  }
}
