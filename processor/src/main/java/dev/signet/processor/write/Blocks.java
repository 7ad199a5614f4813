package dev.signet.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Ref;
import dev.signet.processor.plan.Type;
import dev.signet.processor.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lays out the lines of a plan as Java text.
 *
 * @param names names of members
 * @param places where values lie
 */
record Blocks(Names names, Function<Value, Ref> places) {
  /** Columns of a line, as JavaPoet breaks them. */
  private static final int WIDTH = 100;

  /** Columns before the deepest statement. */
  private static final int DEEPEST = 14;

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
    Format text = new Format(new StringBuilder(), new ArrayList<>());
    for (Code.Line line : code.lines()) {
      if (line instanceof Code.Statement statement) {
        text.words().append("$[");
        int from = text.words().length();
        int arguments = text.arguments().size();
        add(text, statement.text(), true);
        text.join(from, arguments, DEEPEST);
        text.words().append(";\n$]");
      } else if (line instanceof Code.Open open) {
        add(text, open.text(), false);
        text.words().append(" {\n$>");
      } else if (line instanceof Code.Close close) {
        text.words().append("$<}").append(close.tail()).append(close.tail().isEmpty() ? "" : ";");
        text.words().append('\n');
      }
    }
    return text.block();
  }

  /**
   * A piece of a line, which may be broken after commas.
   *
   * @param before columns that are taken before it
   */
  CodeBlock expression(Code.Expr text, int before) {
    Format format = new Format(new StringBuilder(), new ArrayList<>());
    add(format, text, true);
    format.join(0, 0, before);
    return format.block();
  }

  /**
   * JavaPoet's format of some lines. Names and numbers are words of it and no arguments: it lays
   * out each piece for itself, and a file's text twice, the first time for its imports.
   */
  private record Format(StringBuilder words, List<Object> arguments) {
    CodeBlock block() {
      return CodeBlock.of(words.toString(), arguments.toArray());
    }

    /** Makes one piece of words that fit into a line: JavaPoet need not look for breaks. */
    void join(int from, int firstArgument, int before) {
      String broken = words.substring(from);
      if (broken.indexOf('$') < 0 || broken.contains("$$")) {
        return; // a name with a dollar sign, before a W, looks like a break
      }
      String joined = broken.replace("$W", " ").replace("$Z", "");
      int columns = before + joined.length();
      for (Object argument : arguments.subList(firstArgument, arguments.size())) {
        columns +=
            argument instanceof ClassName type
                ? String.join(".", type.simpleNames()).length()
                : 2 * argument.toString().length(); // with escapes
      }
      if (columns < WIDTH) {
        words.replace(from, words.length(), joined);
      }
    }
  }

  private void add(Format format, Code.Expr text, boolean breaks) {
    String template = text.template();
    int hole = 0;
    int from = 0;
    for (int at = template.indexOf('$'); at >= 0; at = template.indexOf('$', from)) {
      words(format, template.substring(from, at), breaks);
      fill(format, text.holes().get(hole++), breaks);
      from = at + 1;
    }
    words(format, template.substring(from), breaks);
  }

  private static void words(Format format, String words, boolean breaks) {
    // an empty list of arguments leaves its comma to nobody: templates put lists last or alone
    // and a tensor that is prepared on its way may stand on a line of its own
    format
        .words()
        .append(breaks ? words.replace(", ", ",$W").replace("(file.", "($Zfile.") : words);
  }

  private void fill(Format format, Object filling, boolean breaks) {
    if (filling instanceof Code.Expr inner) {
      add(format, inner, breaks);
    } else if (filling instanceof ClassRef type) {
      format.words().append("$T");
      format.arguments().add(Names.of(type));
    } else if (filling instanceof String literal) {
      format.words().append("$S");
      format.arguments().add(literal);
    } else {
      format.words().append(word(filling).replace("$", "$$"));
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
