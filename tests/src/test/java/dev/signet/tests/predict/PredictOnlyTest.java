package dev.signet.tests.predict;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.Network;
import dev.signet.inference.PackedModel;
import dev.signet.processor.SignetProcessor;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.tests.support.Generated;
import dev.signet.tests.support.InMemory;
import dev.signet.tests.support.Jars;
import dev.signet.tests.support.Jdks;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project that only predicts: compiled for Java 17 without the training runtime, run on JDK 17
 * and on this JDK, from the class path and as a module, with nothing but the jars of inference and
 * dsl.
 */
class PredictOnlyTest {
  private static final String NETWORK =
      """
      package app;

      import dev.signet.dsl.BatchNorm;
      import dev.signet.dsl.BinaryConv;
      import dev.signet.dsl.BinaryDense;
      import dev.signet.dsl.Conv;
      import dev.signet.dsl.Dense;
      import dev.signet.dsl.Filters;
      import dev.signet.dsl.MaxPool;
      import dev.signet.dsl.Network;
      import dev.signet.dsl.Units;
      import dev.signet.dsl.Window;
      import dev.signet.dsl.activation.Sigmoid;

      /** A bit of everything. */
      @Network(input = {3, 9, 9}, range = {-1, 1})
      public record Small(
          @Filters(20) Conv stem,
          BatchNorm norm1,
          @Filters(70) BinaryConv conv,
          @Window(2) MaxPool pool,
          BatchNorm norm2,
          @Units(30) BinaryDense dense,
          BatchNorm norm3,
          Sigmoid sigmoid,
          @Units(4) Dense logits) {}
      """;

  private static final String MAIN =
      """
      package app;

      import java.nio.file.Path;
      import java.util.SplittableRandom;

      /** Prints the bits of the logits of a few inputs. */
      public final class Main {
        private Main() {}

        /** The argument is the model's file. */
        public static void main(String[] arguments) throws Exception {
          SmallModel model = SmallModel.load(Path.of(arguments[0]));
          SplittableRandom random = new SplittableRandom(3);
          for (int n = 0; n < 5; n++) {
            float[] input = new float[243];
            for (int i = 0; i < input.length; i++) {
              input[i] = (float) (2 * random.nextDouble() - 1);
            }
            for (float logit : model.logits(input)) {
              System.out.println(logit + "=" + Integer.toHexString(Float.floatToRawIntBits(logit)));
            }
          }
        }
      }
      """;

  private static final String MODULE =
      """
      module app {
        requires dev.signet.dsl;
        requires dev.signet.inference;
      }
      """;

  @TempDir static Path folder;
  private static List<Path> runtime;
  private static Path plainApp;
  private static Path moduleApp;
  private static Path file;
  private static String expected;

  @BeforeAll
  static void buildTheProject() throws IOException {
    runtime =
        List.of(
            Jars.of(Network.class, "dev.signet.dsl", folder),
            Jars.of(PackedModel.class, "dev.signet.inference", folder));
    plainApp = project("plain", Map.of("app/Small.java", NETWORK, "app/Main.java", MAIN));
    moduleApp =
        project(
            "module",
            Map.of("app/Small.java", NETWORK, "app/Main.java", MAIN, "module-info.java", MODULE));
    file = folder.resolve("small.safetensors");
    expected = train(file);
  }

  @Test
  void onTheClassPathOfJdk17() throws Exception {
    check(Jdks.seventeen(), classPath());
  }

  @Test
  void onTheClassPathOfThisJdk() throws Exception {
    check(Jdks.current(), classPath());
  }

  @Test
  void onTheModulePathOfJdk17() throws Exception {
    check(Jdks.seventeen(), modulePath());
  }

  @Test
  void onTheModulePathOfThisJdk() throws Exception {
    check(Jdks.current(), modulePath());
  }

  @Test
  void noTrainerIsGeneratedWithoutTheTrainingRuntime() {
    assertThat(Files.exists(plainApp.resolve("app/SmallModel.class"))).isTrue();
    assertThat(Files.exists(plainApp.resolve("app/SmallTrainer.class"))).isFalse();
  }

  private static List<String> classPath() {
    return List.of("-cp", path(plainApp, runtime), "app.Main");
  }

  private static List<String> modulePath() {
    return List.of("-p", path(moduleApp, runtime), "-m", "app/app.Main");
  }

  /** Runs with all logging silenced; nothing else may then be said. */
  private static void check(Path java, List<String> how) throws Exception {
    Path silence = folder.resolve("silent.properties");
    Files.writeString(silence, ".level=OFF\n");
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Djava.util.logging.config.file=" + silence);
    command.addAll(how);
    command.add(file.toString());
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // its mere presence makes a JVM talk
    Process process = builder.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertWithMessage("ended within a minute: %s", command).that(ended).isTrue();
    assertWithMessage("standard error of %s", command).that(Files.readString(err)).isEmpty();
    assertWithMessage("logits of %s", command)
        .that(Files.readString(out).lines().toList())
        .containsExactlyElementsIn(expected.split(" "))
        .inOrder();
  }

  /** Trains the same record here, saves the model, and evaluates the inputs of {@code Main}. */
  private static String train(Path file) throws IOException {
    InMemory.Compiled compiled = InMemory.compile(NETWORK);
    Trainer<?> trainer =
        Generated.of("app.Small", compiled).trainer(Training.builder().epochs(2).batch(8).build());
    float[][] inputs = Data.inputs(1, 24, 243, -1, 1, false);
    trainer.fit(Data.labelled(inputs, 3, 9, 9, 4));
    trainer.freeze().save(file);
    SplittableRandom random = new SplittableRandom(3);
    List<String> bits = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      float[] input = new float[243];
      for (int i = 0; i < input.length; i++) {
        input[i] = (float) (2 * random.nextDouble() - 1);
      }
      bits.add(Bits.of(trainer.evaluateLogits(input)));
    }
    return String.join(" ", bits);
  }

  /** Compiles for release 17 with the processor and no flag but the paths; returns the classes. */
  private static Path project(String name, Map<String, String> sources) throws IOException {
    Path root = Files.createDirectories(folder.resolve(name));
    Path classes = Files.createDirectories(root.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path place = root.resolve("src").resolve(source.getKey());
      Files.createDirectories(place.getParent());
      files.add(Files.writeString(place, source.getValue()));
    }
    boolean module = sources.containsKey("module-info.java");
    List<String> options = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
    options.addAll(List.of("--class-path", module ? "" : path(runtime.get(0), runtime)));
    options.addAll(module ? List.of("--module-path", path(runtime.get(0), runtime)) : List.of());
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager disk =
        javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> units = disk.getJavaFileObjectsFromPaths(files);
      JavaCompiler.CompilationTask task = javac.getTask(said, disk, null, options, null, units);
      task.setProcessors(List.of(new SignetProcessor()));
      task.call();
    }
    assertWithMessage("what javac says of project %s", name).that(said.toString()).isEmpty();
    return classes;
  }

  private static String path(Path first, List<Path> others) {
    List<String> all = new ArrayList<>();
    all.add(first.toString());
    others.stream().filter(p -> !p.equals(first)).forEach(p -> all.add(p.toString()));
    return String.join(File.pathSeparator, all);
  }
}
