package dev.signet.processor.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the options of a compilation make of warnings: {@code -Asignet.warnings=error|off} for all,
 * {@code -Asignet.severity.CODE=error|warning|off} for one code, which goes before the other.
 */
public final class Severities {
  private static final Kind OPTION =
      Kind.error(
          "UnknownOption",
          "Options of the processor are signet.warnings=error|off and"
              + " signet.severity.CODE=error|warning|off, for codes of warnings.",
          "Write one of these, or take the option away.");

  /** What can be wrong with options. */
  public static final List<Kind> KINDS = List.of(OPTION);

  private static final String ALL = "signet.warnings";
  private static final String ONE = "signet.severity.";

  /** Severity of warnings that no option names; empty to be quiet. */
  private final Optional<Severity> all;

  private final Map<String, Optional<Severity>> byCode;

  private Severities(Optional<Severity> all, Map<String, Optional<Severity>> byCode) {
    this.all = all;
    this.byCode = byCode;
  }

  /** As the kinds have it. */
  public static Severities unchanged() {
    return new Severities(Optional.of(Severity.WARNING), Map.of());
  }

  /** Names of all options that there are. */
  public static Set<String> options(Collection<Kind> kinds) {
    Set<String> names = new TreeSet<>(Set.of(ALL));
    kinds.stream().filter(k -> !k.fixed()).forEach(k -> names.add(ONE + k.code()));
    return names;
  }

  /** Reads the options that begin with {@code signet.}; other processors have others. */
  public static Severities read(
      Map<String, String> options, Collection<Kind> kinds, Problems problems) {
    Set<String> known = options(kinds);
    Optional<Severity> all = Optional.of(Severity.WARNING);
    Map<String, Optional<Severity>> byCode = new HashMap<>();
    for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
      String name = option.getKey();
      if (!name.startsWith("signet.")) {
        continue;
      }
      List<String> values = new ArrayList<>(List.of("error", "warning", "off"));
      if (name.equals(ALL)) {
        values.remove("warning");
      }
      if (!known.contains(name)) {
        String advice = Suggestion.sentence(name, known);
        report(
            problems,
            "-A" + name + " is no option" + fixed(name, kinds) + ".",
            advice.isEmpty() ? " Take it away." : advice);
      } else if (!values.contains(String.valueOf(option.getValue()))) {
        report(
            problems,
            "-A" + name + " is " + option.getValue() + ", but takes " + String.join(", ", values),
            ". Write one of them.");
      } else if (name.equals(ALL)) {
        all = severity(option.getValue());
      } else {
        byCode.put(name.substring(ONE.length()), severity(option.getValue()));
      }
    }
    return new Severities(all, Map.copyOf(byCode));
  }

  private static String fixed(String name, Collection<Kind> kinds) {
    return kinds.stream().anyMatch(k -> name.equals(ONE + k.code()))
        ? ", because this error cannot be changed"
        : "";
  }

  private static void report(Problems problems, String what, String advice) {
    problems.report(OPTION, Origin.none(), what + advice);
  }

  private static Optional<Severity> severity(String value) {
    return switch (value) {
      case "error" -> Optional.of(Severity.ERROR);
      case "warning" -> Optional.of(Severity.WARNING);
      default -> Optional.empty();
    };
  }

  /** The kind with its severity in this compilation; empty where nothing is to be said. */
  Optional<Kind> of(Kind kind) {
    if (kind.fixed()) {
      return Optional.of(kind);
    }
    Optional<Severity> own = byCode.get(kind.code());
    if (own != null) {
      return own.map(kind::as);
    }
    return kind.severity() == Severity.WARNING ? all.map(kind::as) : Optional.of(kind);
  }
}
