package dev.signet.examples.cli;

import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelFileException;
import dev.signet.inference.kernel.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves a model's bits, with every kind of kernel in a JVM of its own. */
@Command(
    name = "verify",
    description = {
      "Computes the inputs whose logits the model carries, with each kind of kernel that this"
          + " machine can run, and compares every bit.",
      "Exit status 0: all are equal; 1: some are not; 2: it cannot be tried."
    })
final class VerifyCommand implements Callable<Integer> {
  /** Exit status where bits differ. */
  static final int DIFFERENT = 1;

  private static final List<String> KERNELS = List.of("naive", "plain", "vector");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A model, such as out/digits/digits.safetensors.")
  private Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + " is no file.");
    }
    Class<?> model;
    try {
      String network = ModelFile.network(file);
      model =
          CanaryRun.model(network)
              .orElseThrow(() ->
                  new UserError(
                      "%s is a model of %s, which this program does not have. Call verify() of"
                              .formatted(file, network)
                          + " its model in a program that has it."));
    } catch (ModelFileException e) {
      throw new UserError(e.getMessage());
    }
    Console console = new Console(spec.commandLine().getOut());
    console.line("%s, %s:", file, model.getName());
    int status = 0;
    for (String kernels : KERNELS) {
      Said said = run(kernels, model);
      if (said.status() == Main.WRONG_USE) {
        throw new UserError(String.join(" ", said.lines()));
      }
      console.line("  %-6s  %s", kernels, String.join("\n          ", said.lines()));
      status = Math.max(status, said.status());
    }
    return status;
  }

  private record Said(int status, List<String> lines) {}

  /** Kernels are chosen once in the life of a JVM. */
  private Said run(String kernels, Class<?> model) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-D" + Kernels.PROPERTY + "=" + kernels);
    command.addAll(List.of(CanaryRun.class.getName(), model.getName(), file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    return out.isBlank()
        ? new Said(DIFFERENT, List.of("ended with status " + status + " and said nothing"))
        : new Said(status, out.lines().toList());
  }
}
