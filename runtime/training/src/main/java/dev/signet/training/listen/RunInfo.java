package dev.signet.training.listen;

/**
 * What is known before the first step.
 *
 * @param network name of the network
 * @param epochs epochs planned
 * @param steps steps of one epoch
 * @param batch examples of one step (the last of an epoch may have fewer)
 * @param trainExamples examples to train on
 * @param validationExamples examples to validate on, 0 for no validation
 * @param seed the seed of the run
 */
public record RunInfo(
    String network,
    int epochs,
    int steps,
    int batch,
    int trainExamples,
    int validationExamples,
    long seed) {}
