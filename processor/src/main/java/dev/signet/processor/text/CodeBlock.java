package dev.signet.processor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A piece of code. Formats have {@code $L} for words, numbers and other pieces, {@code $S} for a
 * string, which becomes a literal, {@code $T} for a type, {@code $N} for a parameter's name, {@code
 * $W} for a space at which a line may be broken, {@code $Z} for a place without space, {@code $[}
 * and {@code $]} around a statement, whose further lines are indented, {@code $>} and {@code $<} to
 * indent and back, {@code $$} for a dollar sign.
 */
public final class CodeBlock {
  /** What a piece has besides words and types. */
  enum Mark {
    IN,
    OUT,
    SPACE,
    NO_SPACE,
    STATEMENT,
    END
  }

  /** Characters of a type's name, with its package. */
  private static final int NAME = 40;

  static final CodeBlock EMPTY = new CodeBlock(List.of());

  private final List<Object> parts;

  private CodeBlock(List<Object> parts) {
    this.parts = parts;
  }

  /** A piece by its format. */
  public static CodeBlock of(String format, Object... arguments) {
    return builder().add(format, arguments).build();
  }

  /** An empty one to add to. */
  public static Builder builder() {
    return new Builder();
  }

  /** Pieces with a separator, itself a format, between them. */
  public static CodeBlock join(List<CodeBlock> pieces, String separator) {
    Builder joined = builder();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        joined.add(separator);
      }
      joined.add(pieces.get(i));
    }
    return joined.build();
  }

  /** The same of a stream. */
  public static Collector<CodeBlock, ?, CodeBlock> joining(String separator) {
    return Collectors.collectingAndThen(Collectors.toList(), all -> join(all, separator));
  }

  /** Whether it adds nothing. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** About so many characters. */
  public int length() {
    int length = 0;
    for (Object part : parts) {
      if (part instanceof String words) {
        length += words.length();
      } else {
        length += part instanceof TypeName ? NAME : 1;
      }
    }
    return length;
  }

  /** Words, {@link TypeName}s and {@link Mark}s. */
  List<Object> parts() {
    return parts;
  }

  /** A piece that grows. */
  public static final class Builder {
    private final List<Object> parts = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    private Builder() {}

    /** Adds a piece by its format. */
    public Builder add(String format, Object... arguments) {
      int argument = 0;
      int from = 0;
      for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
        words.append(format, from, at);
        char kind = at + 1 < format.length() ? format.charAt(at + 1) : ' ';
        Mark mark = mark(kind);
        if (mark != null) {
          part(mark);
        } else if (kind == '$') {
          words.append('$');
        } else if (argument == arguments.length) {
          throw new IllegalArgumentException("no argument for $" + kind + " in " + format);
        } else {
          fill(kind, arguments[argument++]);
        }
        from = at + 2;
      }
      words.append(format, from, format.length());
      if (argument != arguments.length) {
        throw new IllegalArgumentException(arguments.length + " arguments for " + format);
      }
      return this;
    }

    private static Mark mark(char kind) {
      return switch (kind) {
        case 'W' -> Mark.SPACE;
        case 'Z' -> Mark.NO_SPACE;
        case '[' -> Mark.STATEMENT;
        case ']' -> Mark.END;
        case '>' -> Mark.IN;
        case '<' -> Mark.OUT;
        default -> null;
      };
    }

    private void fill(char kind, Object argument) {
      switch (kind) {
        case 'L' -> {
          if (argument instanceof CodeBlock code) {
            add(code);
          } else {
            words.append(argument);
          }
        }
        case 'N' -> words.append(((ParameterSpec) argument).name());
        case 'S' -> literal((String) argument);
        case 'T' -> add(argument instanceof Class<?> c ? TypeName.of(c) : (TypeName) argument);
        default -> throw new IllegalArgumentException("$" + kind);
      }
    }

    /** Adds a piece. */
    public Builder add(CodeBlock code) {
      for (Object part : code.parts) {
        if (part instanceof String more) {
          words.append(more);
        } else {
          part(part);
        }
      }
      return this;
    }

    /** Adds a type. */
    public Builder add(TypeName type) {
      part(type);
      return this;
    }

    /** Adds words as they are. */
    public Builder words(String text) {
      words.append(text);
      return this;
    }

    /** Adds a statement, given without its semicolon. */
    public Builder statement(CodeBlock code) {
      part(Mark.STATEMENT);
      add(code);
      words.append(";\n");
      part(Mark.END);
      return this;
    }

    /** Adds a string literal; a line end within it ends the line of code too. */
    public Builder literal(String value) {
      words.append('"');
      for (int i = 0; i < value.length(); i++) {
        escape(value.charAt(i));
        if (value.charAt(i) == '\n' && i + 1 < value.length()) {
          words.append("\"\n    + \"");
        }
      }
      words.append('"');
      return this;
    }

    private void escape(char c) {
      switch (c) {
        case '\b' -> words.append("\\b");
        case '\t' -> words.append("\\t");
        case '\n' -> words.append("\\n");
        case '\f' -> words.append("\\f");
        case '\r' -> words.append("\\r");
        case '"' -> words.append("\\\"");
        case '\\' -> words.append("\\\\");
        default -> {
          if (Character.isISOControl(c)) {
            words.append(String.format("\\u%04x", (int) c));
          } else {
            words.append(c);
          }
        }
      }
    }

    private void part(Object part) {
      if (words.length() > 0) {
        parts.add(words.toString());
        words.setLength(0);
      }
      parts.add(part);
    }

    /** The piece so far. */
    public CodeBlock build() {
      List<Object> all = new ArrayList<>(parts);
      if (words.length() > 0) {
        all.add(words.toString());
      }
      return all.isEmpty() ? EMPTY : new CodeBlock(all);
    }
  }
}
