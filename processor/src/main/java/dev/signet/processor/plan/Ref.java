package dev.signet.processor.plan;

/**
 * A member of a generated class, before it has its final name. Two refs are the same only if they
 * are the same object; the writer gives each a name of its own.
 */
public final class Ref {
  /** How its name is written. */
  public enum Style {
    /** {@code conv1Weights}. */
    FIELD,
    /** {@code CONV1}. */
    CONSTANT,
    /** Exactly as given: inherited members and parameters. */
    FIXED
  }

  private final String words;
  private final Style style;

  private Ref(String words, Style style) {
    this.words = words;
    this.style = style;
  }

  /** A field; {@code words} may hold dots, as in {@code conv1.weights}. */
  public static Ref field(String words) {
    return new Ref(words, Style.FIELD);
  }

  /** A constant, named from the same kind of words. */
  public static Ref constant(String words) {
    return new Ref(words, Style.CONSTANT);
  }

  /** A name that stands already. */
  public static Ref fixed(String name) {
    return new Ref(name, Style.FIXED);
  }

  /** Words to make the name of. */
  public String words() {
    return words;
  }

  /** How to write it. */
  public Style style() {
    return style;
  }

  @Override
  public String toString() {
    return words;
  }
}
