package dev.signet.training.listen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One epoch. Losses are means per example, cross-entropies in nats; accuracies are from 0 to 1, and
 * NaN where targets are numbers; times are in seconds.
 *
 * @param epoch the epoch, from 1
 * @param epochs epochs planned
 * @param steps steps since the run began
 * @param loss on the training examples, as the network was at each step
 * @param accuracy on the training examples, as the network was at each step
 * @param validationLoss of the network as deployed at the end of the epoch; NaN without validation
 * @param validationAccuracy likewise; NaN without validation
 * @param learningRate rate of the epoch's last step
 * @param seconds of this epoch, validation included
 * @param totalSeconds since the run began
 * @param imagesPerSecond training examples per second, validation not counted
 * @param secondsLeft estimate until the run ends
 * @param health how the binary layers do
 */
public record EpochReport(
    int epoch,
    int epochs,
    long steps,
    double loss,
    double accuracy,
    double validationLoss,
    double validationAccuracy,
    double learningRate,
    double seconds,
    double totalSeconds,
    double imagesPerSecond,
    double secondsLeft,
    Health health) {

  /** Whether this epoch was validated. */
  public boolean validated() {
    return !Double.isNaN(validationLoss);
  }

  /**
   * What is better the greater it is: accuracy where there is one, else minus the loss; on
   * validation where there is any, else on training.
   */
  public double score() {
    double right = validated() ? validationAccuracy : accuracy;
    return Double.isNaN(right) ? -(validated() ? validationLoss : loss) : right;
  }

  /** Whether this was the last epoch planned. */
  public boolean last() {
    return epoch == epochs;
  }

  /** Of {@link #numbers}, those that differ between equal runs. */
  public static final Set<String> DURATIONS =
      Set.of("seconds", "total_seconds", "images_per_second");

  /**
   * The report that gave these {@link #numbers}; what is absent or null is NaN. How long the rest
   * will take is not among them.
   *
   * @param epochs epochs planned
   */
  public static EpochReport of(Map<String, ?> numbers, int epochs) {
    return new EpochReport(
        (int) number(numbers, "epoch"),
        epochs,
        (long) number(numbers, "steps"),
        number(numbers, "loss"),
        number(numbers, "accuracy"),
        number(numbers, "validation_loss"),
        number(numbers, "validation_accuracy"),
        number(numbers, "learning_rate"),
        number(numbers, "seconds"),
        number(numbers, "total_seconds"),
        number(numbers, "images_per_second"),
        Double.NaN,
        new Health(
            number(numbers, "flips"),
            number(numbers, "dead_weights"),
            number(numbers, "zeroed_gradients"),
            number(numbers, "constant_channels"),
            List.of()));
  }

  private static double number(Map<String, ?> numbers, String name) {
    return numbers.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** All numbers by the names that files give them, in order; null where there is none. */
  public Map<String, Number> numbers() {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("epoch", epoch);
    numbers.put("steps", steps);
    numbers.put("loss", finite(loss));
    numbers.put("accuracy", finite(accuracy));
    numbers.put("validation_loss", finite(validationLoss));
    numbers.put("validation_accuracy", finite(validationAccuracy));
    numbers.put("learning_rate", finite(learningRate));
    numbers.put("seconds", finite(seconds));
    numbers.put("total_seconds", finite(totalSeconds));
    numbers.put("images_per_second", finite(imagesPerSecond));
    numbers.putAll(health.numbers());
    return numbers;
  }

  /** What is bad about the binary layers and what may help; empty where nothing stands out. */
  public List<String> advice() {
    return health.advice(epochs > 0 && 10 * epoch > 9 * epochs);
  }

  /** The number, or null where there is none. */
  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
