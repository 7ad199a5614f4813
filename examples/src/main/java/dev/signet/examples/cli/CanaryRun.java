package dev.signet.examples.cli;

import dev.signet.inference.PackedModel;
import dev.signet.inference.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link VerifyCommand} starts for one kind of kernel: says on its standard output what came
 * of it. Arguments: the model's class and its file.
 */
final class CanaryRun {
  private static final int SHOWN = 3;

  private CanaryRun() {}

  /** Runs and exits. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int status;
    try {
      status = run(Class.forName(arguments[0]), Path.of(arguments[1]), out);
    } catch (ReflectiveOperationException e) {
      out.println(arguments[0] + " has no public load(Path): " + e);
      status = Main.WRONG_USE;
    } catch (IOException | IllegalStateException e) {
      out.println(e.getMessage());
      status = Main.WRONG_USE;
    }
    System.exit(status);
  }

  private static int run(Class<?> model, Path file, PrintStream out)
      throws ReflectiveOperationException, IOException {
    Verification said;
    try {
      said = load(model, file).verify();
    } catch (ExceptionInInitializerError e) { // these kernels cannot run here
      Throwable cause = e.getCause();
      out.println("not run: " + cause.getMessage());
      return 0;
    }
    List<String> differences = said.differences();
    if (said.passed()) {
      out.printf("%d inputs, %d logits each: every bit is equal%n", said.inputs(), said.outputs());
      return 0;
    }
    out.printf("%d of %d logits differ%n", differences.size(), said.inputs() * said.outputs());
    differences.stream().limit(SHOWN).forEach(out::println);
    if (differences.size() > SHOWN) {
      out.println("...");
    }
    return VerifyCommand.DIFFERENT;
  }

  private static PackedModel load(Class<?> model, Path file)
      throws ReflectiveOperationException, IOException {
    try {
      return (PackedModel) model.getMethod("load", Path.class).invoke(null, file);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** The class that is generated for a network, if the class path has it. */
  static Optional<Class<?>> model(String network) {
    String name = network;
    while (true) { // records within classes: Outer_InnerModel
      try {
        return Optional.of(Class.forName(name + "Model", false, CanaryRun.class.getClassLoader()));
      } catch (ClassNotFoundException e) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
          return Optional.empty();
        }
        name = name.substring(0, dot) + "_" + name.substring(dot + 1);
      }
    }
  }
}
