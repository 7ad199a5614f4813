package dev.signet.dsl;

/**
 * A fully connected layer that binarizes its own input and weights as {@link Binarize} chooses,
 * described by {@link Units} or {@link Squeeze}.
 */
public interface BinaryDense extends Layer {}
