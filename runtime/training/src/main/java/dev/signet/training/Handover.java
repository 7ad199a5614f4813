package dev.signet.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network begins with that another has learnt: numbers of the same name and shape. The
 * learned numbers of choices and scalings may be on one side only, so that the same layers can
 * stand in both with other choices; those of no other network begin as always.
 */
final class Handover {
  /** Differences that one message shows. */
  private static final int SHOWN = 3;

  private final Map<String, Parameter> from = new LinkedHashMap<>();
  private final Map<Parameter, Parameter> pairs = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Looks at both and changes nothing.
   *
   * @throws IllegalArgumentException when they do not fit, naming what differs
   */
  Handover(FitLoop<?> from, FitLoop<?> into) {
    if (!into.input().like(from.input())) {
      problems.add("their inputs have other shapes or encodings");
    }
    from.network().parameters().forEach(p -> this.from.put(p.name, p));
    into.network().parameters().forEach(this::pair);
    this.from.values().stream()
        .filter(p -> !ofChoice(p))
        .forEach(p -> problems.add(p.name + " is there only"));
    if (!problems.isEmpty()) {
      int more = problems.size() - SHOWN;
      throw new IllegalArgumentException(
          "%s cannot start from %s: %s%s. Give the same layers the same names in both."
              .formatted(
                  into.name(),
                  from.name(),
                  String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size()))),
                  more > 0 ? "; and " + more + " more" : ""));
    }
  }

  private void pair(Parameter here) {
    Parameter there = from.remove(here.name);
    if (there == null) {
      if (!ofChoice(here)) {
        problems.add(here.name + " is here only");
      }
    } else if (there.kind != here.kind || !Arrays.equals(there.shape, here.shape)) {
      problems.add("%s there, but %s here".formatted(there, here));
    } else {
      pairs.put(here, there);
    }
  }

  private static boolean ofChoice(Parameter p) {
    return p.kind == Parameter.Kind.CHOICE || p.kind == Parameter.Kind.SCALE;
  }

  /** Copies. */
  void take() {
    pairs.forEach((here, there) -> System.arraycopy(there.value, 0, here.value, 0, here.size()));
  }
}
