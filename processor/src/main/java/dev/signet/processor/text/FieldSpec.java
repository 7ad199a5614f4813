package dev.signet.processor.text;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** A field. */
public final class FieldSpec {
  private final TypeName type;
  private final String name;
  private final Set<Modifier> modifiers;
  private final CodeBlock javadoc;
  private final CodeBlock initializer;

  private FieldSpec(Builder builder) {
    this.type = builder.type;
    this.name = builder.name;
    this.modifiers = builder.modifiers;
    this.javadoc = builder.javadoc;
    this.initializer = builder.initializer;
  }

  /** A field with a type and a name. */
  public static Builder builder(TypeName type, String name, Modifier... modifiers) {
    return new Builder(type, name, modifiers);
  }

  /** Its type. */
  public TypeName type() {
    return type;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its modifiers. */
  public Set<Modifier> modifiers() {
    return modifiers;
  }

  /** Its first value; empty if none is written. */
  public CodeBlock initializer() {
    return initializer;
  }

  void classes(Consumer<ClassName> seen) {
    type.classes(seen);
    Members.classes(initializer, seen);
  }

  void write(Layout out) {
    out.comment(javadoc);
    out.add(Members.modifiers(modifiers)).add(type).add(" ").add(name);
    if (!initializer.isEmpty()) {
      out.add(" = ").add(initializer);
    }
    out.add(";\n");
  }

  /** A field that is being described. */
  public static final class Builder {
    private final TypeName type;
    private final String name;
    private final Set<Modifier> modifiers;
    private CodeBlock javadoc = CodeBlock.EMPTY;
    private CodeBlock initializer = CodeBlock.EMPTY;

    private Builder(TypeName type, String name, Modifier... modifiers) {
      this.type = type;
      this.name = name;
      this.modifiers = Members.set(List.of(modifiers));
    }

    /** Adds modifiers. */
    public Builder addModifiers(Modifier... more) {
      modifiers.addAll(List.of(more));
      return this;
    }

    /** Sets its comment. */
    public Builder addJavadoc(String format, Object... arguments) {
      javadoc = CodeBlock.of(format, arguments);
      return this;
    }

    /** Sets its first value. */
    public Builder initializer(String format, Object... arguments) {
      return initializer(CodeBlock.of(format, arguments));
    }

    /** Sets its first value. */
    public Builder initializer(CodeBlock value) {
      initializer = value;
      return this;
    }

    /** The field. */
    public FieldSpec build() {
      return new FieldSpec(this);
    }
  }
}
