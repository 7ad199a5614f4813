package dev.signet.processor.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** A method or a constructor. */
public final class MethodSpec {
  /** What a constructor is called until its class is known. */
  private static final String CONSTRUCTOR = "<init>";

  private final String name;
  private final CodeBlock javadoc;
  private final List<AnnotationSpec> annotations;
  private final Set<Modifier> modifiers;
  private final TypeName returned;
  private final List<ParameterSpec> parameters;
  private final List<TypeName> exceptions;
  private final CodeBlock code;

  private MethodSpec(Builder builder) {
    this.name = builder.name;
    this.javadoc = builder.javadoc.build();
    this.annotations = List.copyOf(builder.annotations);
    this.modifiers = Members.set(builder.modifiers);
    this.returned = builder.returned;
    this.parameters = List.copyOf(builder.parameters);
    this.exceptions = List.copyOf(builder.exceptions);
    this.code = builder.code.build();
  }

  /** A method of a name. */
  public static Builder methodBuilder(String name) {
    return new Builder(name);
  }

  /** A constructor. */
  public static Builder constructorBuilder() {
    return new Builder(CONSTRUCTOR);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its comment. */
  public CodeBlock javadoc() {
    return javadoc;
  }

  /** Its modifiers. */
  public Set<Modifier> modifiers() {
    return modifiers;
  }

  /** The type of its result. */
  public TypeName returnType() {
    return returned;
  }

  /** Its parameters. */
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  /** Its body. */
  public CodeBlock code() {
    return code;
  }

  /** Whether it makes objects. */
  public boolean isConstructor() {
    return name.equals(CONSTRUCTOR);
  }

  void classes(Consumer<ClassName> seen) {
    annotations.forEach(a -> Members.classes(a.code(), seen));
    if (!isConstructor()) {
      returned.classes(seen);
    }
    parameters.forEach(p -> p.type().classes(seen));
    exceptions.forEach(e -> e.classes(seen));
    Members.classes(code, seen);
  }

  void write(String type, Layout out) {
    out.comment(javadoc);
    Members.annotations(annotations, out);
    out.add(Members.modifiers(modifiers));
    if (isConstructor()) {
      out.add(type).add("(");
    } else {
      out.add(returned).add(" ").add(name).add("(");
    }
    out.noSpace();
    String separator = "";
    for (ParameterSpec parameter : parameters) {
      out.add(separator);
      if (!separator.isEmpty()) {
        out.space();
      }
      out.add(parameter.type()).add(" ").add(parameter.name());
      separator = ",";
    }
    out.add(")");
    separator = "throws";
    for (TypeName exception : exceptions) {
      if (separator.equals("throws")) {
        out.space();
      }
      out.add(separator);
      out.space();
      out.add(exception);
      separator = ",";
    }
    out.add(" {\n").in().add(code);
    out.endLine();
    out.out().add("}\n");
  }

  /** A method that is being described. */
  public static final class Builder {
    private final String name;
    private final CodeBlock.Builder javadoc = CodeBlock.builder();
    private final List<AnnotationSpec> annotations = new ArrayList<>();
    private final List<Modifier> modifiers = new ArrayList<>();
    private TypeName returned = TypeName.VOID;
    private final List<ParameterSpec> parameters = new ArrayList<>();
    private final List<TypeName> exceptions = new ArrayList<>();
    private final CodeBlock.Builder code = CodeBlock.builder();

    private Builder(String name) {
      this.name = name;
    }

    /** Adds to its comment. */
    public Builder addJavadoc(String format, Object... arguments) {
      javadoc.add(format, arguments);
      return this;
    }

    /** Adds to its comment. */
    public Builder addJavadoc(CodeBlock doc) {
      javadoc.add(doc);
      return this;
    }

    /** Adds an annotation without values. */
    public Builder addAnnotation(Class<?> type) {
      annotations.add(AnnotationSpec.of(type));
      return this;
    }

    /** Adds modifiers. */
    public Builder addModifiers(Modifier... more) {
      modifiers.addAll(List.of(more));
      return this;
    }

    /** Adds modifiers. */
    public Builder addModifiers(Collection<Modifier> more) {
      modifiers.addAll(more);
      return this;
    }

    /** Sets the type of its result. */
    public Builder returns(Class<?> type) {
      return returns(TypeName.of(type));
    }

    /** Sets the type of its result. */
    public Builder returns(TypeName type) {
      returned = type;
      return this;
    }

    /** Adds parameters. */
    public Builder addParameters(List<ParameterSpec> more) {
      parameters.addAll(more);
      return this;
    }

    /** Adds a parameter. */
    public Builder addParameter(ParameterSpec parameter) {
      parameters.add(parameter);
      return this;
    }

    /** Adds a parameter. */
    public Builder addParameter(TypeName type, String name) {
      return addParameter(new ParameterSpec(type, name));
    }

    /** Adds a parameter. */
    public Builder addParameter(Class<?> type, String name) {
      return addParameter(TypeName.of(type), name);
    }

    /** Adds an exception. */
    public Builder addException(Class<?> type) {
      exceptions.add(TypeName.of(type));
      return this;
    }

    /** Adds to its body. */
    public Builder addCode(CodeBlock more) {
      code.add(more);
      return this;
    }

    /** Adds a statement, given without its semicolon. */
    public Builder addStatement(String format, Object... arguments) {
      return addStatement(CodeBlock.of(format, arguments));
    }

    /** Adds a statement, given without its semicolon. */
    public Builder addStatement(CodeBlock statement) {
      code.statement(statement);
      return this;
    }

    /** The method. */
    public MethodSpec build() {
      return new MethodSpec(this);
    }
  }
}
