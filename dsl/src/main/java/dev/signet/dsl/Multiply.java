package dev.signet.dsl;

/**
 * Product of the values named by {@link From}, left to right; a value of one pixel is spread over
 * the picture, as in squeeze-and-excitation, one of one channel over the channels, as a {@link
 * MagnitudeMap}.
 */
public interface Multiply extends Layer {}
