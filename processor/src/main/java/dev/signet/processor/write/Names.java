package dev.signet.processor.write;

import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.Keywords;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.text.ClassName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives every member of one generated class a name that nothing else in it has. */
final class Names {
  private static final List<String> OBJECT =
      List.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private static final List<String> MODEL =
      List.of(
          "SPEC",
          "c",
          "classify",
          "classifyOrReject",
          "costSheet",
          "costs",
          "end",
          "file",
          "gradientPaths",
          "i",
          "k",
          "load",
          "logits",
          "newPass",
          "of",
          "path",
          "places",
          "predictor",
          "raw",
          "repeated",
          "scratch",
          "slice",
          "CostLines",
          "Costs",
          "OnePass",
          "PathLines",
          "Steps");

  /** Members of the base class that generated code uses, and locals of templates. */
  private static final List<String> TRAINER =
      List.of(
          "acc",
          "backward",
          "batchNorm",
          "binarize",
          "binaryWeights",
          "c",
          "create",
          "deployedSite",
          "encoder",
          "end",
          "evaluate",
          "file",
          "fit",
          "forward",
          "found",
          "freeze",
          "gx",
          "gy",
          "i",
          "input",
          "inputNumbers",
          "inputScale",
          "inputShift",
          "levels",
          "model",
          "newEvaluation",
          "out",
          "parameter",
          "progress",
          "raw",
          "report",
          "s",
          "scale",
          "shards",
          "shift",
          "site",
          "standardizes",
          "thresholds",
          "training",
          "values",
          "x",
          "y",
          "EvaluationPass");

  /** What the layers of a pass call of the class around it. */
  private static final List<String> PASS =
      List.of(
          "run",
          "scratch",
          "binarize",
          "deployedSite",
          "inputNumbers",
          "inputScale",
          "inputShift",
          "repeated");

  private static final Pattern WORD_END = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern ABBREVIATION_END = Pattern.compile("([A-Z])([A-Z][a-z])");

  private final Set<String> taken;
  private final Map<Ref, String> given;

  private Names(Set<String> taken, Map<Ref, String> given) {
    this.taken = new HashSet<>(taken);
    this.given = new HashMap<>(given);
  }

  private static Names without(List<String> taken) {
    Names names = new Names(Set.of(), Map.of());
    names.taken.addAll(OBJECT);
    names.taken.addAll(taken);
    return names;
  }

  /** For a packed model. */
  static Names ofModel() {
    return without(MODEL);
  }

  /** For a trainer. */
  static Names ofTrainer() {
    return without(TRAINER);
  }

  /** For the methods of a pass. */
  static Names ofPass() {
    return without(PASS);
  }

  /** For a class inside this one, whose names must not hide the outer ones. */
  Names inner() {
    return new Names(taken, given);
  }

  /** Keeps the fixed names in some code from being given to members. */
  void reserve(Code code) {
    for (Object filling : code.fillings()) {
      if (filling instanceof Ref ref && ref.style() == Ref.Style.FIXED) {
        taken.add(ref.words());
      }
    }
  }

  /** Gives a member its name; fixed ones keep theirs. */
  String add(Ref ref) {
    if (ref.style() == Ref.Style.FIXED) {
      return ref.words();
    }
    String words = ref.words();
    String name = free(ref.style() == Ref.Style.FIELD ? camel(words) : snake(words));
    if (given.put(ref, name) != null) {
      throw new IllegalStateException(ref + " has a name");
    }
    return name;
  }

  /** A name for a method. */
  String method(String words) {
    return free(camel(words));
  }

  private String free(String wanted) {
    String name = wanted;
    while (Keywords.contains(name) || !taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** The name given before. */
  String of(Ref ref) {
    if (ref.style() == Ref.Style.FIXED) {
      return ref.words();
    }
    String name = given.get(ref);
    if (name == null) {
      throw new IllegalStateException(ref + " has no name");
    }
    return name;
  }

  private static String camel(String words) {
    if (words.indexOf('.') < 0) {
      return words;
    }
    StringBuilder name = new StringBuilder();
    for (String word : words.split("\\.")) {
      name.append(name.isEmpty() ? word : upperFirst(word));
    }
    return name.toString();
  }

  private static String snake(String words) {
    String name = WORD_END.matcher(camel(words)).replaceAll("$1_$2");
    return ABBREVIATION_END.matcher(name).replaceAll("$1_$2").toUpperCase(Locale.ROOT);
  }

  /** The word with a capital first letter. */
  static String upperFirst(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** A class as Java text names it. */
  static ClassName of(ClassRef ref) {
    return ClassName.get(ref.packageName(), ref.simpleNames());
  }

  /** A generated class of a network: {@code Outer_Inner} and a suffix, in its package. */
  static ClassName generated(ClassRef network, String suffix) {
    return ClassName.get(network.packageName(), network.derived(suffix));
  }
}
