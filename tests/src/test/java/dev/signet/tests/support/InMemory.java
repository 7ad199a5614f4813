package dev.signet.tests.support;

import dev.signet.processor.SignetProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java text with the processor, without touching the disk. */
public final class InMemory {
  private InMemory() {}

  /**
   * What a compilation gave.
   *
   * @param classes bytes of class files by binary name
   * @param generated generated sources by qualified name
   * @param warnings of javac and of the processor
   */
  public record Compiled(
      Map<String, byte[]> classes, Map<String, String> generated, List<String> warnings) {}

  /**
   * Compiles one file for each text, every lint switched on but those about the class path, which
   * is that of these tests.
   *
   * @throws AssertionError listing the errors and the sources, where there are errors
   */
  public static Compiled compile(String... sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager disk =
            javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        Memory memory = new Memory(disk)) {
      List<String> options =
          List.of(
              "-Xlint:all,-path,-classfile",
              "-parameters",
              "-g",
              "-Asignet.warnings=off", // odd networks test more than sensible ones
              "-Asignet.severity.ConstantBinaryInput=off");
      List<JavaFileObject> files = new ArrayList<>();
      for (String source : sources) {
        files.add(Text.source(nameOf(source), source));
      }
      JavaCompiler.CompilationTask task =
          javac.getTask(null, memory, diagnostics, options, null, files);
      task.setProcessors(List.of(new SignetProcessor()));
      boolean success = task.call();
      List<String> said =
          diagnostics.getDiagnostics().stream()
              .filter(d -> d.getKind() != Diagnostic.Kind.NOTE)
              .map(Object::toString)
              .toList();
      if (!success) {
        throw new AssertionError(
            "does not compile:\n" + String.join("\n", said) + "\n" + String.join("\n", sources));
      }
      return new Compiled(memory.classes(), memory.sources(), said);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Qualified name of the first type that a source declares. */
  private static String nameOf(String source) {
    Matcher inPackage = Pattern.compile("(?m)^package ([\\w.]+);").matcher(source);
    Matcher type = Pattern.compile("(?m)^public [\\w ]*?(?:record|class) (\\w+)").matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException("no public type in:\n" + source);
    }
    return inPackage.find() ? inPackage.group(1) + "." + type.group(1) : type.group(1);
  }
}
