package dev.signet.examples.cli;

import dev.signet.examples.cifar.CifarNetTrainer;
import dev.signet.examples.digits.DigitNetTrainer;
import dev.signet.examples.numbered.E01HelloTrainer;
import dev.signet.examples.numbered.E02OwnEstimatorTrainer;
import dev.signet.examples.numbered.E03OwnBlockTrainer;
import dev.signet.examples.table.TableNetTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the page of an example's network. */
@Command(
    name = "report",
    description = "Writes a page to look at: one network, its choices, costs and generated code.")
final class ReportCommand implements Callable<Integer> {
  /** Writes a page. */
  private interface Writer {
    void write(Path file) throws IOException;
  }

  private static final Map<String, Writer> NETWORKS = new LinkedHashMap<>();

  static {
    NETWORKS.put("digits", DigitNetTrainer::report);
    NETWORKS.put("cifar", CifarNetTrainer::report);
    NETWORKS.put("table", TableNetTrainer::report);
    NETWORKS.put("E01", E01HelloTrainer::report);
    NETWORKS.put("E02", E02OwnEstimatorTrainer::report);
    NETWORKS.put("E03", E03OwnBlockTrainer::report);
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "Whose network: digits, cifar, table, E01, E02 or E03.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page (default: out/report/ and the name, .html).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Writer writer = NETWORKS.get(name);
    if (writer == null) {
      throw new UserError(
          "There is no network "
              + name
              + ". Name one of "
              + String.join(", ", NETWORKS.keySet())
              + ".");
    }
    Path file = out == null ? Path.of("out", "report", name + ".html") : out;
    if (Files.isDirectory(file)) {
      throw new UserError("--out " + file + " is a folder. Name a file.");
    }
    if (file.toAbsolutePath().getParent() instanceof Path parent) {
      Files.createDirectories(parent);
    }
    writer.write(file);
    new Console(spec.commandLine().getOut()).line("%s: open it in a browser.", file);
    return 0;
  }
}
