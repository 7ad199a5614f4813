package dev.signet.tests.size;

import dev.signet.processor.SignetProcessor;
import dev.signet.tests.support.Jdks;
import dev.signet.tests.support.LargeNetworks;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * How much longer javac takes with the processor than without it, for the same file; what is
 * generated is compiled too. Warm times are those of the compiling thread, after other compilations
 * in the same JVM, so that they hold on a busy machine too; cold ones are of a fresh JVM each, from
 * its start to its end. Every number is a median in milliseconds.
 *
 * <p>Run by hand, not part of the tests:
 *
 * <pre>{@code
 * mvn -q -DskipTests install
 * mvn -q -pl tests test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     "-Dexec.args=-cp %classpath dev.signet.tests.size.CompilerSpeed"
 * }</pre>
 */
public final class CompilerSpeed {
  private static final int WARM_UP = 3;
  private static final int WARM_RUNS = 5;
  private static final int COLD_RUNS = Integer.getInteger("cold.runs", 3);

  private CompilerSpeed() {}

  /** Prints a line for each network, or only for those whose names begin with an argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("signet-speed");
    try {
      System.out.printf(
          "%-12s %9s %9s %9s %9s %9s %9s%n",
          "network", "warm off", "warm on", "more", "cold off", "cold on", "more");
      measure("BiReal34", LargeNetworks.biReal34(), folder, arguments);
      measure("DenseNet69", LargeNetworks.denseNet69(), folder, arguments);
      for (int units : new int[] {100, 200, 500, 1000}) {
        measure("Stage" + units, LargeNetworks.stage(units), folder, arguments);
      }
      for (int units : new int[] {100, 200, 500}) {
        measure("Growth" + units, LargeNetworks.growth(units), folder, arguments);
      }
    } finally {
      delete(folder);
    }
  }

  private static void measure(String name, String source, Path folder, String[] wanted)
      throws IOException {
    if (wanted.length > 0 && Stream.of(wanted).noneMatch(name::startsWith)) {
      return;
    }
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    long[] warm = new long[2];
    long[] cold = new long[2];
    for (int on = 0; on < 2; on++) {
      boolean processor = on == 1;
      Path out = Files.createDirectories(folder.resolve(name + on));
      List<String> options = options(file, out, processor);
      for (int i = 0; i < WARM_UP; i++) {
        warm(options);
      }
      LongSupplier ownTime = ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
      warm[on] = median(WARM_RUNS, ownTime, () -> warm(options));
      cold[on] = median(COLD_RUNS, System::nanoTime, () -> cold(options));
    }
    System.out.printf(
        Locale.ROOT,
        "%-12s %9d %9d %9d %9d %9d %9d%n",
        name,
        warm[0],
        warm[1],
        warm[1] - warm[0],
        cold[0],
        cold[1],
        cold[1] - cold[0]);
  }

  private static List<String> options(Path file, Path out, boolean processor) {
    List<String> options = new ArrayList<>(List.of("-d", out.toString(), "-Asignet.warnings=off"));
    options.addAll(List.of("-cp", System.getProperty("java.class.path")));
    if (processor) {
      options.addAll(List.of("-processor", SignetProcessor.class.getName()));
    } else {
      options.add("-proc:none");
    }
    options.add(file.toString());
    return options;
  }

  private static boolean warm(List<String> options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    return javac.run(null, null, null, options.toArray(new String[0])) == 0;
  }

  private static boolean cold(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Jdks.current().resolveSibling("javac").toString());
    command.addAll(options);
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static long median(int runs, LongSupplier clock, BooleanSupplier compilation) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long start = clock.getAsLong();
      if (!compilation.getAsBoolean()) {
        throw new IllegalStateException("the compilation failed; see above");
      }
      times.add((clock.getAsLong() - start) / 1_000_000);
    }
    times.sort(null);
    return times.isEmpty() ? 0 : times.get(times.size() / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
