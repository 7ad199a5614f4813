package dev.signet.processor.plan;

import dev.signet.processor.graph.Shape;

/**
 * A value of packed inference, before a buffer is found for it. Two values are the same only if
 * they are the same object.
 */
public final class Value {
  /** How its numbers lie. */
  public enum Form {
    /** Floats, NHWC. */
    FLOATS,
    /** Bits, whole words for every pixel. */
    PIXEL_BITS,
    /** Bits in one row, order y, x, channel. */
    FLAT_BITS
  }

  private final String name;
  private final Form form;
  private final Shape shape;

  Value(String name, Form form, Shape shape) {
    this.name = name;
    this.form = form;
    this.shape = shape;
  }

  /** Name in the plan, unique. */
  public String name() {
    return name;
  }

  /** How its numbers lie. */
  public Form form() {
    return form;
  }

  /** Channels, rows and columns. */
  public Shape shape() {
    return shape;
  }

  /** Words of one pixel of {@code channels} bits. */
  public static int words(int channels) {
    return (channels + 63) / 64;
  }

  /** Floats or words it takes. */
  public int size() {
    return switch (form) {
      case FLOATS -> Math.toIntExact(shape.size());
      case PIXEL_BITS -> Math.toIntExact(shape.pixels() * words(shape.channels()));
      case FLAT_BITS -> Math.toIntExact((shape.size() + 63) / 64);
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
