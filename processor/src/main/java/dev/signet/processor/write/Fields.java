package dev.signet.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.plan.Member;
import dev.signet.processor.plan.Ref;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes members with their first values. In long networks each value moves to a method of its own,
 * because a constructor or static initializer must not pass 64 KB of bytecode.
 */
final class Fields {
  private static final int MANY = 700;

  private final TypeSpec.Builder type;
  private final Names names;
  private final Blocks blocks;
  private final boolean isLong;

  /**
   * For a class.
   *
   * @param members how many members its network needs
   */
  Fields(TypeSpec.Builder type, Names names, Blocks blocks, int members) {
    this.type = type;
    this.names = names;
    this.blocks = blocks;
    this.isLong = members > MANY;
  }

  /** Names members before anything refers to them. */
  static void name(Names names, List<Member> members) {
    members.forEach(m -> names.add(m.ref()));
  }

  /** {@code private static final}, with its value. */
  void constants(List<Member> members) {
    for (Member m : members) {
      FieldSpec.Builder field = field(m.ref(), Blocks.type(m.type()), true);
      type.addField(field.initializer(value(m, true, "")).build());
    }
  }

  /** {@code private final}, with its value. */
  void fields(List<Member> members) {
    for (Member m : members) {
      FieldSpec.Builder field = field(m.ref(), Blocks.type(m.type()), false);
      type.addField(field.initializer(value(m, false, "")).build());
    }
  }

  /** {@code private final}, set in a constructor that has a parameter {@code file}. */
  CodeBlock fieldsFrom(List<Member> members, TypeName file) {
    CodeBlock.Builder body = CodeBlock.builder();
    for (Member m : members) {
      type.addField(field(m.ref(), Blocks.type(m.type()), false).build());
      CodeBlock value = isLong ? moved(m, true, "file", file) : blocks.expression(m.value());
      body.addStatement("$L = $L", names.of(m.ref()), value);
    }
    return body.build();
  }

  private CodeBlock value(Member m, boolean isStatic, String parameter) {
    boolean isShort = m.value().holes().size() < 2 && m.value().template().length() < 20;
    return isLong && !isShort ? moved(m, isStatic, parameter, null) : blocks.expression(m.value());
  }

  private CodeBlock moved(Member m, boolean isStatic, String parameter, TypeName parameterType) {
    String name = names.method("make." + names.of(m.ref()));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .returns(Blocks.type(m.type()))
            .addStatement("return $L", blocks.expression(m.value()));
    if (isStatic) {
      method.addModifiers(Modifier.STATIC);
    }
    if (parameterType != null) {
      method.addParameter(parameterType, parameter);
    }
    type.addMethod(method.build());
    return CodeBlock.of("$L($L)", name, parameter);
  }

  private FieldSpec.Builder field(Ref ref, TypeName fieldType, boolean isStatic) {
    FieldSpec.Builder field = FieldSpec.builder(fieldType, names.of(ref), Modifier.PRIVATE);
    if (isStatic) {
      field.addModifiers(Modifier.STATIC);
    }
    return field.addModifiers(Modifier.FINAL);
  }
}
