package dev.signet.tests.report;

import dev.signet.processor.SignetProcessor;
import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Writes pages of networks. */
final class Pages {
  private Pages() {}

  /** The page of a network in a source file of this repository, below one of its Java roots. */
  static Path ofFile(Path folder, String file) {
    return of(folder, SourceText.read(Repository.root().resolve(file)));
  }

  /** The page of the network that a source declares; whatever else it generates is left there. */
  static Path of(Path folder, String source, String... options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    String out = folder.toString();
    List<String> all =
        new ArrayList<>(List.of("-proc:only", "-Asignet.report=true", "-d", out, "-s", out));
    all.addAll(List.of(options));
    JavaCompiler.CompilationTask task =
        javac.getTask(null, null, said, all, null, List.of(new Text(source)));
    task.setProcessors(List.of(new SignetProcessor()));
    if (!task.call()) {
      throw new AssertionError("does not compile: " + said.getDiagnostics());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> pages = files.filter(f -> f.toString().endsWith("Report.html")).toList();
      if (pages.size() != 1) {
        throw new AssertionError("pages: " + pages);
      }
      return pages.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("memory:///Source.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE && !simpleName.endsWith("-info"); // any type
    }
  }
}
