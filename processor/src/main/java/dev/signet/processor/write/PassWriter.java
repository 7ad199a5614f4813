package dev.signet.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.graph.Node;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Member;
import dev.signet.processor.plan.MethodText;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Plan;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Type;
import dev.signet.processor.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes what runs in a packed model: one thread's buffers and one method a layer. */
final class PassWriter {
  /** Names in one line of {@code places}. */
  private static final int PLACES = 8;

  private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

  private final Plan plan;
  private final InferencePlan inference;
  private final TypeSpec.Builder model;
  private final TypeSpec.Builder pass = TypeSpec.classBuilder("OnePass");
  private final Names names;
  private final Names methods = Names.ofPass();
  private final Blocks blocks;
  private final MethodTexts texts;

  PassWriter(Plan plan, Names outer, TypeSpec.Builder model, MethodTexts texts) {
    this.plan = plan;
    this.inference = plan.inference();
    this.model = model;
    this.texts = texts;
    this.names = outer.inner();
    this.blocks = new Blocks(names, inference::name);
  }

  void write() {
    pass.addModifiers(Modifier.PRIVATE, Modifier.FINAL)
        .superclass(Names.of(Runtime.PACKED_PASS))
        .addJavadoc("The buffers of a pass and the layers that work in them, some rows or all.\n");
    buffers();
    Fields.name(names, inference.passFields());
    new Fields(pass, names, blocks).fields(inference.passFields());
    TypeSpec.Builder below = TypeSpec.classBuilder("Methods");
    LayerMethods layers = new LayerMethods(below, methods);
    Map<String, List<PackedStep>> steps = byLayer();
    for (Node node : plan.graph().nodes()) {
      if (steps.containsKey(node.name())) {
        layer(layers, node, steps.get(node.name()));
      }
    }
    pass.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(Names.of(Runtime.SLICE), "slice")
            .addStatement("super(slice)")
            .build());
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(FLOATS, "raw")
            .addParameter(FLOATS, "logits");
    List<MethodSpec> parts = Calls.add(pass, methods, run, layers.calls());
    below.addMethods(parts).build().methodSpecs().forEach(pass::addMethod);
    model.addMethod(places());
    Parts.nested(pass.build()).forEach(model::addType);
  }

  /**
   * Where each step's value lies, for people who read the plan; the model file does not have it.
   */
  private MethodSpec places() {
    List<String> places =
        inference.steps().stream().map(s -> names.of(inference.place(s.out()))).toList();
    List<CodeBlock> lines = new ArrayList<>();
    for (int from = 0; from < places.size(); from += PLACES) {
      List<String> line = places.subList(from, Math.min(from + PLACES, places.size()));
      lines.add(CodeBlock.of("$S", String.join(" ", line)));
    }
    return MethodSpec.methodBuilder("places")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(ArrayTypeName.of(ClassName.get(String.class)))
        .addStatement("return new String[] {\n$L}", CodeBlock.join(lines, ",\n"))
        .build();
  }

  private void buffers() {
    for (InferencePlan.Buffer buffer : inference.buffers()) {
      TypeName type = Blocks.type(buffer.type());
      String call = buffer.type().equals(Type.LONGS) ? "longs" : "floats";
      buffer(type, names.add(buffer.ref()), CodeBlock.of("slice.$L($L)", call, buffer.size()));
    }
    inference
        .owned()
        .forEach((own, shared) -> {
          buffer(FLOATS, names.add(own), CodeBlock.of("slice.own($L)", names.of(shared)));
        });
    if (inference.kernels().isEmpty()) {
      return;
    }
    List<CodeBlock> kernels = new ArrayList<>();
    Set<Code.Expr> seen = new HashSet<>(); // of kernels that are made alike one is enough
    for (Member kernel : inference.constants()) {
      if (inference.kernels().contains(kernel.ref()) && seen.add(kernel.value())) {
        kernels.add(CodeBlock.of("$L", names.of(kernel.ref())));
      }
    }
    ClassName workspace = Names.of(Runtime.WORKSPACE);
    buffer(
        workspace, "scratch", CodeBlock.of("$T.of($L)", workspace, CodeBlock.join(kernels, ",$W")));
  }

  private void buffer(TypeName type, String name, CodeBlock value) {
    pass.addField(
        FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).initializer(value).build());
  }

  private Map<String, List<PackedStep>> byLayer() {
    return inference.steps().stream()
        .filter(s -> !s.code().isEmpty())
        .collect(Collectors.groupingBy(PackedStep::layer));
  }

  private void layer(LayerMethods layers, Node node, List<PackedStep> steps) {
    List<String> doc = new ArrayList<>();
    doc.add(Docs.layer(plan.graph(), node));
    node.op().choices().forEach(c -> doc.add(Docs.safe(c)));
    CodeBlock.Builder body = CodeBlock.builder();
    Code all = new Code();
    for (PackedStep step : steps) {
      step.remarks().forEach(r -> doc.add(Docs.safe(r)));
      Code code = inference.code(step);
      body.add(blocks.lines(code));
      all.addAll(code);
    }
    if (steps.stream().noneMatch(s -> s.op().startsWith("binary") || s.op().startsWith("sign"))) {
      node.op().arithmetic().forEach(a -> doc.add(Docs.safe(a)));
    }
    doc.add(Docs.declared(node));
    String method = layers.add(node.name(), frame(all), body.build(), doc.toArray(new String[0]));
    texts.add(node.name(), MethodText.Role.PACKED, method, List.of());
  }

  /** A method takes what it uses of what the caller gave. */
  private MethodSpec frame(Code code) {
    MethodSpec.Builder frame = MethodSpec.methodBuilder("frame");
    for (Ref given : List.of(InferencePlan.RAW, InferencePlan.LOGITS)) {
      boolean used =
          code.fillings().stream()
              .anyMatch(f -> f instanceof Value v && inference.place(v) == given);
      if (used) {
        frame.addParameter(FLOATS, given.words());
      }
    }
    return frame.build();
  }
}
