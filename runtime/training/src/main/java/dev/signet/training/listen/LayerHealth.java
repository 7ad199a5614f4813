package dev.signet.training.listen;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one binary layer does after an epoch. Shares are from 0 to 1.
 *
 * @param layer its name
 * @param weights how many it has
 * @param flips share of the weights whose sign is not what it was when the epoch began
 * @param dead share of the weights at which the weight estimator's derivative is 0: they do not
 *     learn
 * @param values inputs looked at, of all channels; 0 where inputs are not binarized
 * @param channels channels of the input
 * @param zeroed share of the inputs at which the input estimator's derivative is 0: no gradient
 *     goes back through them
 * @param constant share of the input's channels whose sign was the same everywhere
 * @param latents how many weights before binarization lie in each of equal parts from {@code
 *     -range} to {@code range}
 * @param range where the histogram of weights ends; what lies beyond counts in its first or last
 *     part
 * @param balance how many input channels have a share of +1 in each of equal parts from 0 to 1
 */
public record LayerHealth(
    String layer,
    long weights,
    double flips,
    double dead,
    long values,
    int channels,
    double zeroed,
    double constant,
    int[] latents,
    double range,
    int[] balance) {
  /** Copies the histograms. */
  public LayerHealth {
    latents = latents.clone();
    balance = balance.clone();
  }

  @Override
  public int[] latents() {
    return latents.clone();
  }

  @Override
  public int[] balance() {
    return balance.clone();
  }

  /** Its shares by the names that files give them; null where inputs are not binarized. */
  Map<String, Object> numbers() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("layer", layer);
    numbers.put("flips", flips);
    numbers.put("dead_weights", dead);
    numbers.put("zeroed_gradients", values == 0 ? null : zeroed);
    numbers.put("constant_channels", values == 0 ? null : constant);
    return numbers;
  }
}
