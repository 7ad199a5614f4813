package dev.signet.inference;

import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.Kernels;
import dev.signet.inference.split.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A trained network with packed weights. Immutable, so any number of threads may share one; each
 * call borrows a {@link Predictor}. Threads that classify much take their own by {@link
 * #predictor()}.
 *
 * <p>An input is the raw values of one picture or signal, as floats or as unsigned bytes, without
 * any normalisation. Where no order is named it is {@link ValueOrder#INTERLEAVED}: index {@code (y
 * * width + x) * channels + c}. Every method throws {@link IllegalArgumentException} for an input
 * with a wrong number of values, or with a value that is NaN, infinite or outside the declared
 * range, and names index and value.
 */
public abstract class PackedModel {
  /** What was frozen; generated classes take their tensors from it. */
  protected final ModelFile file;

  private final ModelSpec spec;
  private final Pool pool;

  /** For generated classes. */
  protected PackedModel(ModelSpec spec, ModelFile file) {
    this.spec = spec;
    this.file = file;
    pool = new Pool(Runtime.getRuntime().availableProcessors());
  }

  /** What the network costs, as its compiler computed it. */
  public abstract CostSheet costSheet();

  /** A forward pass over a slice, with the slice's buffers. */
  protected abstract Pass newPass(Slice slice);

  /**
   * Names of the buffers that the values of a pass lie in, one a step, in order, separated by
   * blanks; generated classes know them.
   */
  protected String[] places() {
    return new String[0];
  }

  /** A new predictor, for one thread; it allocates nothing after this. */
  public final Predictor predictor() {
    return new Predictor(spec, newPass(Slice.WHOLE));
  }

  /**
   * A new predictor whose every prediction is computed by several threads, each some rows of every
   * layer: for one input at a time as soon as possible. Many inputs are done sooner by {@link
   * #classify(float[][], ValueOrder, int)}, where threads never wait for each other. The results
   * are the same bits. All but one thread are its own; close the predictor to end them.
   *
   * <p>What {@link CostSheet} says of activations is for one thread; each further one takes the
   * memory that kernels work in once more.
   *
   * @param threads how many, at least 1; more than there are free processors make it slower
   */
  public final Predictor predictor(int threads) {
    return threads == 1
        ? predictor()
        : Predictor.split(spec, new SplitPass(threads, this::newPass));
  }

  /**
   * Predicts once and waits until the kernels of this network are compiled, a few seconds at most:
   * for a server that shall be fast from its first request on. Without this call the first
   * predictions are slower, and equal.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public final void warmUp() throws InterruptedException {
    float[] values = new float[spec.inputSize()];
    Arrays.fill(values, (float) Math.max(spec.least(), Math.min(0, spec.greatest())));
    logits(values);
    Kernels.await();
  }

  /** The class with the greatest output; of equal ones the first. */
  public final int classify(float[] values) {
    return classify(values, ValueOrder.INTERLEAVED);
  }

  /** The class of an input in the given order. */
  public final int classify(float[] values, ValueOrder order) {
    return borrowed(predictor -> predictor.classify(values, order));
  }

  /** The class of an input of unsigned bytes. */
  public final int classify(byte[] values) {
    return classify(values, ValueOrder.INTERLEAVED);
  }

  /** The class of an input of unsigned bytes in the given order. */
  public final int classify(byte[] values, ValueOrder order) {
    return borrowed(predictor -> predictor.classify(values, order));
  }

  /** The classes of many inputs, on as many threads as there are processors. */
  public final int[] classify(float[][] batch) {
    return classify(batch, ValueOrder.INTERLEAVED, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The classes of many inputs.
   *
   * @param batch the inputs
   * @param order the order of the values of each
   * @param threads how many threads share the work, at least 1
   * @return one class per input, in order
   * @throws IllegalArgumentException also naming the first input that is wrong
   * @throws IllegalStateException if the calling thread is interrupted; its flag stays set
   */
  public final int[] classify(float[][] batch, ValueOrder order, int threads) {
    int[] classes = new int[batch.length];
    Batch.run(
        batch.length,
        threads,
        () -> pool.borrow(this),
        pool::giveBack,
        (predictor, i) -> classes[i] = predictor.classify(batch[i], order));
    return classes;
  }

  /** The network's outputs, one per class. */
  public final float[] logits(float[] values) {
    return logits(values, ValueOrder.INTERLEAVED);
  }

  /** The network's outputs for an input in the given order. */
  public final float[] logits(float[] values, ValueOrder order) {
    float[] logits = new float[spec.classes()];
    borrowed(predictor -> {
      predictor.logits(values, order, logits);
      return 0;
    });
    return logits;
  }

  /** The network's outputs for an input of unsigned bytes in the given order. */
  public final float[] logits(byte[] values, ValueOrder order) {
    float[] logits = new float[spec.classes()];
    borrowed(predictor -> {
      predictor.logits(values, order, logits);
      return 0;
    });
    return logits;
  }

  /** The softmax of the outputs: one number per class, from 0 to 1. */
  public final float[] probabilities(float[] values) {
    return Softmax.probabilities(logits(values));
  }

  /** The softmax of the outputs for an input in the given order. */
  public final float[] probabilities(float[] values, ValueOrder order) {
    return Softmax.probabilities(logits(values, order));
  }

  /**
   * The most likely classes, the likeliest first; of equal ones the first.
   *
   * @param k how many, from 1 to the number of classes
   */
  public final List<Prediction> topK(float[] values, int k) {
    return topK(values, ValueOrder.INTERLEAVED, k);
  }

  /** The most likely classes of an input in the given order. */
  public final List<Prediction> topK(float[] values, ValueOrder order, int k) {
    if (k < 1 || k > spec.classes()) {
      throw new IllegalArgumentException(
          "k is %d; it must lie in [1, %d], the number of classes".formatted(k, spec.classes()));
    }
    return Softmax.top(logits(values, order), k, labels());
  }

  /**
   * The class, unless the network is too unsure of it.
   *
   * @param minProbability the least softmax probability to accept, from 0 to 1
   */
  public final OptionalInt classifyOrReject(float[] values, double minProbability) {
    return classifyOrReject(values, ValueOrder.INTERLEAVED, minProbability);
  }

  /** The same for an input in the given order. */
  public final OptionalInt classifyOrReject(
      float[] values, ValueOrder order, double minProbability) {
    if (!(minProbability >= 0 && minProbability <= 1)) {
      throw new IllegalArgumentException(
          "minProbability is " + minProbability + "; it must lie in [0, 1]");
    }
    float[] logits = logits(values, order);
    // Different logits may have equal probabilities: the class is that of the logits.
    int best = Predictor.greatest(logits);
    return Softmax.probabilities(logits)[best] >= minProbability
        ? OptionalInt.of(best)
        : OptionalInt.empty();
  }

  /** Names of the classes; empty if the model has none. */
  public final List<String> labels() {
    return file.labels();
  }

  /** What determined the training run: fingerprint of the data, settings, seed, versions. */
  public final Map<String, String> provenance() {
    return file.provenance();
  }

  /** Bytes of the model's file. */
  public final long byteSize() {
    return file.byteSize();
  }

  /**
   * The checksum of the model's file, 64 lower-case hexadecimal digits: of two models with the same
   * checksum, everything is the same.
   */
  public final String checksum() {
    return file.checksum();
  }

  /** Writes the model's file, whole or not at all; equal models give equal bytes. */
  public final void save(Path path) throws IOException {
    file.write(path);
  }

  /**
   * Computes the canary inputs that every frozen model carries the logits of, with the kernels that
   * run here, and compares the bits. Waits until they are compiled, as {@link #warmUp} does.
   *
   * @throws IllegalStateException if the model's file carries none, or if the calling thread is
   *     interrupted; its flag stays set
   */
  public final Verification verify() {
    Predictor predictor = pool.borrow(this);
    try {
      return Verification.of(spec, file, predictor);
    } finally {
      pool.giveBack(predictor);
    }
  }

  /** Network, input, classes, size, kernels, the steps of inference and their costs, as text. */
  public final String summary() {
    return Summary.of(spec, file) + costSheet().totals();
  }

  /**
   * Every step of a pass in the order they run: operation, layer, kernel on this machine, values
   * with shape and form, the buffer each value lies in, tensors and folded layers.
   */
  public final String toPlan() {
    return PlanTable.of(
        spec, Arrays.stream(places()).flatMap(l -> Stream.of(l.split(" "))).toList());
  }

  private int borrowed(ToIntFunction<Predictor> work) {
    Predictor predictor = pool.borrow(this);
    try {
      return work.applyAsInt(predictor);
    } finally {
      pool.giveBack(predictor);
    }
  }
}
