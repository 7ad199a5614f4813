package dev.signet.processor.scan;

import dev.signet.processor.graph.ClassRef;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Questions to elements and annotations that every reader asks. */
final class Mirrors {
  static final String DSL = "dev.signet.dsl";

  private Mirrors() {}

  /** The annotation's class. */
  static TypeElement typeOf(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** The annotation of our language with this simple name. */
  static Optional<AnnotationMirror> find(Element element, String simpleName) {
    return named(element, DSL + "." + simpleName);
  }

  /**
   * The annotation of this name. {@code getAnnotation} would give the same as an object of the
   * annotation itself, of a class that is made when first asked for, which takes longer than all
   * else here.
   */
  static Optional<AnnotationMirror> named(Element element, String qualifiedName) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (typeOf(mirror).getQualifiedName().contentEquals(qualifiedName)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** A value of an annotation, its default where it is not written; null where there is none. */
  static Object value(Elements elements, AnnotationMirror mirror, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        elements.getElementValuesWithDefaults(mirror).entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue().getValue();
      }
    }
    return null;
  }

  /** The elements of an array value; a bare value is an array of one. */
  static List<Object> items(Object value) {
    List<Object> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        items.add(((AnnotationValue) item).getValue());
      }
    } else if (value != null) {
      items.add(value);
    }
    return items;
  }

  /** The class of a declared type; empty for arrays, primitives and unknown classes. */
  static Optional<TypeElement> element(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
        : Optional.empty();
  }

  /** The class by name. */
  static ClassRef ref(Elements elements, TypeElement type) {
    LinkedList<String> names = new LinkedList<>();
    Element at = type;
    for (; at instanceof TypeElement; at = at.getEnclosingElement()) {
      names.addFirst(at.getSimpleName().toString());
    }
    return new ClassRef(
        elements.getPackageOf(type).getQualifiedName().toString(), List.copyOf(names));
  }

  /** The outermost class around a class. */
  static TypeElement outermost(TypeElement type) {
    TypeElement outer = type;
    while (outer.getEnclosingElement() instanceof TypeElement next) {
      outer = next;
    }
    return outer;
  }
}
