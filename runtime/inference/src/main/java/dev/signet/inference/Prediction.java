package dev.signet.inference;

/**
 * One class and how likely it is.
 *
 * @param index the class, from 0
 * @param label its name; the index as text where the model has no labels
 * @param probability its softmax, from 0 to 1
 */
public record Prediction(int index, String label, float probability) {}
