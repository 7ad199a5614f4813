package dev.signet.tests;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Which room may know what, read from the imports and the qualified names of the main sources.
 * Paths are those inside the repository.
 */
class RoomsTest {
  private static final String PROCESSOR = "processor/src/main/java/dev/signet/processor/";
  private static final String TRAINING = "runtime/training/src/main/java/dev/signet/training/";

  /** Data that more than one stage speaks of: what is handed down, and the table of problems. */
  private static final List<String> HANDED_DOWN =
      List.of(
          "dev.signet.processor.graph.Choice",
          "dev.signet.processor.graph.ClassRef",
          "dev.signet.processor.graph.Interval",
          "dev.signet.processor.scan.Declared",
          "dev.signet.processor.scan.Parameter",
          "dev.signet.processor.scan.ScanProblems",
          "dev.signet.processor.check.SoundGraph",
          "dev.signet.processor.cost.LimitProblems",
          "dev.signet.processor.rewrite.DecoupleProblems",
          "dev.signet.processor.lock.LockProblems");

  /**
   * Files below {@code where} name nothing below {@code packages}, other than what is below {@code
   * but}; files whose path starts with one of {@code unless} may.
   */
  record Rule(
      String says, String where, List<String> packages, List<String> but, List<String> unless) {
    boolean concerns(String path) {
      return path.startsWith(where) && unless.stream().noneMatch(path::startsWith);
    }

    List<String> broken(Path file) {
      return SourceText.names(SourceText.code(file), packages).stream()
          .filter(name -> but.stream().noneMatch(b -> (name + ".").startsWith(b + ".")))
          .toList();
    }

    @Override
    public String toString() {
      return says;
    }
  }

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "only scan and diag know the compiler",
              "processor/",
              List.of("javax.lang.model", "javax.annotation.processing", "javax.tools", "com.sun"),
              List.of("javax.lang.model.element.Modifier"), // a word of JavaPoet's too
              List.of(
                  PROCESSOR + "scan/",
                  PROCESSOR + "diag/",
                  PROCESSOR + "SignetProcessor.java",
                  PROCESSOR + "write/Sources.java")),
          new Rule(
              "only write knows JavaPoet",
              "",
              List.of("com.palantir.javapoet"),
              List.of(),
              List.of(PROCESSOR + "write/")),
          river(
              "scan", "graph", "op", "check", "rewrite", "paths", "plan", "cost", "write", "report",
              "lock"),
          river(
              "graph", "scan", "check", "rewrite", "paths", "plan", "cost", "write", "report",
              "lock"),
          river(
              "op", "scan", "check", "rewrite", "paths", "cost", "write", "report",
              "lock"), // its lowering speaks in the words of plan
          river("check", "scan", "rewrite", "plan", "cost", "write", "report", "lock"),
          river("rewrite", "scan", "check", "paths", "plan", "cost", "write", "report", "lock"),
          river("paths", "scan", "check", "rewrite", "plan", "cost", "write", "report", "lock"),
          river("plan", "scan", "check", "rewrite", "paths", "cost", "write", "report", "lock"),
          river("cost", "scan", "check", "rewrite", "write", "report", "lock"),
          river("write", "scan", "check", "report", "lock"),
          river("report", "scan", "check", "rewrite", "write", "lock"),
          river("lock", "scan", "check", "rewrite", "write", "report"),
          new Rule(
              "only kernels for Java 25 know the Vector API",
              "",
              List.of("jdk.incubator"),
              List.of(),
              List.of(
                  "runtime/inference/src/main/java25/",
                  TRAINING + "kernel/Vector",
                  "tests/benchmarks/src/main/java/dev/signet/benchmarks/machine/JavaPeaks.java")),
          new Rule(
              "one room of the benchmarks calls kernels",
              "tests/benchmarks/",
              List.of("dev.signet.inference.kernel", "dev.signet.inference.layer"),
              List.of(),
              List.of("tests/benchmarks/src/main/java/dev/signet/benchmarks/ours/")),
          module("dsl/", "dsl"),
          module("processor/", "dsl", "processor"),
          module("runtime/inference/", "dsl", "inference"),
          module("runtime/training/", "dsl", "inference", "training"),
          new Rule(
              "inference needs nothing but the JDK and dsl",
              "runtime/inference/",
              List.of("com", "org", "net", "io", "javax"),
              List.of(),
              List.of()),
          new Rule(
              "only what takes iterators knows ND4J",
              "",
              List.of("org.nd4j", "org.bytedeco", "org.deeplearning4j"),
              List.of(),
              List.of(TRAINING + "data/Nd4jDataset.java", TRAINING + "Trainer.java")),
          new Rule(
              "the runtime uses no reflection",
              "runtime/",
              List.of("java.lang.reflect"),
              List.of(),
              List.of()),
          new Rule(
              "evaluation shares no arithmetic with packed inference",
              TRAINING + "evaluate/",
              List.of("dev.signet.inference.kernel", "dev.signet.inference.layer"),
              List.of("dev.signet.inference.kernel.ConvShape"),
              List.of()));

  private static Rule river(String stage, String... strangers) {
    return new Rule(
        "stage " + stage + " does not know " + String.join(", ", strangers),
        PROCESSOR + stage + "/",
        List.of(strangers).stream().map(s -> "dev.signet.processor." + s).toList(),
        HANDED_DOWN,
        List.of());
  }

  private static Rule module(String folder, String... known) {
    return new Rule(
        folder + " knows of ours only " + String.join(", ", known),
        folder,
        List.of("dev.signet"),
        List.of(known).stream().map(k -> "dev.signet." + k).toList(),
        List.of());
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void roomsKnowOnlyWhatTheyMay(Rule rule) {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Path file : mainSources()) {
      String path = path(file);
      if (rule.concerns(path)) {
        seen++;
        rule.broken(file).forEach(name -> broken.add(path + " names " + name));
      }
    }
    assertWithMessage("files that the rule \"%s\" was held against", rule).that(seen).isAtLeast(1);
    assertWithMessage(rule.says()).that(broken).isEmpty();
  }

  /** An exception that names no file would be a hole that nobody sees. */
  @ParameterizedTest
  @FieldSource("RULES")
  void exceptionsExist(Rule rule) {
    List<String> paths = mainSources().stream().map(RoomsTest::path).toList();
    for (String exception : rule.unless()) {
      assertWithMessage("files below %s", exception)
          .that(paths.stream().anyMatch(p -> p.startsWith(exception)))
          .isTrue();
    }
  }

  @Test
  void nothingIsLeftToDoInMainSources() {
    Pattern marks = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    List<String> marked =
        mainSources().stream()
            .filter(f -> marks.matcher(SourceText.read(f)).find())
            .map(RoomsTest::path)
            .toList();
    assertThat(mainSources()).isNotEmpty();
    assertThat(marked).isEmpty();
  }

  /** The rules above rest on this reading of source. */
  @Test
  void namesAreReadFromCodeOnly() {
    String code = "import a.b.C; /* a.b.D */ class X { String s = \"a.b.E\"; a.b.c.F f; }";
    String silent = SourceText.withoutCommentsAndLiterals(code);
    assertThat(SourceText.names(silent, List.of("a.b"))).containsExactly("a.b.C", "a.b.c.F");
  }

  private static List<Path> mainSources() {
    return Repository.javaFiles("").stream()
        .filter(f -> path(f).contains("/src/main/java"))
        .toList();
  }

  private static String path(Path file) {
    return Repository.root().relativize(file).toString().replace('\\', '/');
  }
}
