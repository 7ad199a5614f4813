package dev.signet.training;

import dev.signet.training.data.Dataset;
import dev.signet.training.optimize.Moment;
import java.util.List;
import java.util.Map;

/** One step of training: load a batch, forward, loss, backward, sums over shards, optimizer. */
final class StepRunner {
  private final String name;
  private final Trainer<?> trainer;
  private final Network network;
  private final Training training;
  private final InputStage inputStage;
  private Update update;
  private Batches batches;
  private Matching matching;
  private final BatchLoss loss;
  private long step;
  private float rate;
  private int correct;

  StepRunner(
      String name, Trainer<?> trainer, Network network, Training training, InputStage inputStage) {
    this.name = name;
    this.trainer = trainer;
    this.network = network;
    this.training = training;
    this.inputStage = inputStage;
    this.loss = new BatchLoss(training);
  }

  /**
   * Gets ready for steps; asked for when all layers are declared.
   *
   * @throws IllegalArgumentException if the network does not fit one that it is to learn from
   * @throws IllegalStateException if that has learnt nothing
   */
  void ready() {
    if (batches == null) {
      if (training.attention() != null) {
        matching = new Matching(training.attention(), trainer);
        network.whenComplete(matching::add);
      }
      batches = newBatches();
    }
  }

  /** Somebody who reads what every step wants, after {@link #ready}. */
  Batches newBatches() {
    return new Batches(training, network.shards(), feeds());
  }

  /** Who sees the examples. */
  List<Batches.Feed> feeds() {
    var own = new Batches.Feed(inputStage, trainer.input);
    return matching == null ? List.of(own) : List.of(own, matching.feed());
  }

  /** The data that the next steps read. */
  void data(Dataset train) {
    ready();
    batches.data(train);
    update();
  }

  /** The optimizers with their memories; asked for when all parameters are declared. */
  Update update() {
    if (update == null) {
      update = new Update(name, network, training);
    }
    return update;
  }

  /**
   * All numbers that the next step depends on beside the parameters, by the name of the parameter
   * and their own, {@code conv.weights/velocity}: live arrays, to be saved and to be written into.
   */
  Map<String, float[]> state() {
    return update().state();
  }

  /** No more steps for now: nothing reads the data when this returns. */
  void end() {
    batches.close();
  }

  /** Steps done since the trainer was made. */
  long steps() {
    return step;
  }

  /** Goes on after so many steps. */
  void goOn(long steps) {
    step = steps;
    network.forget();
  }

  /** Images of the last step that were answered rightly. */
  int correct() {
    return correct;
  }

  /** The learning rate of the last step, of all parameters that have no group of their own. */
  float rate() {
    return rate;
  }

  /**
   * Runs one step.
   *
   * @param order indices of examples; the batch is {@code order[from..to)}
   * @param epoch counts over all calls of fit, for augmentation
   * @return mean loss of the batch
   */
  double run(int[] order, int from, int to, long epoch, Moment moment) {
    int images = to - from;
    float[] rates = update.rates(moment);
    rate = rates[0];
    step++;
    begin(images, step, Checks.progress(training.progress(), moment));
    var cut = new Batches.Cut(order, from, to, training.augmentation(), epoch);
    batches.load(cut);
    if (training.prefetch() && (moment.step() + 1) % moment.stepsPerEpoch() != 0) {
      batches.prepare(cut.next());
    }
    trainer.forward();
    double mean = mean(loss, batches.targets());
    correct = loss.correct(images);
    if (Double.isFinite(mean)) {
      trainer.backward();
      update.run(step, rates);
    }
    return mean;
  }

  /** Cuts a batch, for which {@link #feeds} have room then. */
  void begin(int images, long step, float progress) {
    network.begin(images, step, progress);
    if (matching != null) {
      matching.begin(images, step);
    }
  }

  /** The mean loss after a forward pass; what the backward pass begins with is written. */
  double mean(BatchLoss loss, BatchTargets targets) {
    double mean = loss.of(trainer.logits(), targets, network.shards());
    return matching == null ? mean : mean + matching.loss();
  }

  /**
   * Sets the statistics of batch norms to their means over batches of the finished network.
   *
   * @param order indices of examples
   * @param batch examples of each batch; what is left over is not used
   */
  void reestimate(int[] order, int batch) {
    int count = Math.min(training.reestimate(), order.length / batch);
    for (int b = 0; b < count; b++) {
      int from = b * batch;
      network.estimate(b + 1);
      begin(batch, step, 1f);
      batches.load(new Batches.Cut(order, from, from + batch, null, 0));
      trainer.forward();
    }
    network.estimate(0);
  }
}
