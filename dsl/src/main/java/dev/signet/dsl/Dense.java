package dev.signet.dsl;

/**
 * A fully connected layer with real weights, described by {@link Units} or {@link Squeeze}; its
 * input is read in the order y, x, channel.
 */
public interface Dense extends Layer {}
