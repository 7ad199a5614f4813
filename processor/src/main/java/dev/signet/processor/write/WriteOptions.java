package dev.signet.processor.write;

/**
 * What to generate.
 *
 * @param trainer whether the training runtime is on the class path, so that a trainer is wanted
 * @param generated whether {@code javax.annotation.processing.Generated} is visible
 */
public record WriteOptions(boolean trainer, boolean generated) {}
