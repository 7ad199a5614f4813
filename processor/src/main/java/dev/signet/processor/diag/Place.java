package dev.signet.processor.diag;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** The compiler's handle of a place. Two places are equal only if they are the same object. */
public final class Place {
  private final Element element;
  private final AnnotationMirror annotation;
  private final AnnotationValue value;
  private final int[] order;
  private final Map<String, Origin> within = new HashMap<>();

  /**
   * A place.
   *
   * @param element never null
   * @param annotation null for the element's name
   * @param value null for the whole annotation
   * @param order sorts as the source does: type, component, annotation, value, element of an array
   */
  public Place(Element element, AnnotationMirror annotation, AnnotationValue value, int... order) {
    this.element = element;
    this.annotation = annotation;
    this.value = value;
    this.order = order.clone();
  }

  /** Makes the place of an adjective's value known, for {@link Origin#at}. */
  public void add(String adjectiveAndValue, Origin origin) {
    within.put(adjectiveAndValue, origin);
  }

  Optional<Origin> within(String adjectiveAndValue) {
    return Optional.ofNullable(within.get(adjectiveAndValue));
  }

  Element element() {
    return element;
  }

  AnnotationMirror annotation() {
    return annotation;
  }

  AnnotationValue value() {
    return value;
  }

  static int compare(Object a, Object b) {
    int[] first = a instanceof Place ? ((Place) a).order : new int[0];
    int[] second = b instanceof Place ? ((Place) b).order : new int[0];
    return Arrays.compare(first, second);
  }
}
