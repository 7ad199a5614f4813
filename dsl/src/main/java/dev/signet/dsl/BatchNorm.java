package dev.signet.dsl;

/**
 * Batch normalisation per channel, {@code gamma * (x - mean) / sqrt(var + 1e-5) + beta} (Ioffe and
 * Szegedy 2015), optionally described by {@link Momentum}.
 */
public interface BatchNorm extends Layer {}
