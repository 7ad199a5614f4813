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

  /** The graphs of all networks in the sources, which must be sound, by their records' names. */
  public static Map<String, Graph> all(List<String> sources) {
    Front front = new Front();
    Compiled compiled = Compiled.sources(front, List.of(), sources.toArray(new String[0]));
    assertThat(compiled.errors()).isEmpty();
    Map<String, Graph> all = new LinkedHashMap<>();
    front.graphs.forEach(g -> all.put(g.network().simpleName(), g));
    return all;
  }

  private static final class Front extends AbstractProcessor {
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
            .flatMap(b -> Checks.prove(b, problems))
            .ifPresent(s -> graphs.add(s.graph()));
      }
      new Printer(processingEnv.getMessager()).print(problems);
      records.done();
      return true;
    }
  }
}
