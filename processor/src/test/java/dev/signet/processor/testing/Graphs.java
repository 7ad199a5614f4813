package dev.signet.processor.testing;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.check.Checks;
import dev.signet.processor.diag.Printer;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.GraphBuilder;
import dev.signet.processor.op.Ops;
import dev.signet.processor.scan.Records;
import dev.signet.processor.scan.Scanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The front of the river only: sources in, sound graphs out. */
public final class Graphs {
  private Graphs() {}

  /** The graph of the only network in the source, which must be sound. */
  public static Graph of(String source) {
    return of(List.of(), source);
  }

  /** The graph of the only network in the source, compiled against class files. */
  public static Graph of(List<Path> classPath, String source) {
    Front front = new Front();
    assertThat(Compiled.sources(front, classPath, source).errors()).isEmpty();
    assertThat(front.graphs).hasSize(1);
    return front.graphs.get(0);
  }

  /**
   * The graph that the only network in the source means, though its alphabets are not compiled yet;
   * nothing else may be wrong.
   */
  public static Graph meant(String source) {
    Map<String, Graph> meant = allMeant(List.of(source));
    assertThat(meant).hasSize(1);
    return meant.values().iterator().next();
  }

  /** The same of all networks in the sources, by the simple names of their records. */
  public static Map<String, Graph> allMeant(List<String> sources) {
    Front front = new Front();
    Compiled compiled = Compiled.sources(front, List.of(), sources.toArray(new String[0]));
    for (Compiled.Message error : compiled.errors()) {
      assertThat(error.text()).startsWith("[UnsupportedAlphabet]");
    }
    Map<String, Graph> meant = new LinkedHashMap<>();
    front.meant.forEach(g -> meant.put(g.network().simpleName(), g));
    return meant;
  }

  private static final class Front extends AbstractProcessor {
    private final List<Graph> meant = new ArrayList<>();
    private final List<Graph> graphs = new ArrayList<>();
    private final Records records = new Records();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Records.LANGUAGE;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      records.enter(round, processingEnv.getElementUtils());
      Problems problems = new Problems();
      Scanner scanner =
          new Scanner(processingEnv, records.sources(), Ops.names(), Checks.allowable(), problems);
      for (TypeElement network : records.networks()) {
        scanner
            .scan(network)
            .map(d -> GraphBuilder.network(d, problems))
            .flatMap(b -> {
              meant.add(b.graph());
              return Checks.prove(b, problems);
            })
            .ifPresent(s -> graphs.add(s.graph()));
      }
      new Printer(processingEnv.getMessager()).print(problems);
      records.done();
      return true;
    }
  }
}
