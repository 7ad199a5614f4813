package dev.signet.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.graph.Node;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.MethodText;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Plan;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes what runs in a packed model: one thread's buffers and one method a layer. */
final class PassWriter {
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
    this.blocks = new Blocks(names, inference::place);
  }

  void write() {
    pass.addModifiers(Modifier.PRIVATE, Modifier.FINAL)
        .addSuperinterface(Names.of(Runtime.PASS))
        .addJavadoc("The buffers of one thread and the layers that work in them.\n");
    buffers();
    Fields.name(names, inference.passFields());
    new Fields(pass, names, blocks, inference.passFields().size()).fields(inference.passFields());
    TypeSpec.Builder below = TypeSpec.classBuilder("Methods");
    LayerMethods layers = new LayerMethods(below, methods);
    byLayer().forEach((layer, steps) -> layer(layers, layer, steps));
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(FLOATS, "raw")
            .addParameter(FLOATS, "logits");
    Calls.add(pass, methods, run, layers.calls());
    below.build().methodSpecs().forEach(pass::addMethod);
    model.addType(pass.build());
  }

  private void buffers() {
    for (InferencePlan.Buffer buffer : inference.buffers()) {
      TypeName type = Blocks.type(buffer.type());
      TypeName element = ((ArrayTypeName) type).componentType();
      buffer(type, names.add(buffer.ref()), CodeBlock.of("new $T[$L]", element, buffer.size()));
    }
    if (inference.kernels().isEmpty()) {
      return;
    }
    buffer(ArrayTypeName.of(TypeName.INT), "scratch", CodeBlock.of("new int[scratch()]"));
    MethodSpec.Builder scratch =
        MethodSpec.methodBuilder("scratch")
            .addJavadoc("Ints that the kernel with the largest need works in.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(TypeName.INT)
            .addStatement("int most = 0");
    for (Ref kernel : inference.kernels()) {
      scratch.addStatement("most = Math.max(most, $L.scratch())", names.of(kernel));
    }
    model.addMethod(scratch.addStatement("return most").build());
  }

  private void buffer(TypeName type, String name, CodeBlock value) {
    pass.addField(
        FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).initializer(value).build());
  }

  private Map<String, List<PackedStep>> byLayer() {
    return inference.steps().stream()
        .filter(s -> !s.code().isEmpty())
        .collect(Collectors.groupingBy(PackedStep::layer, LinkedHashMap::new, Collectors.toList()));
  }

  private void layer(LayerMethods layers, String name, List<PackedStep> steps) {
    Node node =
        plan.graph().nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
    List<String> doc = new ArrayList<>();
    doc.add(Docs.layer(plan.graph(), node));
    node.op().choices().forEach(c -> doc.add(Docs.safe(c)));
    CodeBlock.Builder body = CodeBlock.builder();
    Code all = new Code();
    for (PackedStep step : steps) {
      step.remarks().forEach(r -> doc.add(Docs.safe(r)));
      body.add(blocks.lines(step.code()));
      all.addAll(step.code());
    }
    if (steps.stream().noneMatch(s -> s.op().startsWith("binary") || s.op().startsWith("sign"))) {
      node.op().arithmetic().forEach(a -> doc.add(Docs.safe(a)));
    }
    doc.add(Docs.declared(node));
    String method = layers.add(name, frame(all), body.build(), doc.toArray(new String[0]));
    texts.add(name, MethodText.Role.PACKED, method);
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
