package dev.signet.dsl;

/**
 * Multiplies every value by the learned factors of its row and of its column, {@code x * (row *
 * column)}, all 1 at the start. Behind a binary layer with {@code scale = LearnedScale.class} it is
 * the factorised scale of XNOR-Net++ (Bulat and Tzimiropoulos 2019, arXiv 1909.13863): one factor
 * for each channel, row and column. It is worked out in floats: thresholds are per channel, so that
 * nothing behind the layer folds into them.
 */
public interface PositionScale extends Layer {}
