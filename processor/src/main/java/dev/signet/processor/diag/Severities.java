package dev.signet.processor.diag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the options of a compilation make of warnings: {@code -Asignet.warnings=error|off} for all,
 * {@code -Asignet.severity.CODE=error|warning|off} for one code, which goes before the other.
 */
public final class Severities {
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

  /** Names of the options that decide. */
  static Set<String> options(Collection<Kind> kinds) {
    Set<String> names = new TreeSet<>(Set.of(ALL));
    kinds.stream().filter(k -> !k.fixed()).forEach(k -> names.add(ONE + k.code()));
    return names;
  }

  /** Values that an option of these takes. */
  static List<String> values(String option) {
    return option.equals(ALL) ? List.of("error", "off") : List.of("error", "warning", "off");
  }

  /**
   * What options make of warnings.
   *
   * @param options names of {@link #options} with their values, all right
   */
  static Severities of(Map<String, String> options) {
    Optional<Severity> all = Optional.of(Severity.WARNING);
    Map<String, Optional<Severity>> byCode = new HashMap<>();
    for (Map.Entry<String, String> option : options.entrySet()) {
      if (option.getKey().equals(ALL)) {
        all = severity(option.getValue());
      } else {
        byCode.put(option.getKey().substring(ONE.length()), severity(option.getValue()));
      }
    }
    return new Severities(all, Map.copyOf(byCode));
  }

  /** What a message on an option that names this code adds. */
  static String fixed(String option, Collection<Kind> kinds) {
    return kinds.stream().anyMatch(k -> option.equals(ONE + k.code()))
        ? ", because this error cannot be changed"
        : "";
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
