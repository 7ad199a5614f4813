package dev.signet.examples.cli;

import dev.signet.examples.claims.Claim;
import dev.signet.examples.claims.ClaimCharts;
import dev.signet.examples.claims.Contender;
import dev.signet.examples.claims.Findings;
import dev.signet.examples.claims.Protocol;
import dev.signet.examples.claims.Study;
import dev.signet.inference.file.AtomicFile;
import dev.signet.training.data.Cifar;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The papers' claims on CIFAR-10. */
@Command(
    name = "claims",
    description = "Tries the papers' claims on CIFAR-10, with small networks, seed by seed.")
final class ClaimsCommand implements Callable<Integer> {
  private static final int EPOCHS = 10;
  private static final int SMOKE_EXAMPLES = 2000;
  private static final int SMOKE_TESTS = 1000;
  private static final List<Contender> HYPER =
      List.of(Contender.SIGNS, Contender.WARM, Contender.HYPER, Contender.HYPER_WARM);

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the binary version: data_batch_1.bin, test_batch.bin and so on.")
  private Path data;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = Spans.class,
      description =
          "No round of all networks is begun that would take longer (default: 4h; 30m with"
              + " --smoke). The same command again goes on.")
  private Duration budget;

  @Option(
      names = "--claims",
      paramLabel = "CLAIM",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES} (default: all).",
      completionCandidates = Ids.class,
      converter = Ids.class)
  private List<Claim> claims = List.of(Claim.values());

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the training data (default: 10).")
  private int epochs = EPOCHS;

  @Option(
      names = "--smoke",
      description = "One epoch of few pictures, to see that everything runs; proves nothing.")
  private boolean smoke;

  @Override
  public Integer call() throws IOException {
    if (epochs < 1) {
      throw new UserError("--epochs must be at least 1, not " + epochs + ".");
    }
    Console console = new Console(spec.commandLine().getOut());
    Path folder = JobOptions.folder(data, "the binary version of CIFAR-10");
    Path out = options.out(smoke ? "claims-smoke" : "claims");
    Dataset test = Cifar.test10(folder);
    Protocol protocol = new Protocol(smoke ? 1 : epochs, smoke ? SMOKE_EXAMPLES : 0, options.seed);
    Findings found;
    try {
      Study study =
          Study.of(
              out.resolve("runs"),
              claims,
              protocol,
              Cifar.train10(folder),
              smoke ? test.head(Math.min(SMOKE_TESTS, test.size())) : test,
              new RoundsConsole<>(console));
      found = new Findings(claims, study.run(budget()));
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
    tell(found, out, console);
    return 0;
  }

  private Duration budget() {
    return budget != null ? budget : smoke ? Duration.ofMinutes(30) : Duration.ofHours(4);
  }

  private void tell(Findings found, Path out, Console console) throws IOException {
    console.line("");
    console.line("%s", found.markdown());
    if (smoke) {
      console.line("These were one epoch of few pictures: they say nothing of the claims.");
    }
    Path table = out.resolve("claims.md");
    AtomicFile.write(table, found.markdown().getBytes(StandardCharsets.UTF_8));
    Path differences = out.resolve("differences.png");
    ClaimCharts.differences(found, differences);
    console.line("Wrote %s and %s.", table, differences);
    if (claims.stream().anyMatch(c -> c.contenders().containsAll(HYPER))) {
      Path curves = out.resolve("hyper.png");
      ClaimCharts.curves(found, HYPER, curves);
      console.line("Wrote %s.", curves);
    }
    if (options.json != null) {
      Results results = new Results();
      found.members().forEach(results::put);
      results.write(options.json);
      console.line("Wrote %s.", options.json);
    }
  }

  /** Claims by their names. */
  static final class Ids implements Iterable<String>, ITypeConverter<Claim> {
    private static final Map<String, Claim> ALL =
        Arrays.stream(Claim.values()).collect(Collectors.toMap(Claim::id, c -> c));

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Claim.values()).map(Claim::id).iterator();
    }

    @Override
    public Claim convert(String id) {
      Claim claim = ALL.get(id);
      if (claim == null) {
        throw new TypeConversionException(
            "there is no claim '" + id + "'; there are " + String.join(", ", this));
      }
      return claim;
    }
  }
}
