package dev.signet.tests.mutants;

import dev.signet.tests.random.Drawing;
import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A valid declaration.
 *
 * @param name where it comes from
 * @param source in package {@code mutated}, so that nothing generated of it lies on the class path
 * @param isDrawn whether it is a random network, which may be senseless
 */
record Seed(String name, String source, boolean isDrawn) {
  private static final List<String> FOLDERS =
      List.of(
          "examples/src/main/java",
          "tests/src/test/java/dev/signet/tests/published",
          "tests/src/test/java/dev/signet/tests/oracle",
          "tests/src/test/java/dev/signet/tests/golden",
          "tests/src/test/java/dev/signet/tests/methods");

  private static final String GOOD = "processor/src/test/resources/diagnostics";

  /** Good examples of the page of errors start in the middle of a file. */
  private static final String IMPORTS =
      "package mutated; import dev.signet.dsl.*; import dev.signet.dsl.activation.*;"
          + " import dev.signet.dsl.encoder.*; import dev.signet.dsl.estimator.*;"
          + " import dev.signet.dsl.scaling.*; import dev.signet.dsl.source.*;"
          + " import static dev.signet.dsl.Param.*;\n";

  /** All that stand in files: examples, published networks, good examples of diagnostics. */
  static List<Seed> files() {
    List<Seed> seeds = new ArrayList<>();
    for (String folder : FOLDERS) {
      for (Path file : Repository.javaFiles(folder)) {
        String text = read(file);
        boolean network = text.contains("\n@Network(") || text.contains("  @Network(");
        if (network && !needsNeighbours(file, text)) {
          seeds.add(new Seed(name(file), moved(text), false));
        }
      }
    }
    for (Path file : Repository.javaFiles(GOOD)) {
      if (file.endsWith("good.java")) {
        seeds.add(new Seed(name(file), IMPORTS + read(file), false));
      }
    }
    return seeds;
  }

  /** A random network. */
  static Seed drawn(RandomGenerator random) {
    int number = random.nextInt(1, 1_000_000);
    return new Seed("random network " + number, moved(Drawing.of(number).source()), true);
  }

  private static String moved(String source) {
    return withoutMain(source).replaceFirst("(?m)^package [\\w.]+;", "package mutated;");
  }

  /** What runs an example needs its neighbours. */
  private static String withoutMain(String source) {
    return source.replaceFirst(
        "(?ms)^  /\\*\\*[^\\n]*\\*/\\n  public static void main.*?^  }\\n", "");
  }

  /** Whether it names what is inside another file of its folder. */
  private static boolean needsNeighbours(Path file, String source) {
    String code = SourceText.withoutCommentsAndLiterals(source);
    return Repository.javaFiles(Repository.root().relativize(file.getParent()).toString()).stream()
        .filter(f -> !f.equals(file))
        .map(f -> f.getFileName().toString().replace(".java", ""))
        .anyMatch(n -> Pattern.compile("\\b" + Pattern.quote(n) + "\\.").matcher(code).find());
  }

  private static String name(Path file) {
    return Repository.root().relativize(file).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
