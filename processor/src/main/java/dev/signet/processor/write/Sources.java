package dev.signet.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.plan.MethodText;
import dev.signet.processor.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** The generated classes of a network: its packed model and, where wanted, its trainer. */
public final class Sources {
  private static final String PROCESSOR = "dev.signet.processor.SignetProcessor";

  /** What a page's name ends in. */
  static final String PAGE = "Report.html";

  private Sources() {}

  /**
   * Writes the classes of a network.
   *
   * @param decoupling how the decoupled network is made of it, if it is
   * @param originating its record, the one element each file depends on
   * @return the methods of its layers, as they were written
   */
  public static Supplier<List<MethodText>> write(
      Plan plan,
      Optional<Decoupling> decoupling,
      Element originating,
      Filer filer,
      WriteOptions options)
      throws IOException {
    List<Source> sources = sources(plan, decoupling, originating, options);
    for (Source source : sources) {
      write(source.file(), originating, filer);
    }
    return () -> sources.stream().flatMap(s -> s.methods().stream()).toList();
  }

  /**
   * Writes the page of a network beside its classes.
   *
   * @param originating its record
   */
  public static void page(ClassRef network, String text, Element originating, Filer filer)
      throws IOException {
    String name = network.derived(PAGE);
    FileObject file =
        filer.createResource(
            StandardLocation.CLASS_OUTPUT, network.packageName(), name, originating);
    try (OutputStream out = file.openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Writes classes with the public entries only, so that code which uses them compiles while the
   * network's own errors are reported.
   */
  public static void stubs(
      ClassRef network, boolean decouples, Element originating, Filer filer, WriteOptions options)
      throws IOException {
    for (TypeSpec.Builder type : Stubs.of(network, decouples, options)) {
      write(file(network, type, originating, options), originating, filer);
    }
  }

  /** In one piece: JavaPoet's many small ones would each be encoded for itself. */
  private static void write(JavaFile file, Element originating, Filer filer) throws IOException {
    String name = file.typeSpec().name();
    String whole = file.packageName().isEmpty() ? name : file.packageName() + "." + name;
    String text = file.toString();
    try (Writer out = filer.createSourceFile(whole, originating).openWriter()) {
      out.write(text);
    }
  }

  /** Declares a package that holds nothing; no class comes of it. */
  public static void pause(String name, Element originating, Filer filer) throws IOException {
    try (Writer out = filer.createSourceFile(name + ".package-info", originating).openWriter()) {
      out.write("/** Empty: a class was awaited that another processor might write. */\n");
      out.write("package " + name + ";\n");
    }
  }

  /** The files of a plan; {@code originating} may be null in tests. */
  static List<JavaFile> files(Plan plan, Element originating, WriteOptions options) {
    return sources(plan, Optional.empty(), originating, options).stream()
        .map(Source::file)
        .toList();
  }

  /** A file and where its layers' methods stand. */
  private record Source(JavaFile file, MethodTexts texts) {
    List<MethodText> methods() {
      return texts.in(file.typeSpec().name() + ".java", file.toString());
    }
  }

  private static List<Source> sources(
      Plan plan, Optional<Decoupling> decoupling, Element originating, WriteOptions options) {
    List<Source> sources = new ArrayList<>();
    ClassRef network = plan.graph().network();
    List<String> lints = lints(plan.graph());
    MethodTexts model = new MethodTexts();
    for (TypeSpec part : Parts.of(new ModelWriter(plan, model).write(), network.packageName())) {
      sources.add(new Source(file(network, silent(part, lints), originating, options), model));
    }
    if (options.trainer()) {
      MethodTexts trainer = new MethodTexts();
      for (TypeSpec part :
          Parts.of(new TrainerWriter(plan, decoupling, trainer).write(), network.packageName())) {
        sources.add(new Source(file(network, silent(part, lints), originating, options), trainer));
      }
    }
    return sources;
  }

  /** What javac would warn of in generated code, where the declaration has been warned already. */
  private static List<String> lints(Graph graph) {
    return graph.nodes().stream()
        .flatMap(n -> n.op().chosen().stream())
        .flatMap(c -> c.lints().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static TypeSpec.Builder silent(TypeSpec part, List<String> lints) {
    TypeSpec.Builder type = part.toBuilder();
    if (!lints.isEmpty()) {
      AnnotationSpec.Builder suppress = AnnotationSpec.builder(SuppressWarnings.class);
      lints.forEach(lint -> suppress.addMember("value", "$S", lint));
      type.addAnnotation(suppress.build());
    }
    return type;
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
