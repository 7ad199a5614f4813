package dev.signet.processor.diag;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The processor's options, all of which begin with {@code signet.}; other processors have others.
 *
 * @param severities what becomes of warnings
 * @param report whether a page is written for every network
 */
public record Options(Severities severities, boolean report) {
  private static final Kind OPTION =
      Kind.error(
          "UnknownOption",
          "Options of the processor are signet.warnings=error|off and"
              + " signet.severity.CODE=error|warning|off, for codes of warnings, and"
              + " signet.report=true|false.",
          "Write one of these, or take the option away.");

  /** What can be wrong with options. */
  public static final List<Kind> KINDS = List.of(OPTION);

  private static final String REPORT = "signet.report";

  /** Names of all options that there are. */
  public static Set<String> names(Collection<Kind> kinds) {
    Set<String> names = new TreeSet<>(Severities.options(kinds));
    names.add(REPORT);
    return names;
  }

  /** Reads those of a compilation; of what is wrong, nothing is made. */
  public static Options read(Map<String, String> given, Collection<Kind> kinds, Problems problems) {
    Set<String> known = names(kinds);
    Map<String, String> severities = new HashMap<>();
    boolean report = false;
    for (Map.Entry<String, String> option : new TreeMap<>(given).entrySet()) {
      String name = option.getKey();
      String value = String.valueOf(option.getValue());
      if (!name.startsWith("signet.")) {
        continue;
      }
      List<String> values =
          name.equals(REPORT) ? List.of("true", "false") : Severities.values(name);
      if (!known.contains(name)) {
        String advice = Suggestion.sentence(name, known);
        report(
            problems,
            "-A" + name + " is no option" + Severities.fixed(name, kinds) + ".",
            advice.isEmpty() ? " Take it away." : advice);
      } else if (!values.contains(value)) {
        report(
            problems,
            "-A" + name + " is " + value + ", but takes " + String.join(", ", values),
            ". Write one of them.");
      } else if (name.equals(REPORT)) {
        report = value.equals("true");
      } else {
        severities.put(name, value);
      }
    }
    return new Options(Severities.of(severities), report);
  }

  private static void report(Problems problems, String what, String advice) {
    problems.report(OPTION, Origin.none(), what + advice);
  }
}
