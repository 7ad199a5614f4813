package dev.signet.training;

import dev.signet.training.data.Dataset;
import dev.signet.training.loss.ClassWeights;
import dev.signet.training.loss.SoftmaxCrossEntropy;
import dev.signet.training.optimize.Moment;
import java.util.Map;

/** One step of training: load a batch, forward, loss, backward, sums over shards, optimizer. */
final class StepRunner {
  private final String name;
  private final Trainer<?> trainer;
  private final Network network;
  private final Training training;
  private Update update;
  private final Batches batches;
  private double[] losses = {};
  private long step;
  private float rate;
  private int correct;

  StepRunner(
      String name, Trainer<?> trainer, Network network, Training training, InputStage inputStage) {
    this.name = name;
    this.trainer = trainer;
    this.network = network;
    this.training = training;
    this.batches = new Batches(training, network.shards(), inputStage, trainer.input);
  }

  /** The data that the next steps read. */
  void data(Dataset train) {
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

  /** Images of the last step whose greatest logit was the right one. */
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
    network.begin(images, step, Checks.progress(training.progress(), moment));
    room(images);
    var cut = new Batches.Cut(order, from, to, training.augmentation(), epoch);
    batches.load(cut);
    if (training.prefetch() && (moment.step() + 1) % moment.stepsPerEpoch() != 0) {
      batches.prepare(cut.next());
    }
    trainer.forward();
    double loss = loss(images);
    if (Double.isFinite(loss)) {
      trainer.backward();
      update.run(step, rates);
    }
    return loss;
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
      network.begin(batch, step, 1f);
      room(batch);
      batches.load(new Batches.Cut(order, from, from + batch, null, 0));
      trainer.forward();
    }
    network.estimate(0);
  }

  private void room(int images) {
    if (losses.length < images) {
      losses = new double[images];
    }
  }

  private double loss(int images) {
    Values logits = trainer.logits();
    int classes = logits.size;
    int[] labels = batches.labels();
    ClassWeights weights = training.classWeights();
    double all = weights == null ? images : 0;
    for (int image = 0; weights != null && image < images; image++) {
      all += weights.of(labels[image]);
    }
    double sum = 0;
    correct = 0;
    for (int image = 0; image < images; image++) {
      int at = image * classes;
      double weight = weights == null ? 1 : weights.of(labels[image]);
      losses[image] =
          SoftmaxCrossEntropy.loss(
              logits.value, at, classes, labels[image], logits.gradient, weight / all);
      sum += weight * losses[image];
      correct += greatest(logits.value, at, classes) == labels[image] ? 1 : 0;
    }
    return sum / all;
  }

  /** Index of the greatest value, the first of equals. */
  static int greatest(float[] values, int from, int count) {
    int greatest = 0;
    for (int k = 1; k < count; k++) {
      if (values[from + k] > values[from + greatest]) {
        greatest = k;
      }
    }
    return greatest;
  }
}
