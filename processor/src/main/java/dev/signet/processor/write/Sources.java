package dev.signet.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.check.SoundGraph;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** The generated classes of a network: its packed model and, where wanted, its trainer. */
public final class Sources {
  private static final String PROCESSOR = "dev.signet.processor.SignetProcessor";

  private Sources() {}

  /**
   * Writes the classes of a network.
   *
   * @param graph the network
   * @param originating its record, the one element each file depends on
   */
  public static void write(SoundGraph graph, Element originating, Filer filer, WriteOptions options)
      throws IOException {
    for (JavaFile file : files(Plan.of(graph), originating, options)) {
      file.writeTo(filer);
    }
  }

  /**
   * Writes classes with the public entries only, so that code which uses them compiles while the
   * network's own errors are reported.
   */
  public static void stubs(ClassRef network, Element originating, Filer filer, WriteOptions options)
      throws IOException {
    for (TypeSpec.Builder type : Stubs.of(network, options)) {
      file(network, type, originating, options).writeTo(filer);
    }
  }

  /** The files of a plan; {@code originating} may be null in tests. */
  static List<JavaFile> files(Plan plan, Element originating, WriteOptions options) {
    List<JavaFile> files = new ArrayList<>();
    ClassRef network = plan.graph().network();
    files.add(file(network, new ModelWriter(plan).write(), originating, options));
    if (options.trainer()) {
      files.add(file(network, new TrainerWriter(plan).write(), originating, options));
    }
    return files;
  }

  private static JavaFile file(
      ClassRef network, TypeSpec.Builder type, Element originating, WriteOptions options) {
    if (originating != null) {
      type.addOriginatingElement(originating);
    }
    if (options.generated()) {
      type.addAnnotation(
          AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
              .addMember("value", "$S", PROCESSOR)
              .build());
    }
    return JavaFile.builder(network.packageName(), type.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }
}
