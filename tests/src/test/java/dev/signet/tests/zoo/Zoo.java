package dev.signet.tests.zoo;

import dev.signet.inference.CostRow;
import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.inference.file.ModelSpec;
import dev.signet.tests.support.Data;
import dev.signet.tests.support.Generated;
import dev.signet.tests.support.InMemory;
import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The published networks at full size: each is compiled, trained for one step on random pictures,
 * frozen, saved, loaded and run packed; its packed logits must be those of the trainer's own
 * evaluation, to the bit. Prints a table of sizes, memory and time.
 *
 * <p>Run by hand, not part of the tests; the names of networks may follow, as in {@code Zoo
 * BiRealNet18}:
 *
 * <pre>{@code
 * mvn -q -DskipTests install
 * mvn -q -pl tests test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     "-Dexec.args=-Xmx12g --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -cp %classpath dev.signet.tests.zoo.Zoo"
 * }</pre>
 */
public final class Zoo {
  private static final String FOLDER = "processor/src/test/resources/published";

  private static final String IMPORTS =
      """
      import static dev.signet.dsl.Param.*;
      import dev.signet.dsl.*;
      import dev.signet.dsl.activation.*;
      import dev.signet.dsl.block.*;
      import dev.signet.dsl.encoder.*;
      import dev.signet.dsl.estimator.*;
      import dev.signet.dsl.scaling.*;
      import dev.signet.dsl.source.*;
      """;

  private static final Pattern NETWORK =
      Pattern.compile("@Network\\(.*?\\nrecord (\\w+)\\(.*?\\) \\{\\}", Pattern.DOTALL);

  private static final int BATCH = 8;
  private static final int PREDICTIONS = 15;

  private Zoo() {}

  /** Prints a line for each network, or only for those named. */
  public static void main(String[] names) throws IOException, InterruptedException {
    System.out.println(
        "| network | file, MB | activations, MB | training step, s | heap after it, MB |"
            + " one prediction, ms |");
    System.out.println("|---|---|---|---|---|---|");
    Path folder = Files.createTempDirectory("signet-zoo");
    try (Stream<Path> files = Files.list(Repository.root().resolve(FOLDER))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        for (Declared network : declared(SourceText.read(file))) {
          if (names.length == 0 || Arrays.asList(names).contains(network.name)) {
            System.out.println(row(network, folder));
          }
        }
      }
    } finally {
      try (Stream<Path> made = Files.list(folder)) {
        for (Path file : made.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** A network and what its file declares besides networks. */
  private record Declared(String name, String source) {}

  private static List<Declared> declared(String file) {
    String rest = NETWORK.matcher(file).replaceAll("");
    List<Declared> networks = new ArrayList<>();
    for (Matcher m = NETWORK.matcher(file); m.find(); ) {
      String network = m.group().replace("\nrecord ", "\npublic record ");
      networks.add(new Declared(m.group(1), IMPORTS + network + rest.replaceAll("public ", "")));
    }
    return networks;
  }

  private static String row(Declared network, Path folder)
      throws IOException, InterruptedException {
    Generated generated = Generated.of(network.name, InMemory.compile(network.source));
    Training settings = Training.builder().epochs(2).batch(BATCH).shard(4).build();
    Trainer<?> trainer = generated.trainer(settings);
    ModelSpec spec = trainer.spec();
    int size = spec.channels() * spec.height() * spec.width();
    float[][] pictures = Data.inputs(1, BATCH, size, 0, 255, true);
    Dataset data =
        Data.labelled(pictures, spec.channels(), spec.height(), spec.width(), spec.classes());
    resetPeak();
    long begun = System.nanoTime();
    trainer.fit(data);
    double step = (System.nanoTime() - begun) / 2e9;
    long heap = peak();

    Path file = folder.resolve(network.name + ".safetensors");
    trainer.freeze().save(file);
    PackedModel model = generated.load(file);
    float[] expected = trainer.evaluateLogits(pictures[0]);
    if (!Arrays.equals(model.logits(pictures[0]), expected)) {
      throw new AssertionError(network.name + ": packed logits are not those of the trainer");
    }
    model.warmUp();
    CostRow.Executed executed = model.costSheet().total().executed();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %,d | %.1f |",
        network.name,
        Files.size(file) / 1e6,
        (executed.bufferBytes() + executed.scratchBytes()) / 1e6,
        step,
        heap / 1_000_000,
        milliseconds(model, pictures[0], new float[spec.classes()]));
  }

  private static double milliseconds(PackedModel model, float[] picture, float[] logits) {
    long[] times = new long[PREDICTIONS];
    try (Predictor predictor = model.predictor()) {
      for (int i = -PREDICTIONS; i < PREDICTIONS; i++) {
        long begun = System.nanoTime();
        predictor.logits(picture, logits);
        times[Math.max(0, i)] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(times);
    return times[PREDICTIONS / 2] / 1e6;
  }

  private static void resetPeak() {
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return pools().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP);
  }
}
