package dev.signet.benchmarks;

import dev.signet.benchmarks.kernels.KernelsRun;
import dev.signet.benchmarks.layers.LayersRun;
import dev.signet.benchmarks.machine.Machine;
import dev.signet.benchmarks.machine.NativePeaks;
import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.networks.Models;
import dev.signet.benchmarks.networks.NetworksRun;
import dev.signet.benchmarks.networks.StepsRun;
import dev.signet.benchmarks.report.Page;
import dev.signet.benchmarks.report.Result;
import dev.signet.benchmarks.startup.StartupRun;
import dev.signet.benchmarks.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What {@code tests/benchmarks/run} starts: one mode in a JVM of its own. */
@Command(
    name = "tests/benchmarks/run",
    description = "Times Signet against its peers.",
    synopsisSubcommandLabel = "MODE",
    subcommands = HelpCommand.class)
public final class Main implements Runnable {
  /** How {@code run} starts the JVM for each set of kernels. */
  enum Variant {
    /** What the machine has. */
    vector,
    /** Without the Vector API. */
    plain,
    /** With {@code -XX:UseAVX=2}. */
    avx2
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--quick",
      scope = ScopeType.INHERIT,
      description = "Seconds instead of minutes: to see that it works, not for results.")
  private boolean quick;

  @Option(
      names = "--date",
      scope = ScopeType.INHERIT,
      description = "The date that the results bear; today by default.")
  private String date = LocalDate.now().toString();

  @Option(
      names = "--target",
      scope = ScopeType.INHERIT,
      description = "Folder for models and results; given by run.")
  private Path target = Path.of("tests", "benchmarks", "target");

  private Main() {}

  /** Runs the mode that the arguments name. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "No mode was given.");
  }

  /** Binary layers. */
  @Command(description = "Binary layers against ONNX Runtime and the register loops.")
  void layers(@Option(names = "--variant", defaultValue = "vector") Variant variant)
      throws Exception {
    Result result = result("Layers, " + variant + " kernels", "layers");
    if (variant == Variant.avx2) {
      result.fact("flags", "-XX:UseAVX=2");
      if (Machine.lacks("avx512f")) {
        result.note("This CPU has no AVX-512: -XX:UseAVX=2 changes nothing, see the run above.");
        finish(result, "1-layers-3-avx2");
        return;
      }
    }
    var probe = NativePeaks.load(target.resolve("probe"), variant != Variant.avx2);
    LayersRun.run(probe, pace(), result);
    finish(result, "1-layers-" + (variant.ordinal() + 1) + "-" + variant);
  }

  /** Whole networks. */
  @Command(description = "Whole networks against ONNX Runtime and PyTorch.")
  void networks() throws Exception {
    Result result = result("Whole networks", "networks");
    NetworksRun.run(modelFolder(), pace(), result);
    finish(result, "2-networks");
  }

  /** Parts of whole networks. */
  @Command(description = "Where the time of a prediction goes, layer by layer.")
  void steps() throws Exception {
    Result result = result("Steps of whole networks", "steps");
    StepsRun.run(modelFolder(), pace(), result);
    finish(result, "2-networks-steps");
  }

  /** Training. */
  @Command(description = "Training against PyTorch: layers, and a step of a whole network.")
  void training() throws Exception {
    Result result = result("Training", "training");
    TrainingRun.run(pace(), result);
    finish(result, "5-training");
  }

  /** Fresh JVMs. */
  @Command(description = "Time to the first prediction and to full speed, in fresh JVMs.")
  void startup() throws Exception {
    Result result = result("Start-up", "startup");
    StartupRun.run(modelFolder(), pace(), result);
    finish(result, "3-startup");
  }

  /** Kernels by JMH. */
  @Command(description = "Kernels, each alone in a JVM, by JMH.")
  void kernels() throws IOException, RunnerException {
    Result result = result("Kernels", "kernels");
    KernelsRun.run(quick, result);
    finish(result, "4-kernels");
  }

  /** Untrained models for the modes that predict. */
  @Command(description = "Writes the packed models that networks and startup load.")
  void models() throws IOException {
    Models.write(modelFolder());
  }

  /** The page. */
  @Command(description = "Writes the last results into a page.")
  void page(@Parameters(paramLabel = "PAGE") Path page) throws IOException {
    Page.write(page, results());
  }

  private Result result(String title, String mode) {
    Result result = new Result(title, Machine.facts());
    result.fact("command", "tests/benchmarks/run " + mode + (quick ? " --quick" : ""));
    result.fact("date", date);
    if (quick) {
      result.note("A quick run: it shows that everything works, its numbers are no results.");
    }
    return result;
  }

  private void finish(Result result, String name) throws IOException {
    Path file = results().resolve(name + ".json");
    result.write(file);
    System.out.println(result.toText());
    System.out.println("Written: " + file);
  }

  private Path results() {
    return target.resolve("results");
  }

  private Path modelFolder() {
    return target.resolve("models");
  }

  private Pace pace() {
    return quick ? Pace.QUICK : Pace.FULL;
  }
}
