package dev.signet.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the plan's text into the model, as literals short enough to read. */
final class PlanLines {
  private static final int WIDTH = 80;

  private PlanLines() {}

  /** A class with the constant {@code AS_JSON}; apart, so that its strings fill no other pool. */
  static TypeSpec type(List<String> lines) {
    CodeBlock all = lines.stream().map(PlanLines::literal).collect(CodeBlock.joining(",\n"));
    return TypeSpec.classBuilder("Steps")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The steps of a pass, one object each, as the model file states them.\n")
        .addField(
            FieldSpec.builder(ArrayTypeName.of(ClassName.get(String.class)), "AS_JSON")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .initializer("{\n$L\n}", all)
                .build())
        .build();
  }

  private static CodeBlock literal(String line) {
    List<CodeBlock> parts = new ArrayList<>();
    int from = 0;
    while (from < line.length()) {
      int to = Math.min(from + WIDTH, line.length());
      int comma = line.lastIndexOf(',', to);
      if (to < line.length() && comma > from) {
        to = comma + 1;
      }
      parts.add(CodeBlock.of("$S", line.substring(from, to)));
      from = to;
    }
    return parts.stream().collect(CodeBlock.joining("\n    + "));
  }
}
