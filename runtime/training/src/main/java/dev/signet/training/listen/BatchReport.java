package dev.signet.training.listen;

/**
 * One step. Losses are means per example, cross-entropies in nats; accuracies are from 0 to 1, and
 * NaN where targets are numbers; times are in seconds.
 *
 * @param epoch the epoch, from 1
 * @param epochs epochs planned
 * @param step the step within its epoch, from 1
 * @param steps steps of one epoch
 * @param batchLoss loss of this step's examples
 * @param loss loss over the epoch so far, as the network was at each step
 * @param accuracy accuracy over the epoch so far, as the network was at each step
 * @param learningRate rate of this step
 * @param seconds since the run began
 * @param imagesPerSecond examples per second over the epoch so far
 * @param secondsLeft estimate until the run ends
 */
public record BatchReport(
    int epoch,
    int epochs,
    int step,
    int steps,
    double batchLoss,
    double loss,
    double accuracy,
    double learningRate,
    double seconds,
    double imagesPerSecond,
    double secondsLeft) {}
