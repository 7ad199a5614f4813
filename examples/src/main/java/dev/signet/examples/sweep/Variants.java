package dev.signet.examples.sweep;

import com.sun.source.util.JavacTask;
import dev.signet.processor.SignetProcessor;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Variants of a network, compiled as a user's would be: the record of each is written into a
 * folder, the processor generates its classes beside it, and both stay there to be read.
 */
public final class Variants {
  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final Path folder;
  private final Consumer<String> warnings;

  /**
   * A compiler of variants.
   *
   * @param folder for sources and classes
   * @param warnings is told of the processor's
   */
  public Variants(Path folder, Consumer<String> warnings) {
    this.folder = folder.toAbsolutePath().normalize();
    this.warnings = warnings;
    if (javac == null) {
      throw new IllegalArgumentException("this Java has no compiler. Run it with a JDK.");
    }
  }

  /**
   * Compiles.
   *
   * @param network full name of a record on the class path
   * @return what makes trainers, in the same order
   * @throws IllegalArgumentException if a choice is none, or the processor refuses a variant
   * @throws IOException if files cannot be written
   */
  public Map<Variant, Function<Training, Trainer<?>>> compile(
      String network, List<Variant> variants) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path generated = Files.createDirectories(folder.resolve("generated"));
    Declaration declaration = declaration(network);
    Map<Path, Variant> files = new LinkedHashMap<>();
    for (Variant variant : variants) {
      Path file =
          sources
              .resolve(declaration.folder().replace('.', '/'))
              .resolve(declaration.name(variant) + ".java");
      files.put(file, variant);
      String source = declaration.source(variant);
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
    }
    compile(files, List.of("-d", classes.toString(), "-s", generated.toString()));
    URL[] where = {classes.toUri().toURL()};
    @SuppressWarnings("resource") // classes are loaded from it as long as the program runs
    ClassLoader loader = new URLClassLoader(where, Variants.class.getClassLoader());
    Map<Variant, Function<Training, Trainer<?>>> trainers = new LinkedHashMap<>();
    for (Variant variant : variants) {
      String name = declaration.folder() + "." + declaration.name(variant) + "Trainer";
      trainers.put(variant, creator(loader, name));
    }
    return trainers;
  }

  /**
   * What is declared in the record of a network and its own blocks: another text is another
   * network.
   */
  public String declared(String network) {
    return declaration(network).text();
  }

  /** A compiler is asked for what it read of a class file. */
  private Declaration declaration(String network) {
    JavacTask task =
        (JavacTask)
            javac.getTask(
                new StringWriter(), null, null, options(), List.of("java.lang.Object"), null);
    return new Declaration(
        task.getElements(),
        task.getTypes(),
        Objects.requireNonNull(task.getElements().getTypeElement(network), network));
  }

  private static List<String> options() {
    return List.of("-classpath", System.getProperty("java.class.path"), "-encoding", "UTF-8");
  }

  private void compile(Map<Path, Variant> files, List<String> folders) throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options = new ArrayList<>(options());
    options.addAll(List.of("-proc:full", "-Xlint:none"));
    options.addAll(folders);
    try (StandardJavaFileManager manager =
        javac.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              new StringWriter(),
              manager,
              found,
              options,
              null,
              manager.getJavaFileObjectsFromPaths(files.keySet()));
      task.setProcessors(List.of(new SignetProcessor()));
      boolean done = task.call();
      for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
        String message = about(diagnostic, files) + diagnostic.getMessage(null);
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
          throw new IllegalArgumentException(message);
        }
        if (diagnostic.getKind() == Diagnostic.Kind.WARNING) {
          warnings.accept(message);
        }
      }
      if (!done) {
        throw new IllegalStateException("javac failed and did not say why");
      }
    }
  }

  private static String about(
      Diagnostic<? extends JavaFileObject> diagnostic, Map<Path, Variant> files) {
    JavaFileObject source = diagnostic.getSource();
    Variant variant = source == null ? null : files.get(Path.of(source.toUri()));
    return variant == null ? "" : variant + ": ";
  }

  private static Function<Training, Trainer<?>> creator(ClassLoader loader, String name) {
    MethodHandle create;
    try {
      Class<?> trainer = loader.loadClass(name);
      create =
          MethodHandles.publicLookup()
              .findStatic(trainer, "create", MethodType.methodType(trainer, Training.class))
              .asType(MethodType.methodType(Trainer.class, Training.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the processor made no " + name, e);
    }
    return settings -> {
      try {
        return (Trainer<?>) create.invokeExact(settings);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
