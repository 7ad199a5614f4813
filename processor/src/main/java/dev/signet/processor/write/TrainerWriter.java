package dev.signet.processor.write;

import static java.util.stream.Collectors.toSet;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Fingerprint;
import dev.signet.processor.plan.LayerCode;
import dev.signet.processor.plan.MethodText;
import dev.signet.processor.plan.Plan;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.SharedMethod;
import dev.signet.processor.plan.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the trainer: what it keeps, each layer forward and backward, evaluation and freezing. */
final class TrainerWriter {
  private static final MethodSpec NOTHING = MethodSpec.methodBuilder("frame").build();

  private final Graph graph;
  private final Plan plan;
  private final TrainingPlan training;
  private final ClassName trainer;
  private final ClassName model;
  private final TypeSpec.Builder type;
  private final Names names = Names.ofTrainer();
  private final Blocks blocks = Blocks.of(names);
  private final MethodTexts texts;
  private final Optional<Decoupling> decoupling;

  TrainerWriter(Plan plan, Optional<Decoupling> decoupling, MethodTexts texts) {
    this.texts = texts;
    this.decoupling = decoupling;
    this.plan = plan;
    this.graph = plan.graph();
    this.training = plan.training();
    this.trainer = Names.generated(graph.network(), "Trainer");
    this.model = Names.generated(graph.network(), "Model");
    this.type = TypeSpec.classBuilder(trainer);
  }

  TypeSpec.Builder write() {
    type.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(Names.of(Runtime.TRAINER), model))
        .addJavadoc(
            "Training of {@link $T}$L; {@link #freeze()} makes its {@link $T}.\n",
            Names.of(graph.record()),
            Docs.made(graph),
            model);
    for (LayerCode layer : training.layers()) {
      List.of(layer.forward(), layer.backward(), layer.evaluate(), layer.freeze())
          .forEach(names::reserve);
    }
    Fields.name(names, training.constants());
    Fields.name(names, training.fields());
    training.shared().forEach(m -> names.add(m.ref()));
    Fields fields = new Fields(type, names, blocks);
    fields.constants(training.constants());
    fields.fields(training.fields());
    entries();
    passes();
    new EvaluationWriter(training, graph, names, type).write();
    new FreezeWriter(plan, model, names, type).write();
    declaration();
    return type;
  }

  private void declaration() {
    type.addMethod(
        override("declaration")
            .addJavadoc("SHA-256 of all that this class does, without names and comments.\n")
            .returns(String.class)
            .addStatement("return $S", Fingerprint.of(training))
            .build());
  }

  private void entries() {
    ClassName settings = Names.of(Runtime.TRAINING);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(settings, "training")
            .addStatement("super($T.SPEC, training)", model)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("create")
            .addJavadoc(
                "A trainer with fresh parameters.\n\n"
                    + "@throws $T when the settings do not fit the network\n",
                IllegalArgumentException.class)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(trainer)
            .addParameter(settings, "training")
            .addStatement("$T trainer = new $T(training)", trainer, trainer)
            .addStatement("trainer.declared()")
            .addStatement("return trainer")
            .build());
    type.addMethod(report());
    decoupling.ifPresent(d -> type.addMethod(d.method()));
    training
        .encoder()
        .ifPresent(e -> {
          answer(Names.of(Runtime.ENCODER), "encoder", CodeBlock.of("$L", names.of(e.encoder())));
          answer(TypeName.INT, "levels", CodeBlock.of("$L", e.levels()));
        });
    if (!training.standardizes()) {
      answer(TypeName.BOOLEAN, "standardizes", CodeBlock.of("false"));
    }
    answer(Names.of(Runtime.VALUES), "logits", CodeBlock.of("$L", names.of(training.logits())));
  }

  private MethodSpec report() {
    CodeBlock.Builder page =
        CodeBlock.builder()
            .add(
                "$T.of($T.class, $S)\n",
                Names.of(Runtime.REPORT_PAGE),
                trainer,
                graph.network().derived(Sources.PAGE));
    for (TrainingPlan.Drawn drawn : training.drawn()) {
      CodeBlock learned =
          drawn.learned().stream()
              .map(n -> CodeBlock.of(", $Lf", n))
              .collect(CodeBlock.joining(""));
      page.add(
          ".$L($S, $L$L)\n",
          drawn.activation() ? "activation" : "estimator",
          drawn.type().canonicalName(),
          names.of(drawn.choice()),
          learned);
    }
    return MethodSpec.methodBuilder("report")
        .addJavadoc(
            "Writes the page of this network with the curves of its choices. The compiler writes"
                + " the page\nwhen it is given {@code -Asignet.report=true}.\n\n"
                + "@throws $T if the file cannot be written\n"
                + "@throws $T when there is no such page\n",
            IOException.class,
            IllegalStateException.class)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(Path.class, "file")
        .addException(IOException.class)
        .addStatement(page.add(".write(file)").build())
        .build();
  }

  private void answer(TypeName of, String name, CodeBlock value) {
    type.addMethod(override(name).returns(of).addStatement("return $L", value).build());
  }

  static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED);
  }

  private void passes() {
    TypeSpec.Builder methods = TypeSpec.classBuilder("Methods");
    training.shared().forEach(m -> methods.addMethod(shared(m)));
    LayerMethods forward = new LayerMethods(methods, names);
    LayerMethods backward = new LayerMethods(methods, names);
    List<CodeBlock> backwardCalls = new ArrayList<>();
    for (LayerCode layer : training.layers()) {
      Node node = layer.node();
      if (!layer.forward().isEmpty()) {
        String name = node.name() + ".forward";
        String method = forward.add(name, NOTHING, blocks.lines(layer.forward()), doc(layer));
        texts.add(node.name(), MethodText.Role.FORWARD, method, called(layer.forward()));
      }
      if (!layer.backward().isEmpty()) {
        String method =
            backward.add(
                node.name() + ".backward",
                NOTHING,
                blocks.lines(layer.backward()),
                "Gradients of " + Docs.safe(node.path()) + ", see above.");
        texts.add(node.name(), MethodText.Role.BACKWARD, method, called(layer.backward()));
      }
    }
    backwardCalls.addAll(backward.calls());
    Collections.reverse(backwardCalls);
    List<MethodSpec> parts =
        new ArrayList<>(Calls.add(type, names, override("forward"), forward.calls()));
    parts.addAll(Calls.add(type, names, override("backward"), backwardCalls));
    methods.addMethods(parts).build().methodSpecs().forEach(type::addMethod);
  }

  private MethodSpec shared(SharedMethod method) {
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(names.of(method.ref()))
            .addJavadoc("$L", Wrap.at(LayerMethods.DOC_WIDTH, Docs.safe(method.about())))
            .addModifiers(Modifier.PRIVATE)
            .addCode(blocks.lines(method.body()));
    method.parameters().forEach(p -> spec.addParameter(Blocks.type(p.type()), names.of(p.name())));
    return method.result() == null
        ? spec.build()
        : spec.returns(Blocks.type(method.result())).build();
  }

  /** The shared methods that a layer's lines call. */
  private List<String> called(Code code) {
    Set<Object> shared = training.shared().stream().map(SharedMethod::ref).collect(toSet());
    return code.fillings().stream()
        .filter(shared::contains)
        .map(ref -> names.of((Ref) ref))
        .distinct()
        .toList();
  }

  private String[] doc(LayerCode layer) {
    List<String> doc = new ArrayList<>();
    doc.add(Docs.layer(graph, layer.node()));
    layer.choices().forEach(c -> doc.add(Docs.safe(c)));
    layer.node().op().trainingArithmetic().forEach(a -> doc.add(Docs.safe(a)));
    doc.add(Docs.declared(layer.node()));
    return doc.toArray(new String[0]);
  }
}
