package dev.signet.training;

import dev.signet.training.data.Augmentation;
import dev.signet.training.data.Dataset;
import dev.signet.training.loss.SoftmaxCrossEntropy;
import dev.signet.training.optimize.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One step of training: load a batch, forward, loss, backward, sums over shards, optimizer. */
final class StepRunner {
  /** Numbers that one thread takes at a time; results do not depend on it. */
  private static final int CHUNK = 1 << 14;

  private final Trainer<?> trainer;
  private final Network network;
  private final Training training;
  private final InputStage inputStage;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, float[]> state = new LinkedHashMap<>();
  private Dataset data;
  private int[] labels = {};
  private double[] losses = {};
  private long step;
  private int correct;

  StepRunner(Trainer<?> trainer, Network network, Training training, InputStage inputStage) {
    this.trainer = trainer;
    this.network = network;
    this.training = training;
    this.inputStage = inputStage;
  }

  /** The data that the next steps read. */
  void data(Dataset train) {
    data = train;
    remember();
  }

  /** The memories of all parameters, empty at first. */
  private void remember() {
    if (pieces.isEmpty()) {
      for (Parameter p : network.parameters()) {
        if (p.isTrained()) {
          Optimizer.Memory memory = training.optimizer().memory(p.size());
          memory.state().forEach((name, array) -> state.put(p.name + "/" + name, array));
          for (int from = 0; from < p.size(); from += CHUNK) {
            pieces.add(new Piece(p, memory, from, Math.min(p.size(), from + CHUNK)));
          }
        }
      }
    }
  }

  /**
   * All numbers that the next step depends on beside the parameters, by the name of the parameter
   * and their own, {@code conv.weights/velocity}, in order of declaration: live arrays, to be saved
   * and to be written into.
   */
  Map<String, float[]> state() {
    remember();
    return Collections.unmodifiableMap(state);
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

  /**
   * Runs one step.
   *
   * @param order indices of examples; the batch is {@code order[from..to)}
   * @param epoch counts over all calls of fit, for augmentation
   * @return mean loss of the batch
   */
  double run(int[] order, int from, int to, long epoch, float progress, float rate) {
    int images = to - from;
    step++;
    network.begin(images, step, progress);
    if (labels.length < images) {
      labels = new int[images];
      losses = new double[images];
    }
    network.shards().run(s -> load(order, from, epoch, s));
    trainer.forward();
    double loss = loss(images);
    if (Double.isFinite(loss)) {
      trainer.backward();
      update(rate);
    }
    return loss;
  }

  private void load(int[] order, int from, long epoch, Shard s) {
    int size = inputStage.rawSize();
    float[] raw = new float[size];
    for (int image = s.from(); image < s.to(); image++) {
      int index = order[from + image];
      data.values(index, raw, 0);
      Augmentation augmentation = training.augmentation();
      if (augmentation != null) {
        augmentation.apply(
            raw,
            0,
            data.channels(),
            data.height(),
            data.width(),
            Randoms.of(training.seed(), epoch, index));
      }
      inputStage.apply(raw, 0, trainer.input.value, image * trainer.input.size);
      labels[image] = data.label(index);
    }
  }

  private double loss(int images) {
    Values logits = trainer.logits();
    int classes = logits.size;
    double sum = 0;
    correct = 0;
    for (int image = 0; image < images; image++) {
      losses[image] =
          SoftmaxCrossEntropy.loss(
              logits.value, image * classes, classes, labels[image], logits.gradient, 1.0 / images);
      sum += losses[image];
      correct += greatest(logits.value, image * classes, classes) == labels[image] ? 1 : 0;
    }
    return sum / images;
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

  private void update(float rate) {
    Shards shards = network.shards();
    List<BinaryWeights> binary = network.binary();
    int count = shards.count();
    shards.each(
        pieces.size(),
        i -> {
          Piece p = pieces.get(i);
          p.parameter.partials().reduce(count, step, p.parameter.gradient, p.from, p.to);
        });
    shards.each(
        binary.size(),
        i -> {
          BinaryWeights w = binary.get(i);
          w.partials().reduce(count, step, w.gradient(), 0, w.gradient().length);
          w.backward();
        });
    shards.each(pieces.size(), i -> pieces.get(i).step(step, rate, training));
    shards.each(binary.size(), i -> binary.get(i).afterStep());
  }

  /** A part of a parameter. */
  private record Piece(Parameter parameter, Optimizer.Memory memory, int from, int to) {
    void step(long step, float rate, Training training) {
      if (training.decays(parameter.kind)) {
        float decay = (float) training.weightDecay();
        for (int i = from; i < to; i++) {
          parameter.gradient[i] += decay * parameter.value[i];
        }
      }
      memory.step(step, rate, parameter.value, parameter.gradient, from, to);
    }
  }
}
