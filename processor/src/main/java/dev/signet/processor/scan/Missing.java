package dev.signet.processor.scan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * What keeps a declaration from being understood and is explained by the compiler: a class that
 * does not exist, or not yet, or a mistake in Java.
 */
final class Missing {
  private final JavacErrors errors;
  private boolean any;
  private boolean mayCome;

  Missing(JavacErrors errors) {
    this.errors = errors;
  }

  boolean any() {
    return any;
  }

  /** Whether another processor may still write what is missing. */
  boolean mayCome() {
    return mayCome;
  }

  /** Looks at what a record says of its layers. */
  void look(TypeElement record) {
    boolean before = any;
    any = false;
    look(record.getAnnotationMirrors());
    Set<String> names = new HashSet<>();
    boolean named = true;
    for (RecordComponentElement component : record.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      named &= SourceVersion.isIdentifier(name) && names.add(name);
      look(component.getAnnotationMirrors());
      any |= isError(component.asType());
    }
    ElementFilter.fieldsIn(record.getEnclosedElements())
        .forEach(field -> look(field.getAnnotationMirrors()));
    mayCome |= any && !errors.knowsAllNames(record);
    any |= before || !named || errors.dropped(record);
  }

  private static boolean isError(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR;
  }

  /** Whether javac has this in place of a value that is none, which it reports. */
  static boolean isError(Object value) {
    return "<error>".equals(value);
  }

  private void look(List<? extends AnnotationMirror> mirrors) {
    for (AnnotationMirror mirror : mirrors) {
      any |= isError(mirror.getAnnotationType());
      mirror.getElementValues().values().forEach(v -> look(v.getValue()));
    }
  }

  private void look(Object value) {
    if (value instanceof TypeMirror type && isError(type) || isError(value)) {
      any = true;
    } else if (value instanceof List<?>) {
      Mirrors.items(value).forEach(this::look);
    }
  }
}
