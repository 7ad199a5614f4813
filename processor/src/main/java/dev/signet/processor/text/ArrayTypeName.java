package dev.signet.processor.text;

import java.util.function.Consumer;

/** An array type. */
public final class ArrayTypeName extends TypeName {
  private final TypeName element;

  private ArrayTypeName(TypeName element) {
    this.element = element;
  }

  /** Of elements of a type. */
  public static ArrayTypeName of(TypeName element) {
    return new ArrayTypeName(element);
  }

  @Override
  void classes(Consumer<ClassName> seen) {
    element.classes(seen);
  }

  @Override
  String in(Imports imports) {
    return element.in(imports) + "[]";
  }
}
