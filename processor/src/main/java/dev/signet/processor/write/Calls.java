package dev.signet.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes a method that calls many others in order. HotSpot never compiles a method over 8,000
 * bytes, so long lists are cut into parts.
 */
final class Calls {
  private static final int PART = 250;

  private Calls() {}

  /**
   * Adds {@code method} with one statement for each call. Gives the parts if there are many, to be
   * added after the methods they call.
   */
  static List<MethodSpec> add(
      TypeSpec.Builder type, Names names, MethodSpec.Builder method, List<CodeBlock> calls) {
    if (calls.size() <= PART) {
      calls.forEach(method::addStatement);
      type.addMethod(method.build());
      return List.of();
    }
    MethodSpec signature = method.build();
    CodeBlock arguments =
        signature.parameters().stream()
            .map(p -> CodeBlock.of("$N", p))
            .collect(CodeBlock.joining(", "));
    List<MethodSpec> parts = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += PART) {
      String name = names.method(signature.name() + ".part" + (from / PART));
      MethodSpec.Builder part = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
      for (ParameterSpec p : signature.parameters()) {
        part.addParameter(p);
      }
      calls.subList(from, Math.min(from + PART, calls.size())).forEach(part::addStatement);
      method.addStatement("$L($L)", name, arguments);
      parts.add(part.build());
    }
    type.addMethod(method.build());
    return parts;
  }
}
