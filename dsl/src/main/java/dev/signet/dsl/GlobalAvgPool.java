package dev.signet.dsl;

/** Mean of each channel over the whole picture. */
public interface GlobalAvgPool extends Layer {}
