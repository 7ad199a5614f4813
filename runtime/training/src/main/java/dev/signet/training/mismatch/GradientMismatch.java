package dev.signet.training.mismatch;

import dev.signet.training.Parameter;
import dev.signet.training.Probe;
import dev.signet.training.Trainer;
import dev.signet.training.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Gradient mismatch, layer by layer (Kim et al. 2020, "BinaryDuo", arXiv 2002.06517): the cosine
 * between the gradient that training follows, the coarse one, and the coordinate discrete gradient
 *
 * <pre>
 * CDG_i(w) = (L(w + epsilon e_i) - L(w - epsilon e_i)) / (2 epsilon)
 * </pre>
 *
 * the exact derivative of the loss averaged over {@code [w_i - epsilon, w_i + epsilon]}, which does
 * not vanish where steps make the loss piecewise constant. L is the mean loss of all examples
 * together, without sampling noise. 1 is no mismatch.
 *
 * <p>A layer's weights are its real weights or the latents behind binary ones; biases, norms and
 * learned choices stay as they are. Inferred (the paper's toy has no batch norms, and its full text
 * was not read): batch norms take the statistics of the examples in every pass, moved or not, and
 * the coarse gradient goes through these statistics, so that both gradients are of one function,
 * that of training.
 *
 * <p>Every weight takes two forward passes of the whole network, each on all of the trainer's
 * threads: the layers below the moved one are computed again, since a trainer's forward pass is one
 * method. The result does not depend on the number of threads. Afterwards the trainer is as it was,
 * but for {@link Parameter#gradient}.
 */
public final class GradientMismatch {
  /** The larger step of the published comparison. */
  public static final double EPSILON = 0.1;

  /** Passes of one example: a minute or two for a small network. */
  public static final long BUDGET = 500_000_000;

  private final double epsilon;
  private final long budget;
  private final Set<String> layers;
  private final Progress progress;

  private GradientMismatch(double epsilon, long budget, Set<String> layers, Progress progress) {
    this.epsilon = epsilon;
    this.budget = budget;
    this.layers = layers;
    this.progress = progress;
  }

  /**
   * With a step.
   *
   * @param epsilon how far a weight is moved to either side; finite and positive
   */
  public static GradientMismatch of(double epsilon) {
    if (!(epsilon > 0 && epsilon <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "epsilon must be positive and finite, not %s; the published steps are 0.1 and 0.01"
              .formatted(epsilon));
    }
    return new GradientMismatch(epsilon, BUDGET, Set.of(), (layer, done, all) -> {});
  }

  /**
   * Refuses what would take more.
   *
   * @param passes of one example each: twice the weights times the examples; at least 1
   */
  public GradientMismatch budget(long passes) {
    if (passes < 1) {
      throw new IllegalArgumentException("a budget is at least 1 pass, not " + passes);
    }
    return new GradientMismatch(epsilon, passes, layers, progress);
  }

  /** Measures these layers alone; none for all that have weights. */
  public GradientMismatch layers(String... names) {
    return new GradientMismatch(epsilon, budget, new LinkedHashSet<>(List.of(names)), progress);
  }

  /** Tells somebody how far it has come. */
  public GradientMismatch progress(Progress progress) {
    return new GradientMismatch(epsilon, budget, layers, Objects.requireNonNull(progress));
  }

  /**
   * Measures a network at its present weights.
   *
   * @param trainer its input fitted ({@code prepare} or {@code fit} was called)
   * @param examples with targets that its loss learns
   * @throws IllegalArgumentException for layers that there are not, data that do not fit, none, or
   *     more work than the budget
   * @throws IllegalStateException before the input was fitted, when a loss is not finite, or when
   *     the thread is interrupted; the weights are then as they were
   */
  public MismatchReport measure(Trainer<?> trainer, Dataset examples) {
    String network = trainer.spec().network();
    Map<String, List<Parameter>> chosen = chosen(network, trainer.parameters());
    long all = chosen.values().stream().flatMap(List::stream).mapToLong(Parameter::size).sum();
    check(network, all, examples.size());
    chosen.values().forEach(layer -> layer.forEach(this::check));
    Probe probe = trainer.probe(examples);
    double loss = probe.gradient();
    Map<String, double[]> coarse = new LinkedHashMap<>();
    chosen.forEach((layer, weights) -> coarse.put(layer, coarse(weights)));
    List<LayerMismatch> found = new ArrayList<>();
    long done = 0;
    for (Map.Entry<String, List<Parameter>> layer : chosen.entrySet()) {
      double[] discrete = new double[coarse.get(layer.getKey()).length];
      int at = 0;
      for (Parameter weights : layer.getValue()) {
        for (int i = 0; i < weights.size(); i++) {
          discrete[at++] = discrete(probe, weights.value, i);
          progress.weight(layer.getKey(), ++done, all);
        }
      }
      found.add(LayerMismatch.of(layer.getKey(), discrete, coarse.get(layer.getKey())));
    }
    return new MismatchReport(network, epsilon, probe.examples(), loss, found);
  }

  /** Weights by layer, in the order of declaration. */
  private Map<String, List<Parameter>> chosen(String network, List<Parameter> parameters) {
    Map<String, List<Parameter>> all = new LinkedHashMap<>();
    for (Parameter p : parameters) {
      if (p.kind == Parameter.Kind.LATENT || p.kind == Parameter.Kind.REAL_WEIGHT) {
        String layer = p.name.substring(0, p.name.indexOf('.'));
        all.computeIfAbsent(layer, l -> new ArrayList<>()).add(p);
      }
    }
    for (String name : layers) {
      if (!all.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s has no layer %s with real or latent weights; its layers with such are %s"
                .formatted(network, name, String.join(", ", all.keySet())));
      }
    }
    if (!layers.isEmpty()) {
      all.keySet().retainAll(layers);
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          network + " has no layer with real or latent weights, so there is nothing to move");
    }
    return all;
  }

  private void check(String network, long weights, int examples) {
    double passes = 2.0 * weights * examples;
    if (passes > budget) {
      throw new IllegalArgumentException(
          ("%d weights of %s, moved to either side, take %.0f passes of one of %d examples, more"
                  + " than the budget of %d. Name fewer layers, give fewer examples, or raise the"
                  + " budget.")
              .formatted(weights, network, passes, examples, budget));
    }
  }

  /** Whether the step moves every weight. */
  private void check(Parameter weights) {
    for (float here : weights.value) {
      if ((float) (here + epsilon) == here || (float) (here - epsilon) == here) {
        throw new IllegalArgumentException(
            "epsilon %s does not move a weight that is %s, of %s: floats are not that fine. Take a larger one."
                .formatted(epsilon, here, weights.name));
      }
    }
  }

  private static double[] coarse(List<Parameter> weights) {
    double[] all = new double[weights.stream().mapToInt(Parameter::size).sum()];
    int at = 0;
    for (Parameter p : weights) {
      for (float g : p.gradient) {
        all[at++] = g;
      }
    }
    return all;
  }

  /** The difference is divided by the distance of the floats that the two steps arrive at. */
  private double discrete(Probe probe, float[] weights, int i) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("measuring the gradient mismatch was interrupted");
    }
    float here = weights[i];
    float above = (float) (here + epsilon);
    float below = (float) (here - epsilon);
    try {
      weights[i] = above;
      double up = probe.loss();
      weights[i] = below;
      return (up - probe.loss()) / ((double) above - below);
    } finally {
      weights[i] = here;
    }
  }
}
