package dev.signet.examples.cli;

import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model that tells less. */
@Command(
    name = "redact",
    description = {
      "Writes a model without what it says of its training; it computes the same bits. Machine and"
          + " durations stand in the .run.json beside a model, which is not copied."
    })
final class RedactCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "A model.")
  private Path file;

  @Parameters(index = "1", paramLabel = "INTO", description = "The file to write.")
  private Path into;

  @Option(
      names = "--entry",
      paramLabel = "NAME",
      description =
          "What to take away, as model info names it: train, seed and so on; may be"
              + " repeated (default: everything).")
  private List<String> entries = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    try {
      ModelFile.redact(file, into, Set.copyOf(entries));
    } catch (ModelFileException | IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
    new Console(spec.commandLine().getOut()).line("Wrote %s.", into);
    return 0;
  }
}
