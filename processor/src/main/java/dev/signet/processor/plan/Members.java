package dev.signet.processor.plan;

import dev.signet.processor.graph.ClassRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Members of a generated class, each declared where it is first asked for. */
final class Members {
  private final Map<String, Member> byKey = new LinkedHashMap<>();

  /** The member of this key; declares it if need be. */
  Ref get(String key, Ref ref, Type type, Code.Expr value) {
    return byKey.computeIfAbsent(key, k -> new Member(ref, type, value)).ref();
  }

  /** The one instance of a choice's class. */
  Ref choice(ClassRef type) {
    Ref ref = Ref.constant(type.simpleName());
    return get("class " + type.canonicalName(), ref, Type.of(type), Code.expr("new $()", type));
  }

  /** In the order they were declared. */
  List<Member> all() {
    return new ArrayList<>(byKey.values());
  }
}
