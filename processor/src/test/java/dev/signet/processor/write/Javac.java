package dev.signet.processor.write;

import com.palantir.javapoet.JavaFile;
import dev.signet.processor.testing.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles generated sources with every warning on: against the sources of the inference runtime,
 * and against signatures of the training runtime (the whole-network tests use the real one).
 */
final class Javac {
  private static final Path INFERENCE = Path.of("../runtime/inference/src/main/java");
  private static final Pattern TYPE =
      Pattern.compile("public (?:abstract |final )*(?:class|interface) (\\w+)");

  private Javac() {}

  /** All errors and warnings about the sources themselves. */
  static List<String> compile(int release, List<JavaFile> files, List<Source> more) {
    if (!Files.isDirectory(INFERENCE)) {
      throw new IllegalStateException("no sources of the inference runtime at " + INFERENCE);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>(more);
    files.forEach(f -> units.add(new Source(f.packageName(), f.typeSpec().name(), f.toString())));
    List<String> options =
        List.of(
            "-Xlint:all,-path,-options,-processing,-classfile",
            "-proc:none",
            "-implicit:class",
            "--release",
            String.valueOf(release),
            "-sourcepath",
            INFERENCE.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            Folders.fresh().toString());
    boolean done = compiler.getTask(null, null, said, options, null, units).call();
    List<String> messages =
        said.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR || isGenerated(d))
            .map(Object::toString)
            .toList();
    return done || !messages.isEmpty() ? messages : List.of(said.getDiagnostics().toString());
  }

  /** Whether the compiler speaks of a generated source; the runtime's own build judges the rest. */
  private static boolean isGenerated(Diagnostic<? extends JavaFileObject> said) {
    return said.getSource() instanceof Source && said.getKind() != Diagnostic.Kind.NOTE;
  }

  /** Signatures of the training runtime. */
  static List<Source> training() {
    try (InputStream in = Javac.class.getResourceAsStream("/training-stubs.txt")) {
      List<Source> sources = new ArrayList<>();
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String text : all.split("(?m)^(?=package )")) {
        Matcher type = TYPE.matcher(text);
        if (type.find()) {
          sources.add(new Source(text.substring(8, text.indexOf(';')), type.group(1), text));
        }
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source file in memory. */
  static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String packageName, String name, String text) {
      super(
          URI.create("mem:///" + packageName.replace('.', '/') + "/" + name + ".java"),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
