package dev.signet.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.plan.Runtime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Cuts a class that is too long for one class file (65,535 constants, 64 KB of bytecode in a
 * constructor) into a line of classes: each part extends the one before it, the class itself the
 * last. Private fields and methods move, in their order, so that all keep their names and none
 * refers to a part that comes later. javac's time grows with the square of a class's members, which
 * is the other reason.
 */
final class Parts {
  /** A class with fewer members is not even measured. */
  private static final int FEW = 500;

  /** Characters of initial values in one class: they make fewer bytes than that. */
  private static final int FIELDS = 60_000;

  /** Characters of methods in one class: a constant takes many of them. */
  private static final int METHODS = 300_000;

  private final TypeSpec whole;
  private final ClassName name;
  private final boolean nested;
  private final List<TypeSpec> parts = new ArrayList<>();
  private TypeSpec.Builder part;
  private TypeName last;
  private int fields;
  private int methods;

  private Parts(TypeSpec whole, ClassName name, boolean nested) {
    this.whole = whole;
    this.name = name;
    this.nested = nested;
    this.last = whole.superclass();
  }

  /** The class alone, or its parts and then the class, each for a file of its own. */
  static List<TypeSpec> of(TypeSpec.Builder type, String packageName) {
    TypeSpec whole = type.build();
    return new Parts(whole, ClassName.get(packageName, whole.name()), false).cut();
  }

  /** The same of an inner class, which has its parts beside it. */
  static List<TypeSpec> nested(TypeSpec whole) {
    return new Parts(whole, ClassName.get("", whole.name()), true).cut();
  }

  private List<TypeSpec> cut() {
    if (whole.fieldSpecs().size() + whole.methodSpecs().size() < FEW) {
      return List.of(whole);
    }
    TypeSpec.Builder rest = TypeSpec.classBuilder(whole.name());
    for (FieldSpec field : whole.fieldSpecs()) {
      if (field.modifiers().contains(Modifier.PRIVATE)) {
        fields += field.initializer().toString().length();
        part().addField(moved(field));
      } else {
        rest.addField(field);
      }
    }
    for (MethodSpec method : whole.methodSpecs()) {
      if (method.modifiers().contains(Modifier.PRIVATE) && !method.isConstructor()) {
        methods += method.code().toString().length();
        part().addMethod(moved(method));
      } else {
        rest.addMethod(method);
      }
    }
    if (parts.isEmpty()) {
      return List.of(whole);
    }
    close();
    rest.addModifiers(whole.modifiers().toArray(new Modifier[0]))
        .superclass(last)
        .addSuperinterfaces(whole.superinterfaces())
        .addJavadoc(whole.javadoc())
        .addTypes(whole.typeSpecs());
    parts.add(rest.build());
    return parts;
  }

  /** The part that takes the next member. */
  private TypeSpec.Builder part() {
    if (part != null && (fields > FIELDS || methods > METHODS)) {
      close();
    }
    if (part == null) {
      part = TypeSpec.classBuilder(partName()).addModifiers(Modifier.ABSTRACT).superclass(last);
      part.addJavadoc("Part $L of {@link $T}.\n", parts.size() + 1, name);
      if (nested) {
        part.addModifiers(Modifier.PRIVATE);
      }
      whole.methodSpecs().stream()
          .filter(MethodSpec::isConstructor)
          .forEach(c -> part.addMethod(constructor(c.parameters().get(0))));
    }
    return part;
  }

  private void close() {
    parts.add(part.build());
    last = name.peerClass(partName(parts.size()));
    part = null;
    fields = 0;
    methods = 0;
  }

  private String partName() {
    return partName(parts.size() + 1);
  }

  private String partName(int number) {
    return whole.name() + "Part" + number;
  }

  /** A model's parts pass on its description as well, which its own constructor knows. */
  private MethodSpec constructor(ParameterSpec given) {
    if (nested) {
      return MethodSpec.constructorBuilder()
          .addParameter(given)
          .addStatement("super($N)", given)
          .build();
    }
    return MethodSpec.constructorBuilder()
        .addParameter(Names.of(Runtime.MODEL_SPEC), "spec")
        .addParameter(given)
        .addStatement("super(spec, $N)", given)
        .build();
  }

  private static FieldSpec moved(FieldSpec field) {
    return FieldSpec.builder(field.type(), field.name(), seen(field.modifiers()))
        .initializer(field.initializer())
        .build();
  }

  private static MethodSpec moved(MethodSpec method) {
    MethodSpec.Builder moved =
        MethodSpec.methodBuilder(method.name())
            .addModifiers(seen(method.modifiers()))
            .returns(method.returnType())
            .addParameters(method.parameters())
            .addJavadoc(method.javadoc())
            .addCode(method.code());
    if (!method.modifiers().contains(Modifier.STATIC)) {
      moved.addModifiers(Modifier.FINAL); // calls of it need no table
    }
    return moved.build();
  }

  private static Modifier[] seen(Set<Modifier> modifiers) {
    Set<Modifier> seen = new TreeSet<>(modifiers);
    seen.remove(Modifier.PRIVATE);
    return seen.toArray(new Modifier[0]);
  }
}
