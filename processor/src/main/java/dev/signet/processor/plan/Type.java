package dev.signet.processor.plan;

import dev.signet.processor.graph.ClassRef;

/**
 * Type of a generated member.
 *
 * @param element the class, or null for a primitive
 * @param primitive {@code "float"}, {@code "long"} or {@code "int"}, or null for a class
 * @param array whether it is an array of those
 */
public record Type(ClassRef element, String primitive, boolean array) {
  /** {@code float[]}. */
  public static final Type FLOATS = new Type(null, "float", true);

  /** {@code long[]}. */
  public static final Type LONGS = new Type(null, "long", true);

  /** {@code int[]}. */
  public static final Type INTS = new Type(null, "int", true);

  /** {@code int}. */
  public static final Type INT = new Type(null, "int", false);

  /** A class. */
  public static Type of(ClassRef element) {
    return new Type(element, null, false);
  }
}
