package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a choice reads from its {@link Site} besides its learned numbers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Reads {
  /** The facts read. */
  Fact[] value();

  /** A fact of a site. */
  enum Fact {
    /** How far training has come: {@link Site#progress()}. */
    PROGRESS,
    /** Mean, deviation and mean absolute value of the filter, or of the layer; weights only. */
    FILTER_STATISTICS,
    /** A number drawn for every value: {@link Site#chance()}; inputs only. */
    CHANCE
  }
}
