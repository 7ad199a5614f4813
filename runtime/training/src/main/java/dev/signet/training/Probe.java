package dev.signet.training;

import dev.signet.training.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The loss of fixed examples, all of them one batch, at the parameters as they are now, and the
 * gradient that training would follow there: the forward and backward passes of training on all
 * threads, with the batch's own statistics in batch norms and the progress that estimators saw
 * last. Nothing is dropped, varied, clipped or decayed. A probe changes nothing but {@link
 * Parameter#gradient}, and gives the same numbers whatever the number of threads. Only the thread
 * of its trainer may call it.
 */
public final class Probe {
  private final Trainer<?> trainer;
  private final Network network;
  private final StepRunner steps;
  private final BatchLoss losses;
  private final BatchTargets targets;
  private final int images;
  private final List<Batches.Feed> feeds;
  private final List<float[]> inputs;
  private final List<Parameter> statistics;

  /** Reads the examples, which were checked. */
  Probe(
      Trainer<?> trainer, Network network, Training training, StepRunner steps, Dataset examples) {
    this.trainer = trainer;
    this.network = network;
    this.steps = steps;
    this.losses = new BatchLoss(training);
    this.images = examples.size();
    this.statistics = network.parameters().stream().filter(p -> !p.isTrained()).toList();
    steps.begin(images, step(), network.progress());
    int[] all = IntStream.range(0, images).toArray();
    try (Batches batches = steps.newBatches()) {
      batches.data(examples);
      batches.load(new Batches.Cut(all, 0, images, null, 1));
      this.targets = batches.targets();
    }
    this.feeds = steps.feeds();
    this.inputs =
        feeds.stream()
            .map(Batches.Feed::input)
            .map(v -> Arrays.copyOf(v.value, images * v.size))
            .toList();
  }

  /** Examples of the batch. */
  public int examples() {
    return images;
  }

  /**
   * Mean loss, as training measures it (with a teacher's part, where there is one).
   *
   * @throws IllegalStateException when it is not finite
   */
  public double loss() {
    return pass(() -> {});
  }

  /**
   * Sets {@link Parameter#gradient} of every trained parameter: derivatives of the mean loss, with
   * the surrogates of the estimators where the true ones are zero.
   *
   * @return the mean loss
   * @throws IllegalStateException when it is not finite
   */
  public double gradient() {
    return pass(() -> {
      trainer.backward();
      steps.update().gradients(step());
    });
  }

  /** One that no step of training has had; sums of a probe before it are forgotten. */
  private long step() {
    return steps.steps() + 1;
  }

  private double pass(Runnable then) {
    List<float[]> running = statistics.stream().map(p -> p.value.clone()).toList();
    Shards shards = network.shards();
    network.forget();
    shards.drops(false);
    try {
      steps.begin(images, step(), network.progress());
      for (int k = 0; k < inputs.size(); k++) {
        float[] input = inputs.get(k);
        System.arraycopy(input, 0, feeds.get(k).input().value, 0, input.length);
      }
      trainer.forward();
      double loss = steps.mean(losses, targets);
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException(
            "the loss of the probed examples is %s; probe a network whose numbers are finite"
                .formatted(loss));
      }
      then.run();
      return loss;
    } finally {
      shards.drops(true);
      network.forget();
      for (int i = 0; i < running.size(); i++) {
        float[] value = statistics.get(i).value;
        System.arraycopy(running.get(i), 0, value, 0, value.length);
      }
    }
  }
}
