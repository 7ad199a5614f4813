package dev.signet.processor.text;

import java.util.function.Consumer;

/** A class with one type argument. */
public final class ParameterizedTypeName extends TypeName {
  private final ClassName raw;
  private final TypeName argument;

  private ParameterizedTypeName(ClassName raw, TypeName argument) {
    this.raw = raw;
    this.argument = argument;
  }

  /** {@code Raw<Argument>}. */
  public static ParameterizedTypeName get(ClassName raw, TypeName argument) {
    return new ParameterizedTypeName(raw, argument);
  }

  @Override
  void classes(Consumer<ClassName> seen) {
    raw.classes(seen);
    argument.classes(seen);
  }

  @Override
  String in(Imports imports) {
    return raw.in(imports) + "<" + argument.in(imports) + ">";
  }
}
