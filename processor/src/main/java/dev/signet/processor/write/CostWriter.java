package dev.signet.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.cost.Executed;
import dev.signet.processor.cost.Nominal;
import dev.signet.processor.plan.Runtime;
import javax.lang.model.element.Modifier;

/** Writes what a network costs into its model: totals as constants, the whole sheet as text. */
final class CostWriter {
  private final TypeSpec.Builder constants =
      TypeSpec.classBuilder("Costs")
          .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
          .addJavadoc("What the network costs for one input, in total.\n")
          .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());

  private CostWriter() {}

  /** Adds constants and sheet to a model. */
  static void write(CostSheet sheet, TypeSpec.Builder model) {
    model.addType(constants(sheet.nominal(), sheet.executed().orElseThrow()));
    model.addType(
        PlanLines.type(
            "CostLines",
            "AS_JSON",
            "Costs, the total and each layer.",
            PlanLines.chunks(sheet.lines())));
    ClassName type = Names.of(Runtime.COST_SHEET);
    entries(model, "return $T.parse(CostLines.AS_JSON)", type);
  }

  /** Adds the same members to a class that stands in for a model; its numbers are 0. */
  static void stub(TypeSpec.Builder model, String refusal, Object... arguments) {
    Nominal nominal = CostSheet.NONE.nominal();
    model.addType(constants(nominal, CostSheet.NONE.executed().orElseThrow()));
    entries(model, refusal, arguments);
  }

  private static void entries(TypeSpec.Builder model, String body, Object... arguments) {
    ClassName type = Names.of(Runtime.COST_SHEET);
    model.addMethod(
        MethodSpec.methodBuilder("costs")
            .addJavadoc("What the network costs, layer by layer.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(type)
            .addStatement(body, arguments)
            .build());
    model.addMethod(
        MethodSpec.methodBuilder("costSheet")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(type)
            .addStatement("return costs()")
            .build());
  }

  private static TypeSpec constants(Nominal n, Executed e) {
    return new CostWriter()
        .add("PARAMETERS", n.trained(), "Numbers that training finds.")
        .add("BINARY_WEIGHTS", n.binaryWeights(), "Weights of one bit.")
        .add("REAL_WEIGHTS", n.realWeights(), "Real weights and biases.")
        .add("STORAGE_BITS", n.storageBits(), "Storage as publications count it.")
        .add("BINARY_MACS", n.binaryMacs(), "Products of two bits.")
        .add("ONE_SIDED_MACS", n.oneSidedMacs(), "Products of a real value with a bit.")
        .add("REAL_MACS", n.realMacs(), "Products of two real values.")
        .add("FLOPS_64", n.flops64(), "64 times the FLOPs as publications count them.")
        .add("ACE", n.ace(), "Arithmetic computation effort.")
        .add(
            "MODEL_BYTES",
            e.tensorBytes(),
            "Tensors of the layers in the model file, without tables.")
        .add("TABLE_BYTES", e.tableBytes(), "At most so many more for tables of thresholds.")
        .add("BIT_OPERATIONS", e.bitOperations(), "Products of two bits that run, in whole words.")
        .add("FLOAT_MACS", e.floatMacs(), "Products of a float with a weight that run.")
        .add(
            "ACTIVATION_BYTES",
            e.activationBytes(),
            "Arrays of a pass on one thread, with plain kernels.")
        .add("LIVE_BYTES", e.liveBytes(), "Values that are needed at one time, at most.")
        .constants
        .build();
  }

  private CostWriter add(String name, long value, String doc) {
    constants.addField(
        FieldSpec.builder(TypeName.LONG, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(doc + "\n")
            .initializer(grouped(value) + "L")
            .build());
    return this;
  }

  /** In groups of three, without a formatter and its locales; the value is none below 0. */
  private static String grouped(long value) {
    StringBuilder digits = new StringBuilder(Long.toString(value));
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, '_');
    }
    return digits.toString();
  }
}
