package dev.signet.processor.write;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.palantir.javapoet.JavaFile;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Net;
import dev.signet.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedSourcesTest {
  private static final WriteOptions ALL = new WriteOptions(true, true);
  private static final WriteOptions MODELS = new WriteOptions(false, true);

  @Test
  void everythingCompilesWithoutAWarning() {
    List<JavaFile> files = new ArrayList<>();
    List<Javac.Source> more = new ArrayList<>(Javac.training());
    for (Net net : Nets.all()) {
      files.addAll(files(net, ALL));
      more.addAll(records(net));
    }
    assertThat(files).hasSize(2 * Nets.all().size());
    assertThat(Javac.compile(25, files, more)).isEmpty();
  }

  @Test
  void modelsCompileForRelease17() {
    List<JavaFile> files = new ArrayList<>();
    List<Javac.Source> more = new ArrayList<>();
    for (Net net : List.of(Nets.digit(), Nets.residual(), Nets.mixtures(), Nets.awkward())) {
      files.addAll(files(net, MODELS));
      more.addAll(records(net));
    }
    assertThat(files).hasSize(4);
    assertThat(Javac.compile(17, files, more)).isEmpty();
  }

  @Test
  void aThousandLayersFitIntoClassFiles() {
    Net net = Nets.deep();
    assertThat(net.build().graph().nodes().size()).isAtLeast(1000);
    List<Javac.Source> more = new ArrayList<>(Javac.training());
    more.addAll(records(net));
    assertThat(Javac.compile(25, files(net, ALL), more)).isEmpty();
  }

  @Test
  void stubsCompile() {
    ClassRef network = new ClassRef("test.nets", List.of("Wrong"));
    List<JavaFile> files =
        Stubs.of(network, true, ALL).stream()
            .map(t -> JavaFile.builder("test.nets", t.build()).skipJavaLangImports(true).build())
            .toList();
    List<Javac.Source> more = new ArrayList<>(Javac.training());
    more.add(new Javac.Source("test.nets", "Wrong", "package test.nets; record Wrong() {}"));
    more.add(
        new Javac.Source(
            "test.nets",
            "User",
            "package test.nets; class User { Object a(dev.signet.training.Training t) throws"
                + " java.io.IOException { WrongModel.load(null).labels(); WrongModel.gradientPaths();"
                + " WrongDecoupledModel.load(null).labels(); WrongDecoupledTrainer d ="
                + " WrongTrainer.create(t).decouple(t); return d.freeze(); } }"));
    assertThat(Javac.compile(25, files, more)).isEmpty();
  }

  @Test
  void sameGraphSameText() {
    for (Net net : Nets.all()) {
      assertThat(text(files(net, ALL))).isEqualTo(text(files(net, ALL)));
    }
  }

  @Test
  void generatedOnlyWhereVisible() {
    assertThat(text(files(Nets.mlp(), new WriteOptions(true, true)))).contains("@Generated(");
    assertThat(text(files(Nets.mlp(), new WriteOptions(true, false)))).doesNotContain("Generated");
  }

  @Test
  void modelsKnowNothingOfTraining() {
    for (Net net : Nets.all()) {
      String model = files(net, ALL).get(0).toString();
      assertThat(model).doesNotContain("dev.signet.training");
      assertThat(model).doesNotContain("nd4j");
    }
  }

  @Test
  void linesFitTheColumnsExceptLiterals() {
    for (Net net : Nets.all()) {
      for (String line : text(files(net, ALL)).split("\n")) {
        if (!line.contains("\\\"") && !line.startsWith("import")) {
          assertWithMessage(line).that(line.length()).isAtMost(110);
        }
      }
    }
  }

  private static List<JavaFile> files(Net net, WriteOptions options) {
    return Sources.files(Plan.of(net.build()), null, options);
  }

  private static String text(List<JavaFile> files) {
    return String.join("\n", files.stream().map(JavaFile::toString).toList());
  }

  /** The records that generated comments link to. */
  private static List<Javac.Source> records(Net net) {
    ClassRef network = net.build().graph().network();
    List<String> names = network.simpleNames();
    String header =
        network.packageName().isEmpty() ? "" : "package " + network.packageName() + "; ";
    String body =
        names.size() == 1
            ? "record " + names.get(0) + "() {}"
            : "final class " + names.get(0) + " { record " + names.get(1) + "() {} }";
    return List.of(new Javac.Source(network.packageName(), names.get(0), header + body));
  }
}
