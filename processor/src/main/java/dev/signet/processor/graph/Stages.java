package dev.signet.processor.graph;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.Ops;
import dev.signet.processor.scan.Declared;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Noun;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import dev.signet.processor.scan.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code @Stage}: how often a block is repeated and what its parameters stand for. */
final class Stages {
  private final Declared declared;
  private final Problems problems;

  Stages(Declared declared, Problems problems) {
    this.declared = declared;
    this.problems = problems;
  }

  /** The numbers of a stage. */
  record Numbers(int units, int out, OptionalInt width, int stride) {
    /** What parameters stand for in one unit; only the first has the stride. */
    Scope scope(int in, int unit, String block) {
      return new Scope(false, in, out, width, unit == 0 ? stride : 1, block);
    }
  }

  /** Reads a component that uses a block whose input has {@code in} channels. */
  Numbers read(Frame frame, Part part, Block block, int in) {
    Scope user = frame.scope();
    int usersOut = user.network() ? in : user.out();
    OptionalInt usersWidth = user.network() ? OptionalInt.empty() : user.width();
    Optional<Adjective> stage = part.adjective("Stage");
    if (stage.isEmpty()) {
      return new Numbers(1, usersOut, usersWidth, 1);
    }
    Value stride = stage.get().value("stride");
    Value out = stage.get().value("out");
    Value width = stage.get().value("width");
    List<Given> given = new ArrayList<>();
    if (!stride.content().equals(1)) {
      given.add(new Given("stride", stride, BuildProblems.STRIDE_UNUSED, Parameter.STRIDE));
    }
    given.add(new Given("out", out, BuildProblems.OUT_UNUSED, Parameter.OUT));
    given.add(new Given("width", width, BuildProblems.WIDTH_UNUSED, Parameter.WIDTH));
    checkUsed(frame, block, given.stream().filter(g -> !isUsed(g, block, width)).toList());
    return new Numbers(
        number(frame, stage.get(), "units", 1),
        out.written() ? number(frame, stage.get(), "out", in) : usersOut,
        width.written() ? OptionalInt.of(number(frame, stage.get(), "width", in)) : usersWidth,
        number(frame, stage.get(), "stride", 1));
  }

  private int number(Frame frame, Adjective stage, String name, int fallback) {
    Value value = stage.value(name);
    Origin origin = frame.place(value.origin());
    return frame.scope().resolve(value, name, origin, problems, fallback);
  }

  /** A number of a stage, and what its block calls it. */
  private record Given(String name, Value value, Kind unused, int parameter) {
    /** As the user wrote it. */
    String text() {
      return Parameter.is(value.number()) ? name : name + " = " + value.number();
    }

    String word() {
      return name.toUpperCase(Locale.ROOT);
    }
  }

  private boolean isUsed(Given given, Block block, Value width) {
    // a block that uses WIDTH without one being stated uses OUT
    return !given.value.written()
        || uses(block, given.parameter, new HashSet<>())
        || (given.parameter == Parameter.OUT
            && !width.written()
            && uses(block, Parameter.WIDTH, new HashSet<>()));
  }

  /** Reports numbers that nothing reads. The mistake may be the block's, and that is one. */
  private void checkUsed(Frame frame, Block block, List<Given> unused) {
    if (unused.isEmpty() || !problems.first("unused by " + block.type().canonicalName())) {
      return;
    }
    Given first = unused.get(0);
    String given = unused.stream().map(Given::text).collect(Collectors.joining(" and "));
    String words = unused.stream().map(Given::word).collect(Collectors.joining(" or "));
    boolean one = unused.size() == 1;
    problems.report(
        first.unused,
        frame.place(first.value.origin()),
        given
            + (one ? " is given, but " : " are given, but ")
            + block.name()
            + " never uses "
            + words
            + (one ? ". Take it away, or use " : ". Take them away, or use ")
            + (one ? words : "them")
            + " in "
            + block.name()
            + ".");
  }

  /**
   * Whether a block, or one that it uses, does; also where that cannot be said for mistakes that
   * are reported elsewhere, as of a block that contains itself.
   *
   * @param within blocks around this one
   */
  private boolean uses(Block block, int parameter, Set<String> within) {
    if (block == null) {
      return false;
    }
    String name = block.type().canonicalName();
    if (block.parts().isEmpty() || !within.add(name)) {
      return true;
    }
    try {
      return usesInside(block, parameter, within);
    } finally {
      within.remove(name);
    }
  }

  private boolean usesInside(Block block, int parameter, Set<String> within) {
    for (Part part : block.parts()) {
      if (isUnfinished(part) || closesCircle(part, within)) {
        return true;
      }
      for (Adjective adjective : part.adjectives().values()) {
        if (adjective.values().values().stream().anyMatch(v -> holds(v, parameter))) {
          return true;
        }
      }
      if (part.noun() instanceof Noun.Use use
          && inherits(part, parameter)
          && uses(declared.blocks().get(use.block()), parameter, within)) {
        return true;
      }
    }
    return Joins.shortcut(block)
        .filter(shortcut -> uses(declared.blocks().get(shortcut), parameter, within))
        .isPresent();
  }

  /** Whether the component is a block that contains it: reported there, and it may be another. */
  private static boolean closesCircle(Part part, Set<String> within) {
    return part.noun() instanceof Noun.Use use && within.contains(use.block());
  }

  /** Whether the component has a mistake, reported there, without which it may say anything. */
  private static boolean isUnfinished(Part part) {
    if (part.noun() instanceof Noun.Layer layer) {
      List<String> needs = Ops.noun(layer.name()).needs();
      return !needs.isEmpty() && needs.stream().noneMatch(part.adjectives()::containsKey);
    }
    return part.noun() instanceof Noun.Unknown;
  }

  /** Whether a block used by this component takes the parameter over from its user. */
  private static boolean inherits(Part part, int parameter) {
    String name = parameter == Parameter.OUT ? "out" : "width";
    return (parameter == Parameter.OUT || parameter == Parameter.WIDTH)
        && part.adjective("Stage").map(s -> !s.value(name).written()).orElse(true);
  }

  /**
   * Whether the value is the parameter, or may be meant to be: computed from one, a number that is
   * no size, or none or more than two sizes, which is reported there.
   */
  private static boolean holds(Value value, int parameter) {
    return value.content().equals(parameter)
        || value.content() instanceof Integer number
            && (Parameter.isComputed(number)
                || value.written() && number < 1 && !Parameter.is(number))
        || value.content() instanceof List<?> sizes
            && (value.written() && sizes.isEmpty()
                || sizes.size() > 2
                || value.items().stream().anyMatch(v -> holds(v, parameter)));
  }
}
