package dev.signet.tests.mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.signet.processor.SignetProcessor;
import dev.signet.processor.check.Checks;
import dev.signet.processor.diag.Severity;
import dev.signet.tests.support.InMemory.Compiled;
import dev.signet.tests.support.Memory;
import dev.signet.tests.support.Text;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One compiler for many sources; jars are opened once. */
final class Compilation implements AutoCloseable {
  /** After an error javac goes on, so that it would say what it misses in generated code. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xlint:all,-path,-classfile",
          "-parameters",
          "-XDshould-stop.ifError=FLOW",
          "-Xmaxerrs",
          "1000",
          "-Xmaxwarns",
          "1000");

  /** All that declarations and generated code name; javac looks for each class in every jar. */
  private static final Pattern NEEDED = Pattern.compile("signet|nd4j");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager disk =
      javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  Compilation() throws IOException {
    List<Path> needed = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.endsWith(".jar") || NEEDED.matcher(entry).find()) {
        needed.add(Path.of(entry));
      }
    }
    disk.setLocationFromPaths(StandardLocation.CLASS_PATH, needed);
  }

  /**
   * What a compiler said of a mutant and of code that uses what is generated for it.
   *
   * @param crash what the compiler threw, if it did
   * @param compiled classes and generated sources
   */
  record Said(List<Message> messages, Optional<String> crash, Compiled compiled) {
    List<Message> errors() {
      return messages.stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR).toList();
    }
  }

  /**
   * A message.
   *
   * @param position in the mutant; -1 elsewhere, or without a place
   */
  record Message(Diagnostic.Kind kind, String text, String file, long position) {
    /** Whether it is one of ours: it starts with its code. */
    boolean isOurs() {
      return text.matches("(?s)\\[[A-Z][A-Za-z]+\\] .*");
    }

    String code() {
      return text.substring(1, text.indexOf(']'));
    }

    @Override
    public String toString() {
      return kind + " " + file + " at " + position + ": " + text;
    }
  }

  /** Takes a source apart; empty where it is no Java. */
  Optional<Anatomy> parse(String source) {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<Text> files = List.of(Text.source("mutated.Parsed", source));
    JavacTask task =
        (JavacTask) javac.getTask(null, disk, said, List.of("-proc:none"), null, files);
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return said.getDiagnostics().isEmpty()
          ? Optional.of(new Parts(source, unit, Trees.instance(task).getSourcePositions()).read())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles a source and a user of its generated classes with the processor.
   *
   * @param senseless whether what would run, but never be meant, is let pass
   */
  Said compile(String source, String user, boolean senseless) {
    return compile(source, user, senseless, "-proc:full");
  }

  /** What the processor alone says of a source; generated code is not compiled. */
  Said process(String source, boolean senseless) {
    return compile(source, "", senseless, "-proc:only");
  }

  private Said compile(String source, String user, boolean senseless, String proc) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add(proc);
    if (senseless) {
      Checks.kinds().stream()
          .filter(k -> !k.fixed() && k.severity() == Severity.ERROR)
          .forEach(k -> options.add("-Asignet.severity." + k.code() + "=off"));
    }
    Text mutant = Text.source("mutated.Mutant", source);
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    StringWriter out = new StringWriter();
    Memory memory = new Memory(disk);
    Optional<String> crash = Optional.empty();
    boolean success = false;
    try {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              out, memory, said, options, null, List.of(mutant, Text.source("mutated.User", user)));
      task.setProcessors(List.of(new SignetProcessor()));
      success = task.call();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      crash = Optional.of(trace.toString());
    }
    List<Message> messages = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> d : said.getDiagnostics()) {
      if (d.getKind() != Diagnostic.Kind.NOTE) {
        boolean here = d.getSource() != null && d.getSource().getName().equals(mutant.getName());
        String file = d.getSource() == null ? "nowhere" : d.getSource().getName();
        messages.add(
            new Message(d.getKind(), d.getMessage(Locale.ROOT), file, here ? d.getPosition() : -1));
      }
    }
    boolean errors = messages.stream().anyMatch(m -> m.kind() == Diagnostic.Kind.ERROR);
    if (crash.isEmpty() && success == errors || !out.toString().isEmpty()) {
      crash = Optional.of("success " + success + " with " + messages + "\n" + out);
    }
    return new Said(
        List.copyOf(messages), crash, new Compiled(memory.classes(), memory.sources(), List.of()));
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
