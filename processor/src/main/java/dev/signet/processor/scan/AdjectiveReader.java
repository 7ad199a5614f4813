package dev.signet.processor.scan;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Place;
import dev.signet.processor.scan.Declared.Absent;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads the annotations of our language on one element; knows none of them by name. */
final class AdjectiveReader {
  /** Turns a class literal into a content of {@link Value}. */
  interface Classes {
    Object content(String adjective, String value, TypeMirror type, Origin origin);
  }

  private final Elements elements;
  private final Classes classes;

  AdjectiveReader(Elements elements, Classes classes) {
    this.elements = elements;
    this.classes = classes;
  }

  /** Where annotations are read from and reported at. */
  record Carrier(Element at, boolean annotationsHere, Origin origin, int... order) {}

  /**
   * Reads annotations by simple name, in the order written.
   *
   * @param mirrors all annotations of the element
   * @param carrier the element that messages point at
   */
  Map<String, Adjective> read(List<? extends AnnotationMirror> mirrors, Carrier carrier) {
    Map<String, Adjective> adjectives = new LinkedHashMap<>();
    int index = 0;
    for (AnnotationMirror mirror : mirrors) {
      index++;
      String name = Mirrors.typeOf(mirror).getQualifiedName().toString();
      if (name.startsWith(Mirrors.DSL + ".")) {
        String simple = name.substring(Mirrors.DSL.length() + 1);
        adjectives.put(simple, adjective(simple, mirror, carrier, index));
      }
    }
    return adjectives;
  }

  private Adjective adjective(String name, AnnotationMirror mirror, Carrier carrier, int index) {
    Origin origin = place(carrier, mirror, null, index);
    List<ExecutableElement> written = new ArrayList<>(mirror.getElementValues().keySet());
    Map<String, Value> values = new LinkedHashMap<>();
    elements
        .getElementValuesWithDefaults(mirror)
        .forEach((method, value) -> {
          String key = method.getSimpleName().toString();
          int at = written.indexOf(method);
          Origin here = at < 0 ? origin : place(carrier, mirror, value, index, at + 1);
          boolean isArray =
              method.getReturnType().getKind() == javax.lang.model.type.TypeKind.ARRAY;
          Value read =
              new Value(
                  content(name, key, value, isArray, carrier, mirror, here, index, at),
                  at >= 0,
                  here);
          values.put(key, read);
          if (carrier.origin().handle() instanceof Place place) {
            place.add(name + "." + key, here);
          }
        });
    return new Adjective(name, values, origin);
  }

  private Object content(
      String adjective,
      String key,
      AnnotationValue value,
      boolean isArray,
      Carrier carrier,
      AnnotationMirror mirror,
      Origin origin,
      int... order) {
    if (!isArray) {
      return scalar(adjective, key, value.getValue(), origin);
    }
    List<Value> items = new ArrayList<>();
    if (value.getValue() instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        AnnotationValue item = (AnnotationValue) list.get(i);
        int[] at = IntStream.concat(IntStream.of(order), IntStream.of(i)).toArray();
        boolean own = order[order.length - 1] >= 0 && list.size() > 1;
        Origin here = own ? place(carrier, mirror, item, at) : origin;
        items.add(new Value(scalar(adjective, key, item.getValue(), here), true, here));
      }
    } else {
      items.add(new Value(scalar(adjective, key, value.getValue(), origin), true, origin));
    }
    return List.copyOf(items);
  }

  private Object scalar(String adjective, String key, Object value, Origin origin) {
    if (value instanceof TypeMirror type) {
      return classes.content(adjective, key, type, origin);
    }
    if (value instanceof VariableElement constant) {
      return constant.getSimpleName().toString();
    }
    return value instanceof AnnotationMirror ? new Absent() : value;
  }

  private static Origin place(
      Carrier carrier, AnnotationMirror mirror, AnnotationValue value, int... order) {
    if (!carrier.origin().text().isEmpty()) {
      return carrier.origin();
    }
    int[] key = IntStream.concat(IntStream.of(carrier.order()), IntStream.of(order)).toArray();
    return carrier.annotationsHere()
        ? new Origin("", new Place(carrier.at(), mirror, value, key))
        : new Origin("", new Place(carrier.at(), null, null, key));
  }
}
