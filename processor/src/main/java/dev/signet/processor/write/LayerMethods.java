package dev.signet.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Adds small methods, one a layer, and remembers the calls that run them in order. */
final class LayerMethods {
  static final int DOC_WIDTH = 90;

  private final TypeSpec.Builder type;
  private final Names names;
  private final List<CodeBlock> calls = new ArrayList<>();

  LayerMethods(TypeSpec.Builder type, Names names) {
    this.type = type;
    this.names = names;
  }

  /**
   * Adds a method.
   *
   * @param words to name it by
   * @param frame its parameters, which callers pass on under the same names
   * @param doc its comment, one sentence or paragraph each
   * @return its name
   */
  String add(String words, MethodSpec frame, CodeBlock body, String... doc) {
    String name = names.method(words);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameters(frame.parameters())
            .addCode(body);
    method.addJavadoc("$L", Wrap.at(DOC_WIDTH, doc));
    type.addMethod(method.build());
    CodeBlock arguments =
        frame.parameters().stream()
            .map(p -> CodeBlock.of("$N", p))
            .collect(CodeBlock.joining(", "));
    calls.add(CodeBlock.of("$L($L)", name, arguments));
    return name;
  }

  /** The calls so far, in order. */
  List<CodeBlock> calls() {
    return List.copyOf(calls);
  }
}
