package dev.signet.examples.cli;

import dev.signet.examples.mismatch.MismatchStudy;
import dev.signet.examples.mismatch.Ordering;
import dev.signet.examples.mismatch.Toy;
import dev.signet.examples.plot.BarChart;
import dev.signet.training.mismatch.GradientMismatch;
import dev.signet.training.mismatch.LayerMismatch;
import dev.signet.training.mismatch.MismatchReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The toy study of gradient mismatch. */
@Command(
    name = "mismatch",
    description =
        "Measures on small networks how far the gradient of training is from that of the loss.")
final class MismatchCommand implements Callable<Integer> {
  /** Progress is said so often in one network. */
  private static final int PARTS = 4;

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions options;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Weights and inputs are drawn so often (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      defaultValue = "" + GradientMismatch.EPSILON,
      description = "How far a weight is moved to either side (default: ${DEFAULT-VALUE}).")
  private double epsilon;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "8000",
      description = "Examples whose mean loss is taken (default: ${DEFAULT-VALUE}).")
  private int examples;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that work (default: all there are). They change no number.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "" + GradientMismatch.BUDGET,
      description = "Passes of one example that a network may take (default: ${DEFAULT-VALUE}).")
  private long budget;

  @Override
  public Integer call() throws IOException {
    atLeastOne("--seeds", seeds);
    atLeastOne("--examples", examples);
    atLeastOne("--threads", threads);
    Console console = new Console(spec.commandLine().getOut());
    MismatchStudy study = study();
    Path out = options.out("mismatch");
    List<Map<Toy, MismatchReport>> found = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      long seed = options.seed + i;
      found.add(run(study, seed, console));
    }
    tell(console, found);
    Path picture = out.resolve("mismatch.png");
    chart(found).write(picture);
    console.line("Wrote %s.", picture);
    if (options.json != null) {
      results(found).write(options.json);
      console.line("Wrote %s.", options.json);
    }
    return 0;
  }

  private static void atLeastOne(String option, int given) {
    if (given < 1) {
      throw new UserError(option + " must be at least 1, not " + given + ".");
    }
  }

  private MismatchStudy study() {
    try {
      return new MismatchStudy(examples, threads, GradientMismatch.of(epsilon).budget(budget));
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
  }

  /** What is measured is ours, so that only the options can be wrong. */
  private static Map<Toy, MismatchReport> run(MismatchStudy study, long seed, Console console) {
    try {
      return study.run(
          seed,
          (toy, layer, done, all) -> {
            if (done * PARTS / all != (done - 1) * PARTS / all) {
              console.line("seed %d, %-18s  %3d%%  %s", seed, toy, 100 * done / all, layer);
            }
          });
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    }
  }

  private void tell(Console console, List<Map<Toy, MismatchReport>> found) {
    console.line("");
    console.line(
        "Cosine of the gradient of training and the coordinate discrete gradient, epsilon %s,"
            + " %d examples%s:",
        epsilon, examples, seeds == 1 ? "" : ", means of " + seeds + " seeds");
    console.line(
        "  %-20s %s",
        "", layers(found).stream().map("%8s"::formatted).collect(Collectors.joining(" ")));
    for (Toy toy : Toy.values()) {
      double[] means = MismatchStudy.means(found, toy);
      List<String> cells = new ArrayList<>();
      for (double mean : means) {
        cells.add(String.format(Locale.ROOT, "%8.4f", mean));
      }
      console.line("  %-20s %s", toy, String.join(" ", cells));
    }
    console.line("");
    for (Ordering ordering : Ordering.values()) {
      console.line(
          "(%s) %s: %s (%d of %d seeds).",
          ordering.name().toLowerCase(Locale.ROOT),
          ordering.words(),
          verdict(ordering, found),
          ordering.count(found),
          found.size());
    }
  }

  private static String verdict(Ordering ordering, List<Map<Toy, MismatchReport>> found) {
    return ordering.count(found) == found.size() ? "holds" : "does not hold";
  }

  private static List<String> layers(List<Map<Toy, MismatchReport>> found) {
    return found.get(0).get(Toy.PLAIN).layers().stream().map(LayerMismatch::layer).toList();
  }

  private BarChart chart(List<Map<Toy, MismatchReport>> found) {
    String subtitle =
        "cosine of both gradients by layer, epsilon %s, %d examples".formatted(epsilon, examples);
    BarChart chart = new BarChart("gradient mismatch", subtitle, layers(found));
    for (Toy toy : Toy.values()) {
      chart.add(toy.toString(), MismatchStudy.means(found, toy));
    }
    return chart;
  }

  private Results results(List<Map<Toy, MismatchReport>> found) {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Map<String, Object> run = new LinkedHashMap<>();
      run.put("seed", options.seed + i);
      Map<String, Object> networks = new LinkedHashMap<>();
      found.get(i).forEach((toy, report) -> networks.put(toy.toString(), report.members()));
      run.put("networks", networks);
      runs.add(run);
    }
    List<Map<String, Object>> orderings = new ArrayList<>();
    for (Ordering ordering : Ordering.values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("ordering", ordering.words());
      one.put("verdict", verdict(ordering, found));
      one.put("seeds", ordering.count(found));
      orderings.add(one);
    }
    return new Results().put("runs", runs).put("orderings", orderings);
  }
}
