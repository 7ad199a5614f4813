package dev.signet.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.plan.LayerCode;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the evaluation of one image: +-1 as floats, the arithmetic of the packed model. */
final class EvaluationWriter {
  private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

  private final TrainingPlan training;
  private final Graph graph;
  private final TypeSpec.Builder trainer;
  private final TypeSpec.Builder pass = TypeSpec.classBuilder("EvaluationPass");
  private final Names names;
  private final Names methods = Names.ofPass();
  private final Blocks blocks;

  EvaluationWriter(TrainingPlan training, Graph graph, Names outer, TypeSpec.Builder trainer) {
    this.training = training;
    this.graph = graph;
    this.trainer = trainer;
    this.names = outer.inner();
    this.blocks = Blocks.of(names);
  }

  void write() {
    trainer.addMethod(
        TrainerWriter.override("newEvaluation")
            .returns(Names.of(Runtime.PASS))
            .addStatement("return new EvaluationPass()")
            .build());
    pass.addModifiers(Modifier.PRIVATE, Modifier.FINAL)
        .addSuperinterface(Names.of(Runtime.PASS))
        .addJavadoc(
            Wrap.at(
                90,
                "Evaluation of one image without packing: deployed signs as floats, naive loops, and"
                    + " the packed model's order of operations. It sees the parameters as they are"
                    + " when it is made."));
    Fields.name(names, training.evaluationFields());
    new Fields(pass, names, blocks).fields(training.evaluationFields());
    TypeSpec.Builder below = TypeSpec.classBuilder("Methods");
    LayerMethods layers = new LayerMethods(below, methods);
    MethodSpec input = MethodSpec.methodBuilder("frame").addParameter(FLOATS, "raw").build();
    MethodSpec other = MethodSpec.methodBuilder("frame").build();
    for (LayerCode layer : training.layers()) {
      if (!layer.evaluate().isEmpty()) {
        layers.add(
            layer.node().name(),
            layer.node().id() == 0 ? input : other,
            blocks.lines(layer.evaluate()),
            Docs.layer(graph, layer.node()));
      }
    }
    below.addMethods(run(layers.calls()));
    below.build().methodSpecs().forEach(pass::addMethod);
    Parts.nested(pass.build()).forEach(trainer::addType);
  }

  private List<MethodSpec> run(List<CodeBlock> layers) {
    List<CodeBlock> calls = new ArrayList<>(layers);
    long classes = graph.node(graph.output()).shape().size();
    calls.add(
        CodeBlock.of(
            "$T.arraycopy($L, 0, logits, 0, $L)",
            System.class,
            names.of(training.evaluated()),
            classes));
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(FLOATS, "raw")
            .addParameter(FLOATS, "logits");
    return Calls.add(pass, methods, run, calls);
  }
}
