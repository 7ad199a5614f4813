package dev.signet.dsl;

/**
 * The channels of its input, then zeros, {@link Channels} in all: ResNet's shortcut without
 * parameters (option A of He et al. 2016, arXiv 1512.03385).
 */
public interface PadChannels extends Layer {}
