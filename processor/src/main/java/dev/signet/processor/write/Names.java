package dev.signet.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Ref;
import java.util.List;
import java.util.Locale;

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

  private final NameAllocator allocator;

  private Names(NameAllocator allocator) {
    this.allocator = allocator;
  }

  private static Names without(List<String> taken) {
    NameAllocator allocator = new NameAllocator();
    OBJECT.forEach(name -> allocator.newName(name, name));
    taken.forEach(name -> allocator.newName(name, name));
    return new Names(allocator);
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
    return new Names(allocator.clone());
  }

  /** Keeps the fixed names in some code from being given to members. */
  void reserve(Code code) {
    for (Object filling : code.fillings()) {
      if (filling instanceof Ref ref && ref.style() == Ref.Style.FIXED && !knows(ref.words())) {
        allocator.newName(ref.words(), ref.words());
      }
    }
  }

  private boolean knows(Object tag) {
    try {
      allocator.get(tag);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Gives a member its name; fixed ones keep theirs. */
  String add(Ref ref) {
    return switch (ref.style()) {
      case FIXED -> ref.words();
      case FIELD -> allocator.newName(camel(ref.words()), ref);
      case CONSTANT -> allocator.newName(snake(ref.words()), ref);
    };
  }

  /** A name for a method. */
  String method(String words) {
    return allocator.newName(camel(words));
  }

  /** The name given before. */
  String of(Ref ref) {
    return ref.style() == Ref.Style.FIXED ? ref.words() : allocator.get(ref);
  }

  private static String camel(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split("\\.")) {
      name.append(name.isEmpty() ? word : upperFirst(word));
    }
    return name.toString();
  }

  private static String snake(String words) {
    return camel(words)
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toUpperCase(Locale.ROOT);
  }

  /** The word with a capital first letter. */
  static String upperFirst(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** JavaPoet's form of a class. */
  static ClassName of(ClassRef ref) {
    List<String> names = ref.simpleNames();
    return ClassName.get(
        ref.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
  }

  /** A generated class of a network: {@code Outer_Inner} and a suffix, in its package. */
  static ClassName generated(ClassRef network, String suffix) {
    return ClassName.get(network.packageName(), network.derived(suffix));
  }
}
