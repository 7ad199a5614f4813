package dev.signet.dsl;

/** Makes a vector of the picture, in the order y, x, channel. */
public interface Flatten extends Layer {}
