package dev.signet.tests.published;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.SignetProcessor;
import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler has nothing to say of the networks of the repository, or a reason is given. */
class QuietNetworksTest {
  @ParameterizedTest
  @ValueSource(strings = {"examples/src/main/java", "tests/src/test/java"})
  void networksHaveNoWarnings(String folder, @TempDir Path generated) throws IOException {
    List<Path> sources = Repository.javaFiles(folder);
    assertThat(sources.stream().filter(f -> SourceText.read(f).contains("@Network(")).count())
        .isAtLeast(5);
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(said, Locale.ROOT, null)) {
      List<String> options =
          List.of("-proc:only", "-Asignet.warnings=error", "-s", generated.toString());
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new SignetProcessor()));
      assertWithMessage("compiles: %s", said.getDiagnostics()).that(task.call()).isTrue();
    }
    assertThat(
            said.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(Locale.ROOT)))
        .isEmpty();
    try (Stream<Path> made = Files.walk(generated)) {
      assertThat(made.filter(f -> f.toString().endsWith("Model.java")).count()).isAtLeast(5);
    }
  }

  /** Where something is allowed a sentence says why. */
  @Test
  void whatIsAllowedHasAReason() {
    Pattern allow = Pattern.compile("@Allow\\(([^)]*)\\)");
    List<Path> sources = new ArrayList<>(Repository.javaFiles("examples/src/main/java"));
    sources.addAll(Repository.javaFiles("tests/src/test/java/dev/signet/tests/published"));
    for (Path source : sources) {
      Matcher matcher = allow.matcher(SourceText.read(source));
      while (matcher.find()) {
        assertWithMessage("%s in %s", matcher.group(), source)
            .that(matcher.group(1))
            .containsMatch("reason\\s*=\\s*\"[^\"]{20,}\\.\"");
      }
    }
  }
}
