package dev.signet.processor.scan;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.ClassRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written: a network, or a block for itself, and all blocks it uses, as data.
 *
 * @param root canonical name of the record that is looked at
 * @param blocks all records by canonical name, the root among them
 * @param defaults the choices where none was made, by slot of {@code Binarize}
 */
public record Declared(String root, Map<String, Block> blocks, Map<String, Choice> defaults) {

  /** The record that is looked at. */
  public Block top() {
    return blocks.get(root);
  }

  /**
   * A record of layers.
   *
   * @param type the record
   * @param adjectives its annotations by simple name: {@code Network}, {@code Residual} …
   * @param parts its components, in order
   * @param source whether its source is part of this compilation
   * @param origin the record's name
   */
  public record Block(
      ClassRef type,
      Map<String, Adjective> adjectives,
      List<Part> parts,
      boolean source,
      Origin origin) {
    /** Simple name. */
    public String name() {
      return type.simpleName();
    }
  }

  /**
   * A component.
   *
   * @param name as written
   * @param noun its type
   * @param adjectives its annotations by simple name
   * @param text the whole component on one line
   * @param origin its name
   */
  public record Part(
      String name, Noun noun, Map<String, Adjective> adjectives, String text, Origin origin) {
    /** The adjective, if written. */
    public Optional<Adjective> adjective(String simpleName) {
      return Optional.ofNullable(adjectives.get(simpleName));
    }
  }

  /** What a component is. */
  public sealed interface Noun {
    /** One of our layers, by its simple name. */
    record Layer(String name) implements Noun {}

    /** A function applied to every value, ours or a user's. */
    record Function(Choice activation) implements Noun {}

    /** A block, by canonical name. */
    record Use(String block) implements Noun {}

    /** Nothing that can be used; already reported. */
    record Unknown() implements Noun {}
  }

  /**
   * An annotation.
   *
   * @param name simple name
   * @param values all values by name, those left out with their defaults
   * @param origin the annotation
   */
  public record Adjective(String name, Map<String, Value> values, Origin origin) {
    /** The value of a name that the annotation declares. */
    public Value value(String name) {
      return values.get(name);
    }
  }

  /**
   * An annotation value.
   *
   * @param content an {@link Integer}, {@link Long}, {@link Double}, {@link Boolean}, {@link
   *     String} (also an enum constant's name), {@link Choice}, {@link Noun.Use}, {@link Absent},
   *     {@link Refused} or a list of values
   * @param written false for a default
   * @param origin the value, or the annotation where it is a default
   */
  public record Value(Object content, boolean written, Origin origin) {
    /** The number. */
    public int number() {
      return (Integer) content;
    }

    /** The fraction. */
    public double fraction() {
      return (Double) content;
    }

    /** The text or the name of the enum constant. */
    public String text() {
      return (String) content;
    }

    /** Whether the flag is set. */
    public boolean flag() {
      return (Boolean) content;
    }

    /** The elements of an array. */
    public List<Value> items() {
      return ((List<?>) content).stream().map(Value.class::cast).toList();
    }

    /** The choice, unless none was made (or a bad one, already reported). */
    public Optional<Choice> choice() {
      return content instanceof Choice c ? Optional.of(c) : Optional.empty();
    }

    /** The block's canonical name, unless none was named (or a bad one, already reported). */
    public Optional<String> block() {
      return content instanceof Noun.Use use ? Optional.of(use.block()) : Optional.empty();
    }
  }

  /** Content of a value that says nothing: a marker for "not chosen". */
  public record Absent() {}

  /** Content of a value that names a class which cannot be chosen; already reported. */
  public record Refused() {}
}
