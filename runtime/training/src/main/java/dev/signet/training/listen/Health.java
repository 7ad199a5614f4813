package dev.signet.training.listen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How the binary layers of a network do after an epoch. Shares are from 0 to 1, and NaN where there
 * is nothing to count.
 *
 * @param flips share of all binary weights whose sign is not what it was when the epoch began
 * @param dead share of all binary weights that do not learn, see {@link LayerHealth#dead}
 * @param zeroed share of binarized inputs that no gradient goes back through
 * @param constant share of the channels of binarized inputs whose sign was the same everywhere
 * @param layers one by one; empty for an epoch that another process did
 */
public record Health(
    double flips, double dead, double zeroed, double constant, List<LayerHealth> layers) {
  /** Nothing is known. */
  public static final Health UNKNOWN =
      new Health(Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of());

  private static final double MANY_FLIPS = 0.25;
  private static final double FEW_FLIPS = 1e-5;
  private static final double MANY_DEAD = 0.1;
  private static final double MANY_ZEROED = 0.8;
  private static final double MANY_CONSTANT = 0.2;

  /** Copies the list. */
  public Health {
    layers = List.copyOf(layers);
  }

  /** All layers together, each weighing by what it has. */
  public static Health of(List<LayerHealth> layers) {
    return new Health(
        mean(layers, LayerHealth::weights, LayerHealth::flips),
        mean(layers, LayerHealth::weights, LayerHealth::dead),
        mean(layers, LayerHealth::values, LayerHealth::zeroed),
        mean(layers, l -> l.values() == 0 ? 0 : l.channels(), LayerHealth::constant),
        layers);
  }

  private static double mean(
      List<LayerHealth> layers,
      ToDoubleFunction<LayerHealth> weight,
      ToDoubleFunction<LayerHealth> share) {
    double sum = 0;
    double all = 0;
    for (LayerHealth layer : layers) {
      double counts = weight.applyAsDouble(layer);
      sum += counts == 0 ? 0 : counts * share.applyAsDouble(layer);
      all += counts;
    }
    return sum / all;
  }

  /** Whether anything is known. */
  public boolean isKnown() {
    return !Double.isNaN(flips);
  }

  /** The shares of all layers together by the names that files give them. */
  Map<String, Number> numbers() {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("flips", finite(flips));
    numbers.put("dead_weights", finite(dead));
    numbers.put("zeroed_gradients", finite(zeroed));
    numbers.put("constant_channels", finite(constant));
    return numbers;
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  /**
   * What is bad and what may help, a sentence or two a line, for the worst layer of each kind;
   * empty where nothing stands out.
   *
   * @param ending whether the learning rate has all but reached its end, where few flips are right
   */
  public List<String> advice(boolean ending) {
    List<String> advice = new ArrayList<>();
    LayerHealth restless = worst(LayerHealth::flips);
    if (restless != null && restless.flips() > MANY_FLIPS) {
      advice.add(
          said(
              "%s of the weights of %s changed sign in this epoch: they jump to and fro. Lower the"
                  + " learning rate, or warm up.",
              restless.flips(), restless));
    }
    if (!ending && isKnown() && flips < FEW_FLIPS) {
      advice.add(
          "Hardly any weight changed sign in this epoch: the binary layers have stopped learning."
              + " Raise the learning rate, or for Bop lower the threshold.");
    }
    LayerHealth dead = worst(LayerHealth::dead);
    if (dead != null && dead.dead() > MANY_DEAD) {
      advice.add(
          said(
              "%s of the weights of %s lie where the estimator's derivative is 0 and no longer learn."
                  + " Take source = Latent.class, which clips them, or a wider estimator.",
              dead.dead(), dead));
    }
    LayerHealth zeroed = worst(l -> l.values() == 0 ? 0 : l.zeroed());
    if (zeroed != null && zeroed.values() > 0 && zeroed.zeroed() > MANY_ZEROED) {
      advice.add(
          said(
              "%s of the inputs of %s lie where the estimator's derivative is 0: little gradient goes"
                  + " back. Put a batch norm before it, or take a wider estimator.",
              zeroed.zeroed(), zeroed));
    }
    LayerHealth constant = worst(l -> l.values() == 0 ? 0 : l.constant());
    if (constant != null && constant.values() > 0 && constant.constant() > MANY_CONSTANT) {
      advice.add(
          said(
              "%s of the channels before %s have one sign everywhere and say nothing. Put a batch"
                  + " norm or a learned threshold (RSign) before the sign, or lower the learning"
                  + " rate.",
              constant.constant(), constant));
    }
    return advice;
  }

  private static String said(String text, double share, LayerHealth layer) {
    return String.format(Locale.ROOT, text, percent(share), layer.layer());
  }

  /** As 12%, or 0.30% where it is less than one. */
  static String percent(double share) {
    return share == 0
        ? "0%"
        : String.format(Locale.ROOT, share < 0.01 ? "%.2g%%" : "%.0f%%", 100 * share);
  }

  private LayerHealth worst(ToDoubleFunction<LayerHealth> badness) {
    LayerHealth worst = null;
    for (LayerHealth layer : layers) {
      if (worst == null || badness.applyAsDouble(layer) > badness.applyAsDouble(worst)) {
        worst = layer;
      }
    }
    return worst;
  }
}
