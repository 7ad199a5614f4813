package dev.signet.tests.build;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.signet.tests.build.Build.Tool.ECJ;
import static dev.signet.tests.build.Build.Tool.JAVAC;

import dev.signet.processor.SignetProcessor;
import dev.signet.tests.support.Jars;
import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Eclipse compiler makes what javac makes, and says what javac says, where it can. */
class EclipseCompilerTest {
  private static final Path DIAGNOSTICS =
      Repository.root().resolve("processor/src/test/resources/diagnostics");

  /**
   * Problems of options, files and class paths, which have no source to compare, and one whose
   * message quotes the compiler.
   */
  private static final List<String> OF_THE_CALL =
      List.of(
          "UnknownOption",
          "NoRuntime",
          "NameTaken",
          "LockChanged",
          "LockMalformed",
          "LockInaccessible");

  private static final String IMPORTS =
      "package example; import dev.signet.dsl.*; import dev.signet.dsl.activation.*;"
          + " import dev.signet.dsl.encoder.*; import dev.signet.dsl.estimator.*;"
          + " import dev.signet.dsl.scaling.*; import dev.signet.dsl.source.*;"
          + " import static dev.signet.dsl.Param.*;\n";

  @TempDir private Path folder;

  @Test
  void everyNetworkOfTheRepositoryGivesTheSameSources() {
    List<Path> files = new ArrayList<>(Repository.javaFiles("examples/src/main/java"));
    Repository.javaFiles("tests/src/test/java/dev/signet/tests").stream()
        .filter(f -> isOf(f, "choices") || isOf(f, "golden") || isOf(f, "published"))
        .filter(f -> !SourceText.code(f).contains("dev.signet.tests.support"))
        .forEach(files::add);
    Build javac = Build.of(JAVAC, folder.resolve("javac"), files);
    Build ecj = Build.of(ECJ, folder.resolve("ecj"), files);
    assertThat(javac.errors()).isEmpty();
    assertThat(ecj.errors()).isEmpty();
    assertThat(ecj.said()).isEqualTo(javac.said());
    assertThat(javac.generated().size()).isAtLeast(2 * 14);
    assertThat(ecj.generated()).isEqualTo(javac.generated());
  }

  private static boolean isOf(Path file, String folder) {
    return file.getParent().endsWith(folder);
  }

  @Test
  void blocksOfAJarGiveTheSameSources() throws IOException {
    Path block =
        source(
            "library/Unit.java",
            """
            package library;
            import dev.signet.dsl.*;
            import static dev.signet.dsl.Param.*;
            @Residual(shortcut = Unit.Down.class)
            public record Unit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {
              @Sequential
              public record Down(@Window(STRIDE) AvgPool shrink, @Filters(value = OUT, kernel = 1) Conv project) {}
            }
            """);
    Build library = Build.of(ECJ, folder.resolve("library-classes"), List.of(block));
    assertThat(library.errors()).isEmpty();
    Path jar = Jars.pack(library.classes(), "library", folder.resolve("library.jar"));
    Path net =
        source(
            "example/Net.java",
            """
            package example;
            import dev.signet.dsl.*;
            import library.Unit;
            @Network(input = {3, 16, 16})
            record Net(@Filters(8) Conv stem, BatchNorm norm, @Stage(units = 2, out = 16, stride = 2) Unit stage,
                GlobalAvgPool average, @Units(10) Dense logits) {}
            """);
    Build javac = withLibrary(JAVAC, jar, net);
    Build ecj = withLibrary(ECJ, jar, net);
    assertThat(javac.errors()).isEmpty();
    assertThat(ecj.errors()).isEmpty();
    assertThat(javac.generated()).hasSize(2);
    assertThat(ecj.generated()).isEqualTo(javac.generated());
    assertThat(ecj.generated().get(Path.of("example", "NetModel.java").toString()))
        .contains("stage[0].down.project");
  }

  private Build withLibrary(Build.Tool tool, Path jar, Path net) {
    return Build.of(
        tool, new SignetProcessor(), List.of(jar), folder.resolve(tool.name()), List.of(net));
  }

  static List<String> mistakes() throws IOException {
    try (Stream<Path> folders = Files.list(DIAGNOSTICS)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .filter(f -> !OF_THE_CALL.contains(f))
          .sorted()
          .toList();
    }
  }

  /** ecj's messages name the place in words, where javac has a line and a column. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreSaidInTheSameWords(String code) throws IOException {
    String bad = SourceText.read(DIAGNOSTICS.resolve(code).resolve("bad.java"));
    Path file = source(code + "/example/" + nameOf(bad) + ".java", IMPORTS + bad);
    List<String> javac = Build.of(JAVAC, folder.resolve(code + "-javac"), List.of(file)).said();
    List<String> ecj = Build.of(ECJ, folder.resolve(code + "-ecj"), List.of(file)).said();
    assertThat(javac).hasSize(1);
    assertThat(ecj.stream().map(EclipseCompilerTest::withoutPlace).toList()).isEqualTo(javac);
    assertWithMessage(ecj.toString()).that(ecj.get(0)).containsMatch(" \\(at example\\.\\S+\\)$");
  }

  /** A public type names its file. */
  private static String nameOf(String source) {
    Matcher type =
        Pattern.compile("\\bpublic [\\w ]*?(?:class|record|interface) (\\w+)").matcher(source);
    return type.find() ? type.group(1) : "File";
  }

  private static String withoutPlace(String said) {
    return said.replaceFirst(" \\(at \\S+\\)$", "");
  }

  private Path source(String name, String text) throws IOException {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
