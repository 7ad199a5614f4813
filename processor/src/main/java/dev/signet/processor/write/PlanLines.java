package dev.signet.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes lines of text into the model, as literals short enough to read. */
final class PlanLines {
  private static final int WIDTH = 80;

  /** So many lines in one string: an array of single ones would outgrow its initialiser. */
  private static final int LINES = 16;

  /** Lines that one method or initializer makes. */
  private static final int PART = 2_000;

  private PlanLines() {}

  /**
   * A class with one constant; apart, so that its strings fill no other pool. Long texts are put
   * together from methods, because a static initializer has 64 KB at most.
   *
   * @param name of the class
   * @param constant its name
   * @param doc a sentence on the lines
   * @param lines one string each, or several with line ends between
   */
  static TypeSpec type(String name, String constant, String doc, List<String> lines) {
    TypeName strings = ArrayTypeName.of(ClassName.get(String.class));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(doc + "\n");
    FieldSpec.Builder all =
        FieldSpec.builder(strings, constant).addModifiers(Modifier.STATIC, Modifier.FINAL);
    if (lines.size() <= PART) {
      return type.addField(all.initializer("$L", array(lines)).build()).build();
    }
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += PART) {
      String method = "part" + from / PART;
      List<String> part = lines.subList(from, Math.min(from + PART, lines.size()));
      parts.add(CodeBlock.of("$L()", method));
      type.addMethod(
          MethodSpec.methodBuilder(method)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(strings)
              .addStatement("return new $T$L", strings, array(part))
              .build());
    }
    all.initializer(
        "$T.of($L)\n.flatMap($T::of).toArray($T::new)",
        Stream.class,
        CodeBlock.join(parts, ",$W"),
        Stream.class,
        strings);
    return type.addField(all.build()).build();
  }

  private static CodeBlock array(List<String> lines) {
    return CodeBlock.of(
        "{\n$L\n}", lines.stream().map(PlanLines::literal).collect(CodeBlock.joining(",\n")));
  }

  /** The same text in fewer strings. */
  static List<String> chunks(List<String> lines) {
    List<String> chunks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += LINES) {
      chunks.add(String.join("\n", lines.subList(i, Math.min(i + LINES, lines.size()))));
    }
    return chunks;
  }

  private static CodeBlock literal(String line) {
    List<CodeBlock> parts = new ArrayList<>();
    int from = 0;
    while (from < line.length()) {
      int to = Math.min(from + WIDTH, line.length());
      int end = line.lastIndexOf('\n', to - 1);
      int comma = line.lastIndexOf(',', to);
      if (end >= from) {
        to = end + 1;
      } else if (to < line.length() && comma > from) {
        to = comma + 1;
      }
      parts.add(CodeBlock.of("$S", line.substring(from, to)));
      from = to;
    }
    return parts.stream().collect(CodeBlock.joining("\n    + "));
  }
}
