package dev.signet.dsl;

/** Sum of the values named by {@link From}, left to right; shapes must agree. */
public interface Add extends Layer {}
