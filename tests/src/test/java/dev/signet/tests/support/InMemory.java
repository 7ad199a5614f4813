package dev.signet.tests.support;

import dev.signet.processor.SignetProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
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
        files.add(new Text(nameOf(source), Kind.SOURCE, source.getBytes(StandardCharsets.UTF_8)));
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

  /** A file that is a byte array. */
  private static final class Text extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Text(String name, Kind kind, byte[] content) {
      super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
      bytes.writeBytes(content);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  /** Keeps what the compiler and the processor write. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Text> classes = new TreeMap<>();
    private final Map<String, Text> sources = new TreeMap<>();

    Memory(JavaFileManager disk) {
      super(disk);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      Map<String, Text> files = kind == Kind.SOURCE ? sources : classes;
      return files.computeIfAbsent(className, n -> new Text(n, kind, new byte[0]));
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> result = new TreeMap<>();
      classes.forEach((name, file) -> result.put(name, file.bytes.toByteArray()));
      return result;
    }

    Map<String, String> sources() {
      Map<String, String> result = new TreeMap<>();
      sources.forEach((name, file) -> result.put(name, file.getCharContent(true).toString()));
      return result;
    }
  }
}
