package dev.signet.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.paths.GradientPaths;
import dev.signet.processor.plan.InferencePlan;
import dev.signet.processor.plan.Plan;
import dev.signet.processor.plan.Runtime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the packed model: constants, tensors, and how one is loaded. {@link PassWriter} adds what
 * runs.
 */
final class ModelWriter {
  private final Plan plan;
  private final Graph graph;
  private final InferencePlan inference;
  private final ClassName model;
  private final ClassName network;
  private final TypeSpec.Builder type;
  private final Names names = Names.ofModel();
  private final MethodTexts texts;

  ModelWriter(Plan plan, MethodTexts texts) {
    this.texts = texts;
    this.plan = plan;
    this.graph = plan.graph();
    this.inference = plan.inference();
    this.model = Names.generated(graph.network(), "Model");
    this.network = Names.of(graph.record());
    this.type = TypeSpec.classBuilder(model);
  }

  TypeSpec.Builder write() {
    type.addModifiers(Modifier.PUBLIC, Modifier.FINAL).superclass(Names.of(Runtime.PACKED_MODEL));
    type.addJavadoc(
        "Packed inference for {@link $T}$L: $L values in, $L logits out. Immutable and thread-safe.\n",
        network,
        Docs.made(graph),
        graph.input().raw(),
        classes());
    Fields.name(names, inference.constants());
    Fields.name(names, inference.tensors());
    Blocks blocks = new Blocks(names, inference::place);
    Fields fields = new Fields(type, names, blocks);
    spec();
    fields.constants(inference.constants());
    fields.fields(inference.tensors());
    entries();
    new PassWriter(plan, names, type, texts).write();
    type.addType(
        PlanLines.type(
            "Steps",
            "AS_JSON",
            "The steps of a pass, one object each, as the model file states them.",
            inference.lines()));
    CostWriter.write(CostSheet.of(plan), type);
    PathsWriter.write(GradientPaths.of(graph), type);
    return type;
  }

  private long classes() {
    return graph.node(graph.output()).shape().size();
  }

  private void spec() {
    Shape raw = graph.input().raw();
    Optional<InputOp.Range> range = graph.input().range();
    CodeBlock least =
        range
            .map(r -> CodeBlock.of("$L", r.least()))
            .orElse(CodeBlock.of("$T.NEGATIVE_INFINITY", Double.class));
    CodeBlock greatest =
        range
            .map(r -> CodeBlock.of("$L", r.greatest()))
            .orElse(CodeBlock.of("$T.POSITIVE_INFINITY", Double.class));
    type.addField(
        FieldSpec.builder(Names.of(Runtime.MODEL_SPEC), "SPEC", Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("What goes in, what comes out, and the steps between.\n")
            .initializer(
                "$T.of($S,$W$L, $L, $L,$W$L, $L,$W$L,$WSteps.AS_JSON)",
                Names.of(Runtime.MODEL_SPEC),
                graph.network().canonicalName(),
                raw.channels(),
                raw.height(),
                raw.width(),
                least,
                greatest,
                classes())
            .build());
  }

  private void entries() {
    ClassName file = Names.of(Runtime.MODEL_FILE);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(file, "file")
            .addStatement("super(SPEC, file)")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("of")
            .addJavadoc("The model of a file that was checked against {@link #SPEC}.\n")
            .addModifiers(Modifier.STATIC)
            .returns(model)
            .addParameter(file, "file")
            .addStatement("return new $T(file)", model)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("load")
            .addJavadoc(
                "Reads a model.\n\n@throws $T if the file cannot be read, is damaged, or is not of"
                    + " this network\n",
                IOException.class)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(model)
            .addParameter(Path.class, "path")
            .addException(IOException.class)
            .addStatement("return of($T.read(path, SPEC))", file)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("load")
            .addJavadoc(
                "Reads a model from a stream, such as a resource in a jar, and leaves it open.\n\n"
                    + "@throws $T if the stream cannot be read, or its content is damaged or not"
                    + " of\n    this network\n",
                IOException.class)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(model)
            .addParameter(InputStream.class, "stream")
            .addException(IOException.class)
            .addStatement("return of($T.read(stream, $S, SPEC))", file, "the stream")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("newPass")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(Names.of(Runtime.PASS))
            .addParameter(Names.of(Runtime.SLICE), "slice")
            .addStatement("return new OnePass(slice)")
            .build());
  }
}
