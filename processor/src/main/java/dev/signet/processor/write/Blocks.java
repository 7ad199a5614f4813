package dev.signet.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Type;
import dev.signet.processor.plan.Value;
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
        text.addStatement(expression(statement.text()));
      } else if (line instanceof Code.Open open) {
        text.add("$L {\n$>", expression(open.text(), false));
      } else if (line instanceof Code.Close close) {
        text.add("$<}" + close.tail() + (close.tail().isEmpty() ? "\n" : ";\n"));
      }
    }
    return text.build();
  }

  /** A piece of a line, which may be broken after commas. */
  CodeBlock expression(Code.Expr text) {
    return expression(text, true);
  }

  private CodeBlock expression(Code.Expr text, boolean breaks) {
    CodeBlock.Builder block = CodeBlock.builder();
    String template = text.template();
    int hole = 0;
    int from = 0;
    for (int at = template.indexOf('$'); at >= 0; at = template.indexOf('$', from)) {
      words(block, template.substring(from, at), breaks);
      fill(block, text.holes().get(hole++), breaks);
      from = at + 1;
    }
    words(block, template.substring(from), breaks);
    return block.build();
  }

  private static void words(CodeBlock.Builder block, String words, boolean breaks) {
    // an empty list of arguments leaves its comma to nobody: templates put lists last or alone
    // and a tensor that is prepared on its way may stand on a line of its own
    block.add(breaks ? words.replace(", ", ",$W").replace("(file.", "($Zfile.") : words);
  }

  private void fill(CodeBlock.Builder block, Object filling, boolean breaks) {
    if (filling instanceof Ref ref) {
      block.add("$L", names.of(ref));
    } else if (filling instanceof Value value) {
      block.add("$L", names.of(places.apply(value)));
    } else if (filling instanceof ClassRef type) {
      block.add("$T", Names.of(type));
    } else if (filling instanceof Code.Expr inner) {
      block.add(expression(inner, breaks));
    } else if (filling instanceof String words) {
      block.add("$S", words);
    } else if (filling instanceof Float number) {
      block.add("$L", number + "f");
    } else {
      block.add("$L", filling); // int, boolean
    }
  }

  /** JavaPoet's form of a member's type. */
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
