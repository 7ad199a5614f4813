package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Silences warnings of the compiler, by their codes, at one layer, or in a whole block or network
 * with all that it uses. What cannot work cannot be allowed.
 */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Allow {
  /** Codes as messages have them: {@code "DropoutBeforeSign"}. */
  String[] value();

  /** Why it is right here, for readers. */
  String reason();
}
