package dev.signet.tests.build;

import dev.signet.examples.digits.DigitNet;
import dev.signet.processor.SignetProcessor;
import dev.signet.tests.support.SourceText;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * What one compilation of files gave.
 *
 * @param classes folder of class files
 * @param generated generated sources, by file name
 * @param said messages of the processor, in order
 * @param errors all errors
 */
record Build(Path classes, Map<String, String> generated, List<String> said, List<String> errors) {
  /** A compiler. */
  enum Tool {
    JAVAC,
    ECJ;

    JavaCompiler compiler() {
      return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
  }

  /** Compiles files with our processor. */
  static Build of(Tool tool, Path folder, List<Path> files, String... options) {
    return of(tool, new SignetProcessor(), List.of(), folder, files, options);
  }

  /**
   * Compiles files.
   *
   * @param library more class files or jars, before those of these tests
   * @param folder where results go; it is made
   */
  static Build of(
      Tool tool,
      Processor processor,
      List<Path> library,
      Path folder,
      List<Path> files,
      String... options) {
    JavaCompiler compiler = tool.compiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      Path sources = Files.createDirectories(folder.resolve("sources"));
      List<String> all =
          new ArrayList<>(List.of("-d", classes.toString(), "-s", sources.toString()));
      all.addAll(List.of("--release", "25"));
      all.addAll(List.of(options));
      try (StandardJavaFileManager manager =
          compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
        // ecj would add the class path of this JVM to one that is an option
        manager.setLocationFromPaths(
            StandardLocation.CLASS_PATH, Stream.concat(library.stream(), classPath()).toList());
        JavaCompiler.CompilationTask task =
            compiler.getTask(
                null, manager, diagnostics, all, null, manager.getJavaFileObjectsFromPaths(files));
        task.setProcessors(List.of(processor));
        task.call();
      }
      List<String> said = new ArrayList<>();
      List<String> errors = new ArrayList<>();
      for (Diagnostic<? extends JavaFileObject> d : diagnostics.getDiagnostics()) {
        String text = d.getMessage(Locale.ROOT);
        if (text.startsWith("[")) {
          said.add(text);
        }
        if (d.getKind() == Diagnostic.Kind.ERROR) {
          errors.add(text);
        }
      }
      return new Build(classes, files(sources), said, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * That of these tests, without the classes of examples and tests: ecj's filer writes no source of
   * a class that the class path has already.
   */
  private static Stream<Path> classPath() {
    List<Path> without = List.of(place(Build.class), place(DigitNet.class));
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .filter(entry -> Files.exists(entry) && !without.contains(entry));
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .forEach(f -> files.put(folder.relativize(f).toString(), SourceText.read(f)));
    }
    return files;
  }
}
