package dev.signet.dsl;

/**
 * A convolution that binarizes its own input and weights as {@link Binarize} chooses, described by
 * {@link Filters}.
 */
public interface BinaryConv extends Layer {}
