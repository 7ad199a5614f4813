package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes other values than the one just above, by the names of earlier components of the same
 * record; {@code "input"} is the block's or network's input.
 */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface From {
  /**
   * One name, or, for a noun that joins ({@code Add}, {@code Multiply}, {@code Concat}), several.
   */
  String[] value();
}
