package dev.signet.dsl;

/**
 * Largest value of each {@link Window}; pads {@code (window - 1) / 2} on both sides with minus
 * infinity, unless its window is {@link Padding#VALID}.
 */
public interface MaxPool extends Layer {}
