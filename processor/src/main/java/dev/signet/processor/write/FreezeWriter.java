package dev.signet.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.graph.Node;
import dev.signet.processor.plan.LayerCode;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Plan;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.plan.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes how the trained network becomes tensors of a packed model. */
final class FreezeWriter {
  private final TrainingPlan training;
  private final Map<String, List<PackedStep>> steps;
  private final ClassName model;
  private final Names names;
  private final TypeSpec.Builder trainer;

  FreezeWriter(Plan plan, ClassName model, Names names, TypeSpec.Builder trainer) {
    this.training = plan.training();
    this.steps =
        plan.inference().steps().stream().collect(Collectors.groupingBy(PackedStep::layer));
    this.model = model;
    this.names = names;
    this.trainer = trainer;
  }

  void write() {
    Blocks blocks = Blocks.of(names);
    TypeSpec.Builder methods = TypeSpec.classBuilder("Methods");
    LayerMethods layers = new LayerMethods(methods, names);
    MethodSpec frame =
        MethodSpec.methodBuilder("frame").addParameter(Names.of(Runtime.TENSORS), "out").build();
    for (LayerCode layer : training.layers()) {
      if (!layer.freeze().isEmpty()) {
        layers.add(
            layer.node().name() + ".freeze",
            frame,
            blocks.lines(layer.freeze()),
            doc(layer.node()));
      }
    }
    MethodSpec.Builder freeze =
        TrainerWriter.override("freeze").addParameter(Names.of(Runtime.TENSORS), "out");
    List<MethodSpec> parts = Calls.add(trainer, names, freeze, layers.calls());
    methods.addMethods(parts).build().methodSpecs().forEach(trainer::addMethod);
    trainer.addMethod(
        TrainerWriter.override("model")
            .returns(model)
            .addParameter(Names.of(Runtime.MODEL_FILE), "file")
            .addStatement("return $T.of(file)", model)
            .build());
  }

  private String[] doc(Node node) {
    List<String> doc = new ArrayList<>();
    doc.add("What the packed model keeps of " + Docs.safe(node.path()) + ".");
    for (PackedStep step : steps.getOrDefault(node.name(), List.of())) {
      step.remarks().forEach(r -> doc.add(Docs.safe(r)));
    }
    return doc.toArray(new String[0]);
  }
}
