package dev.signet.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Runtime;
import dev.signet.processor.rewrite.Carry;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes how a trainer makes that of the decoupled network.
 *
 * @param network the decoupled network
 * @param carries what becomes of the numbers of each layer
 */
public record Decoupling(ClassRef network, List<Carry> carries) {
  MethodSpec method() {
    ClassName trainer = Names.generated(network, "Trainer");
    MethodSpec.Builder method =
        signature(network)
            .addJavadoc(
                "The decoupled network with what this one has learnt, to be trained on: see {@link"
                    + " dev.signet.dsl.Decouple}.\nThis trainer stays as it is.\n\n"
                    + "@param training its settings, usually fewer epochs and a lower learning"
                    + " rate than those here\n"
                    + "@throws $T when the settings do not fit the decoupled network\n"
                    + "@throws $T before the input was fitted\n",
                IllegalArgumentException.class,
                IllegalStateException.class)
            .addStatement("$T decoupled = $T.create(training)", trainer, trainer)
            .addStatement("$T carry = decoupling(decoupled)", Names.of(Runtime.DECOUPLING));
    carries.forEach(carry -> method.addStatement(statement(carry)));
    return method.addStatement("carry.end()").addStatement("return decoupled").build();
  }

  /** {@code decouple}, without a body. */
  static MethodSpec.Builder signature(ClassRef network) {
    return MethodSpec.methodBuilder("decouple")
        .addModifiers(Modifier.PUBLIC)
        .returns(Names.generated(network, "Trainer"))
        .addParameter(Names.of(Runtime.TRAINING), "training");
  }

  private static CodeBlock statement(Carry carry) {
    if (carry instanceof Carry.Norm norm) {
      CodeBlock shifts =
          norm.shifts().stream().map(s -> CodeBlock.of(",$W$Lf", s)).collect(CodeBlock.joining(""));
      return CodeBlock.of("carry.norm($S,$W$L$L)", norm.layer(), norm.sums(), shifts);
    }
    if (carry instanceof Carry.Repeated r) {
      return CodeBlock.of(
          "carry.repeated($S,$W$L,$W$L,$W$Lf)", r.tensor(), r.block(), r.copies(), r.divisor());
    }
    return CodeBlock.of("carry.same($S)", ((Carry.Same) carry).layer());
  }
}
