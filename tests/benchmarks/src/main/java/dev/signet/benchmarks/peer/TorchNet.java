package dev.signet.benchmarks.peer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import dev.signet.benchmarks.networks.NetBuilder;
import dev.signet.benchmarks.networks.Twins;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in PyTorch through DJL, run operator by operator, as PyTorch does by default. The
 * description is followed anew in every run; weights are made in the first.
 */
public final class TorchNet implements NetBuilder<NDArray>, AutoCloseable {
  private final NDManager weightManager = NDManager.newBaseManager("PyTorch");
  private final Twins.Description network;
  private final int batch;
  private final Weights random = new Weights();
  private final List<NDArray> weights = new ArrayList<>();
  private final NDArray input;

  /** The next of the weights in this run. */
  private int next;

  private NDManager pass;

  /**
   * Builds the network.
   *
   * @param values the input, NCHW
   */
  public TorchNet(Twins.Description network, int batch, float[] values, Shape shape) {
    this.network = network;
    this.batch = batch;
    input = weightManager.create(values, shape);
    run();
  }

  /** What runs, with its version and threads. */
  public static String version() {
    Engine engine = Engine.getEngine("PyTorch");
    return "PyTorch " + engine.getVersion() + " through DJL " + Engine.getDjlVersion();
  }

  /** Runs the network once and returns its outputs. */
  public float[] run() {
    next = 0;
    try (NDManager manager = weightManager.newSubManager()) {
      pass = manager;
      return network.build(this).toFloatArray();
    }
  }

  @Override
  public void close() {
    weightManager.close();
  }

  @Override
  public NDArray input(int channels, int height, int width) {
    NDArray in = input.reshape(batch, channels, height, width);
    in.attach(pass);
    return in;
  }

  @Override
  public NDArray conv(NDArray in, int out, int kernel, int stride, boolean relu) {
    long channels = in.getShape().get(1);
    int fanIn = Math.toIntExact(channels * kernel * kernel);
    NDArray w = normal(new Shape(out, channels, kernel, kernel), fanIn);
    NDArray b = biases(out);
    Shape pad = new Shape(kernel / 2, kernel / 2);
    NDArray found = Conv2d.conv2d(in, w, b, new Shape(stride, stride), pad).singletonOrThrow();
    return relu ? Activation.relu(found) : found;
  }

  @Override
  public NDArray add(NDArray left, NDArray right, boolean relu) {
    NDArray sum = left.add(right);
    return relu ? Activation.relu(sum) : sum;
  }

  @Override
  public NDArray concat(NDArray left, NDArray right) {
    return left.concat(right, 1);
  }

  /** DJL has no PReLU for PyTorch; with equal slopes a leaky ReLU is the same. */
  @Override
  public NDArray prelu(NDArray in) {
    return Activation.leakyRelu(in, SLOPE);
  }

  @Override
  public NDArray maxPool(NDArray in, int window, int stride) {
    Shape pad = new Shape(window / 2, window / 2);
    return Pool.maxPool2d(in, new Shape(window, window), new Shape(stride, stride), pad, false);
  }

  @Override
  public NDArray avgPool(NDArray in, int window) {
    Shape size = new Shape(window, window);
    return Pool.avgPool2d(in, size, size, new Shape(0, 0), false, true);
  }

  @Override
  public NDArray classifier(NDArray in, int classes) {
    long channels = in.getShape().get(1);
    NDArray mean = Pool.globalAvgPool2d(in).reshape(batch, channels);
    NDArray w = normal(new Shape(classes, channels), Math.toIntExact(channels));
    NDList out = Linear.linear(mean, w, biases(classes));
    return out.singletonOrThrow();
  }

  private NDArray normal(Shape shape, int fanIn) {
    return next < weights.size()
        ? reuse()
        : keep(random.normal(Math.toIntExact(shape.size()), fanIn), shape);
  }

  private NDArray biases(int count) {
    return next < weights.size() ? reuse() : keep(random.biases(count), new Shape(count));
  }

  private NDArray reuse() {
    return weights.get(next++);
  }

  private NDArray keep(float[] values, Shape shape) {
    weights.add(weightManager.create(values, shape));
    return reuse();
  }
}
