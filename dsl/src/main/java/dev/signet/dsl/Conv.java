package dev.signet.dsl;

/**
 * A convolution with real weights, described by {@link Filters}; {@code out = floor((in + 2 pad -
 * kernel) / stride) + 1}.
 */
public interface Conv extends Layer {}
