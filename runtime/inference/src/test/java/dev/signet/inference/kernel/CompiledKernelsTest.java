package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static com.google.common.truth.TruthJUnit.assume;

import dev.signet.inference.kernel.ConvShape.Pad;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * HotSpot drops large methods silently: those over 8,000 bytes of code are never compiled, and C1
 * gives up on much smaller ones that are full of Vector API calls, which then run a hundred times
 * slower until C2 happens to take them.
 */
@Timeout(300)
class CompiledKernelsTest {
  /** HotSpot's {@code HugeMethodLimit}. */
  private static final int HUGE = 8_000;

  /** Bytes of code with Vector API calls that C1 was always seen to take. */
  private static final int TILE = 2_500;

  private static final String PACKAGE = "dev.signet.inference.kernel.";
  private static final List<String> CLASSES =
      List.of(
          "BinaryConvolution",
          "PlainBinaryConvolution",
          "PlainFloatConvolution",
          "PlainWordPacker",
          "PlainWindowKernel",
          "Thresholds",
          "VectorBinaryConvolution",
          "CarrySaveConvolution",
          "CarrySaveTiles",
          "TapRows",
          "VectorEpilogues",
          "VectorFloatConvolution",
          "VectorTiles",
          "VectorWordPacker",
          "VectorWindowKernel");

  @Test
  void methodsStayBelowTheLimitsOfTheCompilers() throws IOException {
    assume().that(Kernels.vector().kernels()).isNotNull();
    int tiles = 0;
    for (String name : CLASSES) {
      for (MethodModel method : model(name).methods()) {
        if (method.code().isEmpty()) {
          continue;
        }
        var code = (CodeAttribute) method.code().get();
        boolean tile = usesVectors(code);
        tiles += tile ? 1 : 0;
        assertWithMessage("bytes of code of %s.%s", name, method.methodName())
            .that(code.codeLength())
            .isLessThan(tile ? TILE : HUGE);
      }
    }
    assertThat(tiles).isAtLeast(10);
  }

  private static ClassModel model(String name) throws IOException {
    try (InputStream in = Kernels.class.getResourceAsStream(name + ".class")) {
      return ClassFile.of().parse(in.readAllBytes());
    }
  }

  private static boolean usesVectors(CodeAttribute code) {
    return code.elementStream()
        .anyMatch(e ->
            e instanceof InvokeInstruction call
                && call.owner().asInternalName().startsWith("jdk/incubator/vector/"));
  }

  @Test
  void everyHotKernelIsCompiledByC2() throws IOException, InterruptedException {
    assume().that(Kernels.vector().kernels()).isNotNull();
    List<String> lines = log();
    Set<String> hot = new TreeSet<>();
    Set<String> done = new TreeSet<>();
    List<String> dropped = new ArrayList<>();
    // "time id flags tier class::method (bytes)" and, where C2 inlined, "@ bci class::method ...
    // hot"
    Pattern compiled = Pattern.compile("^ *\\d+ +\\d+ [ %sbn!]* +([1-4]) +(\\S+::\\S+) .*");
    Pattern inlined =
        Pattern.compile("^.*@ \\d+ +(\\S+::\\S+) \\(\\d+ bytes\\).*inline \\(hot\\).*");
    for (String line : lines) {
      if (!line.contains(PACKAGE)) {
        continue;
      }
      Matcher m = compiled.matcher(line);
      Matcher inner = inlined.matcher(line);
      if (line.contains("COMPILE SKIPPED") || line.contains("made not compilable")) {
        dropped.add(line);
      } else if (m.matches() && isKernel(m.group(2))) {
        hot.add(m.group(2));
        if (m.group(1).equals("4")) {
          done.add(m.group(2));
        }
      } else if (inner.matches()) {
        done.add(inner.group(1));
      }
    }
    assertThat(dropped).isEmpty();
    assertThat(hot.size()).isAtLeast(10);
    hot.removeAll(done);
    assertWithMessage("hot, but never compiled by C2").that(hot).isEmpty();
  }

  /** Methods that loop over vectors; what only chooses among them may be left to C1. */
  private static boolean isKernel(String method) throws IOException {
    String name = method.substring(0, method.indexOf("::"));
    if (!name.startsWith(PACKAGE) || !CLASSES.contains(name.substring(PACKAGE.length()))) {
      return false;
    }
    for (MethodModel m : model(name.substring(PACKAGE.length())).methods()) {
      if (m.methodName().equalsString(method.substring(method.indexOf("::") + 2))
          && m.code().isPresent()
          && usesVectors((CodeAttribute) m.code().get())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> log() throws IOException, InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "-XX:+PrintCompilation",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+PrintInlining",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = output.lines().toList();
    String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    assertWithMessage(end).that(process.waitFor()).isEqualTo(0);
    return lines;
  }

  /** Runs the layers of a small network by the vector kernels until all were compiled. */
  static final class Main {
    private static final int RUNS = 100;
    private static final int LEAST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 50;

    private Main() {}

    public static void main(String[] args) {
      KernelSet vectors = Kernels.vector().kernels();
      Map<String, Warmable.Trial> trials = new TreeMap<>();
      for (ConvShape shape :
          List.of(
              new ConvShape(14, 14, 64, 64, 3, 3, 1, 1, 1, 1, Pad.ZERO),
              new ConvShape(14, 14, 128, 64, 3, 3, 2, 2, 1, 1, Pad.ZERO),
              new ConvShape(14, 14, 64, 64, 1, 1, 1, 1, 0, 0, Pad.ZERO),
              new ConvShape(14, 14, 128, 64, 1, 1, 1, 1, 0, 0, Pad.ZERO),
              new ConvShape(14, 14, 192, 64, 1, 1, 1, 1, 0, 0, Pad.ZERO),
              new ConvShape(14, 14, 64, 64, 3, 3, 1, 1, 1, 1, Pad.ONE),
              ConvShape.dense(1024, 128))) {
        trials.put(
            "binary " + shape,
            new BinaryTrial(shape, true, true, shape.in() == shape.out(), vectors));
      }
      for (ConvShape shape :
          List.of(
              new ConvShape(28, 28, 3, 64, 3, 3, 1, 1, 1, 1, Pad.ZERO),
              new ConvShape(28, 28, 8, 8, 3, 3, 1, 1, 1, 1, Pad.ZERO),
              ConvShape.dense(256, 200))) {
        trials.put("floats " + shape, new FloatTrial(shape, true, true, vectors));
      }
      int none = 0;
      for (WarmingLoops<?> loops : new WarmingKernels(null).loops()) {
        trials.put("loops " + none++, loops.trial(vectors));
      }
      var compiler = ManagementFactory.getCompilationMXBean();
      long before = -1;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        long now = compiler.getTotalCompilationTime();
        if (round >= LEAST_ROUNDS && now == before) {
          return; // nothing is left to compile
        }
        before = now;
        for (Warmable.Trial trial : trials.values()) {
          for (int i = 0; i < RUNS; i++) {
            trial.vector();
          }
        }
      }
    }
  }
}
