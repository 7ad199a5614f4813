package dev.signet.processor.scan;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Whether a class is named anywhere that does not exist, or not yet. */
final class Missing {
  private boolean any;

  boolean any() {
    return any;
  }

  /** A class was missing. */
  void found() {
    any = true;
  }

  /** Looks at annotations and the classes that they name. */
  void look(List<? extends AnnotationMirror> mirrors) {
    for (AnnotationMirror mirror : mirrors) {
      if (mirror.getAnnotationType().getKind() == TypeKind.ERROR) {
        any = true;
      }
      mirror.getElementValues().values().forEach(v -> look(v.getValue()));
    }
  }

  private void look(Object value) {
    if (value instanceof TypeMirror type && type.getKind() == TypeKind.ERROR
        || "<error>".equals(value)) {
      any = true;
    } else if (value instanceof List<?>) {
      Mirrors.items(value).forEach(this::look);
    }
  }
}
