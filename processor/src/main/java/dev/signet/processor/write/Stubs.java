package dev.signet.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Runtime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Classes with the public entries of a network that has errors; they cannot be run. */
final class Stubs {
  private Stubs() {}

  static List<TypeSpec.Builder> of(ClassRef network, boolean decouples, WriteOptions options) {
    List<TypeSpec.Builder> types = new ArrayList<>();
    if (!decouples) {
      return of(network, network, Optional.empty(), options);
    }
    ClassRef decoupled = network.suffixed("Decoupled");
    types.addAll(of(network, network, Optional.of(decoupled), options));
    types.addAll(of(decoupled, network, Optional.empty(), options));
    return types;
  }

  private static List<TypeSpec.Builder> of(
      ClassRef network, ClassRef record, Optional<ClassRef> decoupled, WriteOptions options) {
    ClassName model = Names.generated(network, "Model");
    ClassName trainer = Names.generated(network, "Trainer");
    List<TypeSpec.Builder> types = new ArrayList<>();
    TypeSpec.Builder packed =
        stub(model, record)
            .superclass(Names.of(Runtime.PACKED_MODEL))
            .addMethod(constructor("super(null, null)"))
            .addMethod(
                entry("load", model)
                    .addParameter(Path.class, "path")
                    .addException(IOException.class)
                    .build())
            .addMethod(
                hook("newPass")
                    .addParameter(Names.of(Runtime.SLICE), "slice")
                    .returns(Names.of(Runtime.PASS))
                    .build());
    CostWriter.stub(packed, "$L", refusal());
    PathsWriter.stub(packed, "$L", refusal());
    types.add(packed);
    if (options.trainer()) {
      TypeSpec.Builder stub = trainer(trainer, model, record);
      decoupled.ifPresent(
          d -> stub.addMethod(Decoupling.signature(d).addStatement(refusal()).build()));
      types.add(stub);
    }
    return types;
  }

  private static TypeSpec.Builder trainer(ClassName trainer, ClassName model, ClassRef network) {
    return stub(trainer, network)
        .superclass(ParameterizedTypeName.get(Names.of(Runtime.TRAINER), model))
        .addMethod(constructor("super(null, null)"))
        .addMethod(
            entry("create", trainer).addParameter(Names.of(Runtime.TRAINING), "training").build())
        .addMethod(
            MethodSpec.methodBuilder("report")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Path.class, "file")
                .addException(IOException.class)
                .addStatement(refusal())
                .build())
        .addMethod(hook("forward").build())
        .addMethod(hook("backward").build())
        .addMethod(hook("logits").returns(Names.of(Runtime.VALUES)).build())
        .addMethod(hook("newEvaluation").returns(Names.of(Runtime.PASS)).build())
        .addMethod(hook("freeze").addParameter(Names.of(Runtime.TENSORS), "out").build())
        .addMethod(
            hook("model")
                .addParameter(Names.of(Runtime.MODEL_FILE), "file")
                .returns(model)
                .build());
  }

  private static TypeSpec.Builder stub(ClassName type, ClassRef network) {
    return TypeSpec.classBuilder(type)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc(
            "Stands in while {@link $T} has errors; nothing of it can be run.\n",
            Names.of(network));
  }

  private static MethodSpec constructor(String body) {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addStatement(body)
        .build();
  }

  private static MethodSpec.Builder entry(String name, ClassName returned) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(returned)
        .addStatement(refusal());
  }

  private static MethodSpec.Builder hook(String name) {
    return TrainerWriter.override(name).addStatement(refusal());
  }

  private static CodeBlock refusal() {
    return CodeBlock.of(
        "throw new $T($S)",
        IllegalStateException.class,
        "this network has errors; see the compiler's messages");
  }
}
