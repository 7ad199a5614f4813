package dev.signet.processor.text;

import java.util.List;

/** An annotation. */
public record AnnotationSpec(CodeBlock code) {
  /** Without values. */
  public static AnnotationSpec of(Class<?> type) {
    return new AnnotationSpec(CodeBlock.of("@$T", type));
  }

  /** With strings as its value. */
  public static AnnotationSpec of(ClassName type, List<String> values) {
    CodeBlock.Builder code = CodeBlock.builder().add("@$T(", type);
    if (values.size() == 1) {
      return new AnnotationSpec(code.literal(values.get(0)).words(")").build());
    }
    CodeBlock all =
        values.stream().map(v -> CodeBlock.of("$S", v)).collect(CodeBlock.joining(",\n"));
    return new AnnotationSpec(code.add("{\n$>$>$L$<$<\n})", all).build());
  }
}
