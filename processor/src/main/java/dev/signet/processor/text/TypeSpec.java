package dev.signet.processor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** A class with its members. */
public final class TypeSpec {
  private final String name;
  private final CodeBlock javadoc;
  private final List<AnnotationSpec> annotations;
  private final Set<Modifier> modifiers;
  private final TypeName superclass;
  private final List<TypeName> superinterfaces;
  private final List<FieldSpec> fields;
  private final List<MethodSpec> methods;
  private final List<TypeSpec> types;

  private TypeSpec(Builder builder) {
    this.name = builder.name;
    this.javadoc = builder.javadoc.build();
    this.annotations = List.copyOf(builder.annotations);
    this.modifiers = Members.set(builder.modifiers);
    this.superclass = builder.superclass;
    this.superinterfaces = List.copyOf(builder.superinterfaces);
    this.fields = List.copyOf(builder.fields);
    this.methods = List.copyOf(builder.methods);
    this.types = List.copyOf(builder.types);
  }

  /** A class of a name. */
  public static Builder classBuilder(String name) {
    return new Builder(name);
  }

  /** A class of a name. */
  public static Builder classBuilder(ClassName name) {
    return new Builder(name.simpleName());
  }

  /** A copy to add to. */
  public Builder toBuilder() {
    Builder copy = new Builder(name).addJavadoc(javadoc).superclass(superclass);
    copy.annotations.addAll(annotations);
    copy.modifiers.addAll(modifiers);
    copy.superinterfaces.addAll(superinterfaces);
    copy.fields.addAll(fields);
    copy.methods.addAll(methods);
    copy.types.addAll(types);
    return copy;
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

  /** What it extends; null for Object. */
  public TypeName superclass() {
    return superclass;
  }

  /** What it implements. */
  public List<TypeName> superinterfaces() {
    return superinterfaces;
  }

  /** Its fields. */
  public List<FieldSpec> fieldSpecs() {
    return fields;
  }

  /** Its methods and constructors. */
  public List<MethodSpec> methodSpecs() {
    return methods;
  }

  /** The classes in it. */
  public List<TypeSpec> typeSpecs() {
    return types;
  }

  /** Its name, then those of the classes in it. */
  List<String> declared() {
    List<String> names = new ArrayList<>();
    names.add(name);
    types.forEach(t -> names.addAll(t.declared()));
    return names;
  }

  /** Shows the classes that the text names, comments aside, in their order. */
  void classes(Consumer<ClassName> seen) {
    annotations.forEach(a -> Members.classes(a.code(), seen));
    if (superclass != null) {
      superclass.classes(seen);
    }
    superinterfaces.forEach(t -> t.classes(seen));
    fields.forEach(f -> f.classes(seen));
    methods.forEach(m -> m.classes(seen));
    types.forEach(t -> t.classes(seen));
  }

  /** Writes constants, fields, constructors, methods and classes, in this order. */
  void write(Layout out) {
    out.comment(javadoc);
    Members.annotations(annotations, out);
    out.add(Members.modifiers(modifiers)).add("class ").add(name);
    if (superclass != null) {
      out.add(" extends ").add(superclass);
    }
    for (int i = 0; i < superinterfaces.size(); i++) {
      out.add(i == 0 ? " implements " : ", ").add(superinterfaces.get(i));
    }
    out.add(" {\n").in();
    List<Runnable> members = new ArrayList<>();
    fields.stream().filter(TypeSpec::isStatic).forEach(f -> members.add(() -> f.write(out)));
    fields.stream().filter(f -> !isStatic(f)).forEach(f -> members.add(() -> f.write(out)));
    methods.stream()
        .filter(MethodSpec::isConstructor)
        .forEach(m -> members.add(() -> m.write(name, out)));
    methods.stream()
        .filter(m -> !m.isConstructor())
        .forEach(m -> members.add(() -> m.write(name, out)));
    types.forEach(t -> members.add(() -> t.write(out)));
    for (int i = 0; i < members.size(); i++) {
      out.add(i == 0 ? "" : "\n");
      members.get(i).run();
    }
    out.out().add("}\n");
  }

  private static boolean isStatic(FieldSpec field) {
    return field.modifiers().contains(Modifier.STATIC);
  }

  /** A class that is being described. */
  public static final class Builder {
    private final String name;
    private final CodeBlock.Builder javadoc = CodeBlock.builder();
    private final List<AnnotationSpec> annotations = new ArrayList<>();
    private final List<Modifier> modifiers = new ArrayList<>();
    private TypeName superclass;
    private final List<TypeName> superinterfaces = new ArrayList<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<TypeSpec> types = new ArrayList<>();

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

    /** Adds an annotation. */
    public Builder addAnnotation(AnnotationSpec annotation) {
      annotations.add(annotation);
      return this;
    }

    /** Adds modifiers. */
    public Builder addModifiers(Modifier... more) {
      modifiers.addAll(List.of(more));
      return this;
    }

    /** Sets what it extends. */
    public Builder superclass(TypeName type) {
      superclass = type;
      return this;
    }

    /** Adds what it implements. */
    public Builder addSuperinterface(TypeName type) {
      superinterfaces.add(type);
      return this;
    }

    /** Adds what it implements. */
    public Builder addSuperinterfaces(List<TypeName> more) {
      superinterfaces.addAll(more);
      return this;
    }

    /** Adds a field. */
    public Builder addField(FieldSpec field) {
      fields.add(field);
      return this;
    }

    /** Adds a method. */
    public Builder addMethod(MethodSpec method) {
      methods.add(method);
      return this;
    }

    /** Adds methods. */
    public Builder addMethods(List<MethodSpec> more) {
      methods.addAll(more);
      return this;
    }

    /** Adds a class inside it. */
    public Builder addType(TypeSpec type) {
      types.add(type);
      return this;
    }

    /** Adds classes inside it. */
    public Builder addTypes(List<TypeSpec> more) {
      types.addAll(more);
      return this;
    }

    /** The class. */
    public TypeSpec build() {
      return new TypeSpec(this);
    }
  }
}
