package dev.signet.dsl;

/** The channels of the values named by {@link From}, one behind the other. */
public interface Concat extends Layer {}
