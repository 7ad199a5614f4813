package dev.signet.processor.text;

import java.util.function.Consumer;

/** A type as Java text names it. */
public abstract sealed class TypeName
    permits ArrayTypeName, ClassName, ParameterizedTypeName, TypeName.Keyword {
  public static final TypeName VOID = new Keyword("void");
  public static final TypeName BOOLEAN = new Keyword("boolean");
  public static final TypeName INT = new Keyword("int");
  public static final TypeName LONG = new Keyword("long");
  public static final TypeName FLOAT = new Keyword("float");

  /** Shows every class that the type's name is made of. */
  abstract void classes(Consumer<ClassName> seen);

  /** The type in a file with these imports. */
  abstract String in(Imports imports);

  static TypeName of(Class<?> type) {
    return type.isPrimitive() ? new Keyword(type.getName()) : ClassName.get(type);
  }

  /** With qualified names. */
  @Override
  public String toString() {
    return in(Imports.NONE);
  }

  /** A type that is a word of the language. */
  static final class Keyword extends TypeName {
    private final String word;

    private Keyword(String word) {
      this.word = word;
    }

    @Override
    void classes(Consumer<ClassName> seen) {}

    @Override
    String in(Imports imports) {
      return word;
    }
  }
}
