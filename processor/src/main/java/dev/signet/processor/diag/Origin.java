package dev.signet.processor.diag;

import java.util.Comparator;

/**
 * A place in source that a message can point at. The room {@code scan} makes them and {@code diag}
 * prints them; nobody else looks inside.
 *
 * @param text empty where the handle is the place itself; otherwise what the message is about, for
 *     a block that is no source of this compilation: {@code block Unit}
 * @param handle the compiler's own handle: element, annotation and value; opaque here
 */
public record Origin(String text, Object handle) {
  /** In the order of the source; places without handle first. */
  public static final Comparator<Origin> BY_PLACE = (a, b) -> Place.compare(a.handle, b.handle);

  /** For graphs built by hand in tests. */
  public static Origin none() {
    return new Origin("", null);
  }

  /** The place of an adjective's value on this component, or this place where it is not known. */
  public Origin at(String adjective, String value) {
    if (!text.isEmpty() || !(handle instanceof Place)) {
      return this;
    }
    return ((Place) handle).within(adjective + "." + value).orElse(this);
  }

  /** This place, standing for something inside a block that has no source here. */
  public Origin standingFor(String what) {
    return new Origin(what, handle);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin; // places do not tell graphs apart
  }

  @Override
  public int hashCode() {
    return 1;
  }
}
