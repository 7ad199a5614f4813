package dev.signet.training;

import dev.signet.dsl.Estimator;
import dev.signet.training.layer.BatchNormalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a trainer has declared: parameters, values, binary weights; and the state of a step. */
final class Network {
  private final Training training;
  private final Shards shards;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Values> values = new ArrayList<>();
  private final GradientRooms gradients = new GradientRooms();
  private final List<BinaryWeights> binary = new ArrayList<>();
  private final List<BatchNormalization> norms = new ArrayList<>();
  private float progress;

  /** See {@link #estimate}. */
  private int estimated;

  /** See {@link #observe}. */
  private boolean finished;

  /** Is told of gradients that are whole; null for nobody. */
  private Consumer<Values> completed;

  Network(Training training) {
    this.training = training;
    this.shards = new Shards(training.threads(), training.shard(), training.seed());
  }

  Values add(Values declared) {
    values.add(declared);
    return declared;
  }

  Values add(Values declared, int room) {
    gradients.add(declared, room);
    return add(declared);
  }

  Parameter add(Parameter declared, Init init) {
    for (Parameter other : parameters) {
      if (other.name.equals(declared.name)) {
        throw new IllegalArgumentException("there are two parameters named " + declared.name);
      }
    }
    init.fill(
        declared.shape, declared.value, Randoms.of(training.seed(), Randoms.of(declared.name)));
    parameters.add(declared);
    return declared;
  }

  BinaryWeights add(BinaryWeights declared) {
    declared.initialize(Randoms.of(training.seed(), Randoms.of(declared.layer()), 1));
    binary.add(declared);
    return declared;
  }

  BatchNormalization batchNorm(String layer, int channels, double momentum) {
    BatchNormalization norm =
        new BatchNormalization(
            layer,
            momentum,
            add(new Parameter(layer + ".gamma", Parameter.Kind.NORM, channels), Init.ONE),
            add(new Parameter(layer + ".beta", Parameter.Kind.NORM, channels), Init.ZERO),
            add(new Parameter(layer + ".mean", Parameter.Kind.STATISTIC, channels), Init.ZERO),
            add(new Parameter(layer + ".variance", Parameter.Kind.STATISTIC, channels), Init.ONE),
            shards);
    norms.add(norm);
    return norm;
  }

  /** Whether there is a batch normalization. */
  boolean normalizes() {
    return !norms.isEmpty();
  }

  List<Parameter> parameters() {
    return parameters;
  }

  List<BinaryWeights> binary() {
    return binary;
  }

  List<Values> values() {
    return values;
  }

  Shards shards() {
    return shards;
  }

  float progress() {
    return progress;
  }

  /** Begins a step: room for the batch, shards, progress. */
  void begin(int images, long step, float progress) {
    this.progress = progress;
    room(images);
    gradients.ensure(images);
    shards.begin(images, step);
    for (Parameter p : parameters) {
      p.partials().ensure(shards.count());
    }
    for (BinaryWeights w : binary) {
      w.partials().ensure(shards.count());
    }
  }

  /** Room for the values of a batch. */
  void room(int images) {
    for (Values v : values) {
      v.ensureValues(images);
    }
  }

  /**
   * Runs a forward pass of the finished network: batch norms use and keep their running statistics,
   * nothing is dropped, nobody measures.
   *
   * @param images of the batch, which {@link #room} made room for
   * @param step that it belongs to
   */
  void observe(int images, long step, Runnable pass) {
    float before = progress;
    finish(true);
    progress = 1f;
    try {
      shards.begin(images, step);
      pass.run();
    } finally {
      finish(false);
      progress = before;
    }
  }

  private void finish(boolean finished) {
    this.finished = finished;
    shards.drops(!finished);
    norms.forEach(n -> n.finished(finished));
  }

  /** Tells somebody of gradients that are whole, so that he can add to them; null for nobody. */
  void whenComplete(Consumer<Values> completed) {
    this.completed = completed;
  }

  void complete(Values values) {
    if (completed != null) {
      completed.accept(values);
    }
  }

  /** Whether something asks a gradient by these values. */
  boolean hasGradient(Values values) {
    return gradients.contains(values);
  }

  /** The next step may have a number that a step had before. */
  void forget() {
    parameters.forEach(p -> p.partials().forget());
    binary.forEach(w -> w.partials().forget());
  }

  /**
   * What follows estimates the statistics of the finished network: batch norms take means over
   * batches, nothing is dropped.
   *
   * @param batch number of the batch, from 1; 0 ends it
   */
  void estimate(int batch) {
    shards.drops(batch == 0);
    estimated = batch;
    norms.forEach(n -> n.estimate(batch));
  }

  /** Lets an estimator set its statistics by the mean absolute value of a batch of inputs. */
  void measure(Estimator estimator, Values inputs, Parameter... learned) {
    if (finished) {
      return;
    }
    double[] sums = new double[shards.count()];
    shards.run(s -> {
      double sum = 0;
      for (int i = s.from(inputs); i < s.to(inputs); i++) {
        sum += Math.abs(inputs.value[i]);
      }
      sums[s.index()] = sum;
    });
    double sum = 0;
    for (double ofShard : sums) {
      sum += ofShard;
    }
    double count = (double) shards.images() * inputs.size;
    estimator.measure((float) (sum / count), estimated, numbers(learned));
  }

  /** Training is over: what is asked now is asked of the finished network. */
  void end() {
    progress = 1f;
  }

  /** Runs a body over the shards; a failure says in which method of the trainer and when. */
  void shards(Class<?> trainer, Consumer<Shard> body) {
    try {
      shards.run(body);
    } catch (RuntimeException e) {
      String method =
          StackWalker.getInstance()
              .walk(frames ->
                  frames
                      .filter(f -> f.getClassName().equals(trainer.getName()))
                      .map(StackWalker.StackFrame::getMethodName)
                      .findFirst())
              .orElse("a layer");
      throw new IllegalStateException(
          "%s.%s failed in step %d: %s"
              .formatted(trainer.getSimpleName(), method, shards.step(), e.getMessage()),
          e);
    }
  }

  static float[][] numbers(Parameter... learned) {
    float[][] numbers = new float[learned.length][];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = learned[k].value;
    }
    return numbers;
  }

  /** See {@link Trainer#batchBytes}. */
  long batchBytes(int images) {
    long size = gradients.size();
    for (Values v : values) {
      size += v.size;
    }
    return Float.BYTES * size * images;
  }

  String summary(String name) {
    StringBuilder text = new StringBuilder(name).append('\n');
    int wide = 9;
    for (Parameter p : parameters) {
      wide = Math.max(wide, p.name.length());
    }
    String line = "  %-" + wide + "s  %-11s  %12s  %s\n";
    text.append(line.formatted("parameter", "kind", "numbers", "shape"));
    long trained = 0;
    for (Parameter p : parameters) {
      text.append(line.formatted(p.name, p.kind, p.size(), Arrays.toString(p.shape)));
      trained += p.isTrained() ? p.size() : 0;
    }
    int batch = training.batch();
    text.append("  ").append(trained).append(" numbers are trained\n");
    long megabytes = Math.ceilDiv(batchBytes(batch), 1_000_000L);
    return text.append(
            "  %d MB hold the values and gradients of a batch of %d\n".formatted(megabytes, batch))
        .toString();
  }
}
