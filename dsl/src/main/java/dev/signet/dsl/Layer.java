package dev.signet.dsl;

/**
 * A noun of the language: the type of a record component that is a layer. The built-in layers are
 * markers that are never made; an {@link Activation} is a noun that a user can write.
 */
public interface Layer {}
