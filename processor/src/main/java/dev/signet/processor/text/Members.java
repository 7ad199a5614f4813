package dev.signet.processor.text;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** What fields, methods and classes have in common. */
final class Members {
  private Members() {}

  /** Modifiers in the order in which they are written. */
  static Set<Modifier> set(Collection<Modifier> modifiers) {
    Set<Modifier> set = EnumSet.noneOf(Modifier.class);
    set.addAll(modifiers);
    return set;
  }

  /** Each with a space after it. */
  static String modifiers(Set<Modifier> modifiers) {
    StringBuilder text = new StringBuilder();
    modifiers.forEach(m -> text.append(m).append(' '));
    return text.toString();
  }

  static void annotations(List<AnnotationSpec> annotations, Layout out) {
    annotations.forEach(a -> out.add(a.code()).add("\n"));
  }

  /** Shows the classes that some code names. */
  static void classes(CodeBlock code, Consumer<ClassName> seen) {
    for (Object part : code.parts()) {
      if (part instanceof TypeName type) {
        type.classes(seen);
      }
    }
  }
}
