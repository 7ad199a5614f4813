package dev.signet.processor.diag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The processor's options, all of which begin with {@code signet.}; other processors have others.
 *
 * @param severities what becomes of warnings
 * @param report whether a page is written for every network
 * @param lock the file that says what networks must be, if one is named
 * @param acceptLock whether that file is changed where networks differ
 */
public record Options(
    Severities severities, boolean report, Optional<String> lock, boolean acceptLock) {
  private static final Kind OPTION =
      Kind.error(
          "UnknownOption",
          "Options of the processor are signet.warnings=error|off and"
              + " signet.severity.CODE=error|warning|off, for codes of warnings, and"
              + " signet.report=true|false, signet.lock=FILE and signet.lock.accept=true|false.",
          "Write one of these, or take the option away.");

  /** What can be wrong with options. */
  public static final List<Kind> KINDS = List.of(OPTION);

  private static final String REPORT = "signet.report";
  private static final String LOCK = "signet.lock";
  private static final String ACCEPT = "signet.lock.accept";

  /** Names of all options that there are. */
  public static Set<String> names(Collection<Kind> kinds) {
    Set<String> names = new TreeSet<>(Severities.options(kinds));
    names.addAll(List.of(REPORT, LOCK, ACCEPT));
    return names;
  }

  /** Reads those of a compilation; of what is wrong, nothing is made. */
  public static Options read(Map<String, String> given, Collection<Kind> kinds, Problems problems) {
    Set<String> known = names(kinds);
    Map<String, String> severities = new HashMap<>();
    Map<String, String> others = new HashMap<>();
    for (Map.Entry<String, String> option : new TreeMap<>(given).entrySet()) {
      String name = option.getKey();
      String value = String.valueOf(option.getValue());
      if (!name.startsWith("signet.")) {
        continue;
      }
      boolean isSwitch = name.equals(REPORT) || name.equals(ACCEPT);
      List<String> values = isSwitch ? List.of("true", "false") : Severities.values(name);
      if (!known.contains(name)) {
        String advice = Suggestion.sentence(name, known);
        report(
            problems,
            "-A" + name + " is no option" + Severities.fixed(name, kinds) + ".",
            advice.isEmpty() ? " Take it away." : advice);
      } else if (name.equals(LOCK) && option.getValue() != null && !value.isBlank()) {
        others.put(name, value);
      } else if (name.equals(LOCK)) {
        report(problems, "-A" + name + " names no file", ". Write -Asignet.lock=FILE.");
      } else if (!values.contains(value)) {
        report(
            problems,
            "-A" + name + " is " + value + ", but takes " + String.join(", ", values),
            ". Write one of them.");
      } else if (isSwitch) {
        others.put(name, value);
      } else {
        severities.put(name, value);
      }
    }
    return new Options(
        Severities.of(severities),
        "true".equals(others.get(REPORT)),
        Optional.ofNullable(others.get(LOCK)),
        "true".equals(others.get(ACCEPT)));
  }

  private static void report(Problems problems, String what, String advice) {
    problems.report(OPTION, Origin.none(), what + advice);
  }
}
