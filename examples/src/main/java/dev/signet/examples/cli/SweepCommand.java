package dev.signet.examples.cli;

import dev.signet.examples.study.Charts;
import dev.signet.examples.study.Rounds;
import dev.signet.examples.study.Sets;
import dev.signet.examples.study.Trial;
import dev.signet.examples.sweep.Ranking;
import dev.signet.examples.sweep.Slot;
import dev.signet.examples.sweep.Variant;
import dev.signet.examples.sweep.Variants;
import dev.signet.inference.file.AtomicFile;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.recipe.Recipe;
import dev.signet.training.recipe.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One network with several choices, seed by seed. */
@Command(
    name = "sweep",
    description = "Trains a network with other choices, all with the same seeds, and compares.")
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions options;

  @Parameters(paramLabel = "NAME", description = "Whose network: digits or cifar.")
  private String name;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the data, as the example NAME takes it.")
  private Path data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each variant, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = Spans.class,
      defaultValue = "1h",
      description =
          "No round of all variants is begun that would take longer (default:"
              + " ${DEFAULT-VALUE}). The same command again goes on.")
  private Duration budget;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the training data (default: as the example NAME).")
  private int epochs;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "Only the first of the training set, and of the test set (default: all).")
  private int examples = Integer.MAX_VALUE;

  private final Map<Slot, List<String>> named = new EnumMap<>(Slot.class);

  @Option(
      names = "--inputs",
      paramLabel = "CLASS",
      split = ",",
      description = "Estimators of inputs; the first is what others are compared with.")
  void inputs(List<String> names) {
    named.put(Slot.INPUTS, names);
  }

  @Option(
      names = "--weights",
      paramLabel = "CLASS",
      split = ",",
      description = "Estimators of weights.")
  void weights(List<String> names) {
    named.put(Slot.WEIGHTS, names);
  }

  @Option(names = "--scales", paramLabel = "CLASS", split = ",", description = "Scalings.")
  void scales(List<String> names) {
    named.put(Slot.SCALE, names);
  }

  @Option(
      names = "--sources",
      paramLabel = "CLASS",
      split = ",",
      description = "Sources of weights.")
  void sources(List<String> names) {
    named.put(Slot.SOURCE, names);
  }

  @Override
  public Integer call() throws IOException {
    Subject subject = Subject.of(name);
    atLeastOne("--seeds", seeds);
    atLeastOne("--examples", examples);
    if (spec.commandLine().getParseResult().hasMatchedOption("--epochs")) {
      atLeastOne("--epochs", epochs);
    } else {
      epochs = subject.epochs(data);
    }
    Console console = new Console(spec.commandLine().getOut());
    try {
      List<Variant> variants = Variant.all(named);
      ImageJob.Task task = subject.task(data, options.seed);
      Path out = options.out("sweep/" + subject.id());
      console.line("Compiling %d variants of %s.", variants.size(), subject.network());
      Variants compiler =
          new Variants(out.resolve("variants"), warning -> console.line("%s", warning));
      Map<Variant, Function<Training, Trainer<?>>> trainers =
          compiler.compile(subject.network(), variants);
      Sets sets = Sets.of(head(task.train()), head(task.test()));
      Path runs = out.resolve("runs");
      Rounds.keep(runs, protocol(compiler.declared(subject.network()), sets));
      Rounds<Variant> rounds = rounds(runs, subject, trainers, sets, new RoundsConsole<>(console));
      tell(new Ranking(variants, rounds.run(budget)), out, console);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
    return 0;
  }

  private static void atLeastOne(String option, int given) {
    if (given < 1) {
      throw new UserError(option + " must be at least 1, not " + given + ".");
    }
  }

  private Dataset head(Dataset all) {
    return all.head(Math.min(examples, all.size()));
  }

  /** What runs that are compared have in common. */
  private Map<String, Object> protocol(String declared, Sets sets) {
    Map<String, Object> protocol = new TreeMap<>(sets.fingerprints());
    protocol.put("network", declared);
    protocol.put("epochs", epochs);
    return protocol;
  }

  private Rounds<Variant> rounds(
      Path folder,
      Subject subject,
      Map<Variant, Function<Training, Trainer<?>>> trainers,
      Sets sets,
      Rounds.Progress<Variant> progress) {
    List<Variant> variants = List.copyOf(trainers.keySet());
    Rounds.Plan<Variant> plan =
        new Rounds.Plan<>() {
          @Override
          public List<Variant> round(int number) {
            return number < seeds ? variants : List.of();
          }

          @Override
          public String id(Variant variant) {
            return variant.id();
          }
        };
    Rounds.Runner<Variant> runner =
        (variant, seed, checkpoints) -> {
          Function<Stage, Trainer<?>> trainer =
              stage -> trainers.get(variant).apply(settings(subject, stage, seed));
          Trial.Course course = (in, measure) -> Recipe.in(in).first("trained", trainer);
          return new Trial(course, sets).run(checkpoints, progress::epoch);
        };
    return new Rounds<>(folder, plan, options.seed, runner, progress, System::nanoTime);
  }

  private Training settings(Subject subject, Stage stage, long seed) {
    return subject
        .recipe(Training.builder().epochs(epochs).seed(seed))
        .checkups(false)
        .checkpoints(stage.checkpoints().keep(1))
        .build();
  }

  private void tell(Ranking found, Path out, Console console) throws IOException {
    console.line("");
    console.line("%s", found.markdown());
    Path table = out.resolve("sweep.md");
    AtomicFile.write(table, found.markdown().getBytes(StandardCharsets.UTF_8));
    Path picture = out.resolve("sweep.png");
    Charts.differences(found.rows(), picture);
    console.line("Wrote %s and %s.", table, picture);
    if (options.json != null) {
      Results results = new Results();
      found.members().forEach(results::put);
      results.write(options.json);
      console.line("Wrote %s.", options.json);
    }
  }
}
