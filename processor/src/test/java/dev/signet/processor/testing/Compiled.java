package dev.signet.processor.testing;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.SignetProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Sources compiled with our processor, and what the compiler said. All sources lie in package
 * {@code example} and see the language without further imports.
 *
 * @param errors all errors
 * @param warnings of the processor
 * @param others of the compiler's own
 * @param output directory of class files
 */
public record Compiled(
    List<Message> errors, List<Message> warnings, List<String> others, Path output) {
  private static final String IMPORTS =
      "package example; import dev.signet.dsl.*; import dev.signet.dsl.activation.*;"
          + " import dev.signet.dsl.block.*;"
          + " import dev.signet.dsl.encoder.*; import dev.signet.dsl.estimator.*;"
          + " import dev.signet.dsl.scaling.*; import dev.signet.dsl.source.*;"
          + " import static dev.signet.dsl.Param.*;";

  /** Class files of the inference runtime, for what is generated; another module's sources. */
  private static final Path RUNTIME = runtime();

  /**
   * One message.
   *
   * @param at source from the caret on, up to the end of its line; empty without a place
   * @param line of the source as a test wrote it, from 1; 0 without a place
   * @param column from 1
   */
  public record Message(String text, String at, long line, long column) {}

  /** Compiles one source file with our processor. */
  public static Compiled source(String source) {
    return sources(new SignetProcessor(), List.of(), source);
  }

  /** Compiles source files against class files, with a processor. */
  public static Compiled sources(Processor processor, List<Path> classPath, String... sources) {
    return with(List.of(processor), classPath, sources);
  }

  /** Compiles source files against class files, with several processors. */
  public static Compiled with(
      List<? extends Processor> processors, List<Path> classPath, String... sources) {
    List<Path> path = new ArrayList<>(classPath);
    path.add(0, RUNTIME);
    return compile(processors, path, List.of(), sources);
  }

  /** Compiles one source file with our processor and options such as {@code -Akey=value}. */
  public static Compiled options(String source, String... options) {
    return compile(List.of(new SignetProcessor()), List.of(RUNTIME), List.of(options), source);
  }

  /** What the compiler itself says of a source file, with options. */
  public static List<String> said(String source, String... options) {
    return options(source, options).others();
  }

  /** Compiles one source file with our processor, but without the inference runtime. */
  public static Compiled withoutRuntime(String source) {
    return compile(List.of(new SignetProcessor()), List.of(), List.of(), source);
  }

  /** The same, with a text that hangs on this run taken out of the messages. */
  Compiled without(String text) {
    return new Compiled(without(errors, text), without(warnings, text), others, output);
  }

  private static List<Message> without(List<Message> messages, String text) {
    return messages.stream()
        .map(m -> new Message(m.text().replace(text, ""), m.at(), m.line(), m.column()))
        .toList();
  }

  private static Compiled compile(
      List<? extends Processor> processors,
      List<Path> classPath,
      List<String> more,
      String... sources) {
    Path output = Folders.fresh();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    StringWriter out = new StringWriter();
    StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
    classPath.forEach(p -> path.append(File.pathSeparator).append(p));
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-d", output.toString(), "-cp", path.toString(), "-Xlint:none"));
    options.addAll(more);
    List<Source> files = new ArrayList<>();
    for (String source : sources) {
      files.add(new Source("File" + files.size(), source));
    }
    JavaCompiler.CompilationTask task = compiler.getTask(out, null, said, options, null, files);
    task.setProcessors(processors);
    boolean fine = task.call();
    List<Message> errors = new ArrayList<>();
    List<Message> warnings = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> d : said.getDiagnostics()) {
      if (d.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(message(d));
      } else if (d.getMessage(Locale.ROOT).startsWith("[")) {
        warnings.add(message(d));
      } else {
        others.add(d.getMessage(Locale.ROOT));
      }
    }
    assertWithMessage("success with errors, or failure without: " + said.getDiagnostics() + out)
        .that(errors.isEmpty())
        .isEqualTo(fine);
    return new Compiled(List.copyOf(errors), List.copyOf(warnings), others, output);
  }

  private static Path runtime() {
    Path sources = Path.of("../runtime/inference/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      Path directory = Folders.fresh();
      List<String> options =
          new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", directory.toString()));
      options.addAll(List.of("-cp", System.getProperty("java.class.path")));
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(options::add);
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, options.toArray(new String[0]));
      assertWithMessage("compiling the runtime").that(result).isEqualTo(0);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Message message(Diagnostic<? extends JavaFileObject> d) {
    String at = "";
    if (d.getSource() instanceof Source source && d.getPosition() >= 0) {
      at = source.content.substring((int) d.getPosition()).lines().findFirst().orElse("");
    }
    // the first line holds the imports
    return new Message(
        d.getMessage(Locale.ROOT),
        at,
        Math.max(0, d.getLineNumber() - 1),
        Math.max(0, d.getColumnNumber()));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(String name, String content) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.content = IMPORTS + "\n" + content;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return !simpleName.endsWith("-info"); // any public class may stand here
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
