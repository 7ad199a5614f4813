package dev.signet.benchmarks.peer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Training in PyTorch through DJL, as peers train binary networks: signs as floats, whose gradient
 * passes where the input lies between -1 and 1.
 */
public final class TorchTraining implements AutoCloseable {
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final List<NDArray> parameters = new ArrayList<>();
  private final List<NDArray> statistics = new ArrayList<>();
  private final Optimizer adam = Optimizer.adam().build();

  /** The next of the parameters, and of the statistics, in this pass. */
  private int next;

  private int nextStatistic;

  @Override
  public void close() {
    manager.close();
  }

  /** Forward and backward of one convolution of signs, padded by half its kernel. */
  public void layer(int size, int width, int kernel, int stride, int batch) {
    if (parameters.isEmpty()) {
      int out = (size + 2 * (kernel / 2) - kernel) / stride + 1;
      parameters.add(signs(new Shape(batch, width, size, size)));
      parameters.add(signs(new Shape(width, width, kernel, kernel)));
      statistics.add(manager.randomUniform(-0.5f, 0.5f, new Shape(batch, width, out, out)));
      parameters.forEach(p -> p.setRequiresGradient(true));
    }
    try (NDManager pass = manager.newSubManager();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      pass.tempAttachAll(parameters.get(0), parameters.get(1), statistics.get(0));
      Shape strides = new Shape(stride, stride);
      Shape pad = new Shape(kernel / 2, kernel / 2);
      NDArray y =
          Conv2d.conv2d(parameters.get(0), parameters.get(1), null, strides, pad)
              .singletonOrThrow();
      collector.backward(y.mul(statistics.get(0)).sum());
      parameters.forEach(p -> p.getGradient().close());
      collector.zeroGradients();
    }
  }

  private NDArray signs(Shape shape) {
    return manager.randomUniform(-1, 1, shape).sign();
  }

  /** One step of Bi-Real-18 for CIFAR-10 with Adam. */
  public void step(int batch) {
    next = 0;
    nextStatistic = 0;
    try (NDManager pass = manager.newSubManager()) {
      pass.tempAttachAll(parameters.toArray(new NDArray[0]));
      pass.tempAttachAll(statistics.toArray(new NDArray[0]));
      NDArray x = pass.randomUniform(-1, 1, new Shape(batch, 3, 32, 32));
      NDArray labels = pass.randomInteger(0, 10, new Shape(batch), DataType.INT32);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray logits = network(x, pass);
        collector.backward(
            Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits)));
        for (int i = 0; i < parameters.size(); i++) {
          try (NDArray gradient = parameters.get(i).getGradient()) {
            adam.update(Integer.toString(i), parameters.get(i), gradient);
          }
        }
        collector.zeroGradients();
      }
    }
  }

  private NDArray network(NDArray in, NDManager pass) {
    NDArray x = norm(conv(in, filters(3, 64, 3, pass), 3, 1), pass);
    for (int width = 64; width <= 512; width *= 2) {
      for (int unit = 0; unit < 4; unit++) {
        int channels = Math.toIntExact(x.getShape().get(1));
        int stride = channels == width ? 1 : 2;
        NDArray w = filters(channels, width, 3, pass);
        NDArray means = w.reshape(width, -1).abs().mean(new int[] {1});
        NDArray scale = means.stopGradient().reshape(width, 1, 1, 1);
        NDArray found = norm(conv(sign(x), sign(w).mul(scale), 3, stride), pass);
        NDArray shortcut = x;
        if (stride == 2) {
          NDArray shrunk =
              Pool.avgPool2d(x, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false, true);
          shortcut = norm(conv(shrunk, filters(channels, width, 1, pass), 1, 1), pass);
        }
        x = found.add(shortcut);
      }
    }
    NDArray average = x.reshape(x.getShape().get(0), 512, -1).mean(new int[] {2});
    NDArray w = parameter(new Shape(10, 512), 0.05f, pass);
    NDArray bias = parameter(new Shape(10), 0.05f, pass);
    return Linear.linear(average, w, bias).singletonOrThrow();
  }

  /** The straight-through estimator. */
  private static NDArray sign(NDArray x) {
    NDArray clipped = x.clip(-1, 1);
    return x.sign().sub(clipped).stopGradient().add(clipped);
  }

  private static NDArray conv(NDArray x, NDArray w, int kernel, int stride) {
    Shape pad = new Shape(kernel / 2, kernel / 2);
    return Conv2d.conv2d(x, w, null, new Shape(stride, stride), pad).singletonOrThrow();
  }

  private NDArray norm(NDArray x, NDManager pass) {
    Shape channels = new Shape(x.getShape().get(1));
    if (nextStatistic == statistics.size()) {
      statistics.add(kept(manager.zeros(channels), pass));
      statistics.add(kept(manager.ones(channels), pass));
    }
    NDArray mean = statistics.get(nextStatistic++);
    NDArray variance = statistics.get(nextStatistic++);
    NDArray gamma = parameter(channels, 1f, pass);
    NDArray beta = parameter(channels, 1f, pass);
    return BatchNorm.batchNorm(x, mean, variance, gamma, beta, 1, 0.9f, 1e-5f, true)
        .singletonOrThrow();
  }

  private NDArray filters(int in, int out, int kernel, NDManager pass) {
    return parameter(new Shape(out, in, kernel, kernel), 0.1f, pass);
  }

  /** The next parameter; made in the first pass. */
  private NDArray parameter(Shape shape, float most, NDManager pass) {
    if (next == parameters.size()) {
      NDArray made = kept(manager.randomUniform(-most, most, shape), pass);
      made.setRequiresGradient(true);
      parameters.add(made);
    }
    return parameters.get(next++);
  }

  /** Belongs to this object, but what is computed with it to the pass. */
  private static NDArray kept(NDArray made, NDManager pass) {
    pass.tempAttachAll(made);
    return made;
  }
}
