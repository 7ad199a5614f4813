package dev.signet.dsl;

/** Mean of each {@link Window}, over real pixels only; the number of outputs is rounded up. */
public interface AvgPool extends Layer {}
