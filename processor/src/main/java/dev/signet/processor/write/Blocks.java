package dev.signet.processor.write;

import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Type;
import dev.signet.processor.plan.Value;
import dev.signet.processor.text.ArrayTypeName;
import dev.signet.processor.text.CodeBlock;
import dev.signet.processor.text.TypeName;
import java.util.function.Function;

/**
 * Lays out the lines of a plan as Java text.
 *
 * @param names names of members
 * @param places where values lie
 */
record Blocks(Names names, Function<Value, Ref> places) {
  /** For code without values of packed inference. */
  static Blocks of(Names names) {
    return new Blocks(
        names,
        value -> {
          throw new IllegalStateException(value + " has no place here");
        });
  }

  /** All lines. */
  CodeBlock lines(Code code) {
    CodeBlock.Builder text = CodeBlock.builder();
    for (Code.Line line : code.lines()) {
      if (line instanceof Code.Statement statement) {
        text.statement(expression(statement.text()));
      } else if (line instanceof Code.Open open) {
        add(text, open.text(), false);
        text.add(" {\n$>");
      } else if (line instanceof Code.Close close) {
        text.add("$<}$L\n", close.tail().isEmpty() ? "" : close.tail() + ";");
      }
    }
    return text.build();
  }

  /** A piece of a line, which may be broken after commas. */
  CodeBlock expression(Code.Expr text) {
    CodeBlock.Builder piece = CodeBlock.builder();
    add(piece, text, true);
    return piece.build();
  }

  private void add(CodeBlock.Builder text, Code.Expr expr, boolean breaks) {
    String template = expr.template();
    int hole = 0;
    int from = 0;
    for (int at = template.indexOf('$'); at >= 0; at = template.indexOf('$', from)) {
      words(text, template.substring(from, at), breaks);
      fill(text, expr.holes().get(hole++), breaks);
      from = at + 1;
    }
    words(text, template.substring(from), breaks);
  }

  private static void words(CodeBlock.Builder text, String words, boolean breaks) {
    // an empty list of arguments leaves its comma to nobody: templates put lists last or alone
    // and a tensor that is prepared on its way may stand on a line of its own
    if (breaks && (words.contains(", ") || words.contains("(file."))) {
      text.add(words.replace(", ", ",$W").replace("(file.", "($Zfile."));
    } else {
      text.words(words);
    }
  }

  private void fill(CodeBlock.Builder text, Object filling, boolean breaks) {
    if (filling instanceof Code.Expr inner) {
      add(text, inner, breaks);
    } else if (filling instanceof ClassRef type) {
      text.add(Names.of(type));
    } else if (filling instanceof String literal) {
      text.literal(literal);
    } else {
      text.words(word(filling));
    }
  }

  private String word(Object filling) {
    if (filling instanceof Ref ref) {
      return names.of(ref);
    } else if (filling instanceof Value value) {
      return names.of(places.apply(value));
    } else if (filling instanceof Float number) {
      return number + "f";
    }
    return String.valueOf(filling); // int, boolean
  }

  /** A member's type as Java text names it. */
  static TypeName type(Type type) {
    TypeName element =
        type.element() != null
            ? Names.of(type.element())
            : switch (type.primitive()) {
              case "float" -> TypeName.FLOAT;
              case "long" -> TypeName.LONG;
              default -> TypeName.INT;
            };
    return type.array() ? ArrayTypeName.of(element) : element;
  }
}
