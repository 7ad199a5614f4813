package dev.signet.processor.write;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.plan.Member;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes members with their first values. */
final class Fields {
  private final TypeSpec.Builder type;
  private final Names names;
  private final Blocks blocks;

  Fields(TypeSpec.Builder type, Names names, Blocks blocks) {
    this.type = type;
    this.names = names;
    this.blocks = blocks;
  }

  /** Names members before anything refers to them. */
  static void name(Names names, List<Member> members) {
    members.forEach(m -> names.add(m.ref()));
  }

  /** {@code private static final}, with its value. */
  void constants(List<Member> members) {
    members.forEach(m -> add(m, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL));
  }

  /** {@code private final}, with its value. */
  void fields(List<Member> members) {
    members.forEach(m -> add(m, Modifier.PRIVATE, Modifier.FINAL));
  }

  private void add(Member m, Modifier... modifiers) {
    String name = names.of(m.ref());
    TypeName of = Blocks.type(m.type());
    int before = "    private static final  = ;".length() + of.toString().length() + name.length();
    type.addField(
        FieldSpec.builder(of, name, modifiers)
            .initializer(blocks.expression(m.value(), before))
            .build());
  }
}
