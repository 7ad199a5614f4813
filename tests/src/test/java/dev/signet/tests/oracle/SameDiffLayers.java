package dev.signet.tests.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Layers in ND4J's SameDiff, in double precision, from its own operations: nothing here is
 * Signet's. Derivatives are SameDiff's, and an estimator is a function whose derivative is wanted
 * beside the sign whose value is: {@code f(x) + constant(sign(x) - f(x))}. Pictures are NHWC,
 * filters {@code [out][kh][kw][in]}, latents {@code [out][kh * kw][in]}. No number may be 0 where
 * its sign is asked for.
 */
final class SameDiffLayers {
  private static final double EPSILON = 1e-5;
  private static final int[] PIXELS = {0, 1, 2};
  private static final int[] FILTER = {1, 2};

  private final SameDiff sd = SameDiff.create();
  private final Map<String, SDVariable> parameters = new HashMap<>();

  /** On one thread: for small arrays, more of them mostly wait for each other. */
  SameDiffLayers() {
    Nd4j.getEnvironment().setMaxThreads(1);
  }

  /** The loss and, by name, gradients of all parameters. */
  record Step(double loss, Map<String, double[]> gradients) {}

  /** A number of this network whose gradient is wanted. */
  void parameter(String name, int[] shape, float[] values) {
    parameters.put(name, sd.var(name, array(shape, values)));
  }

  /** A parameter by name. */
  SDVariable parameter(String name) {
    SDVariable found = parameters.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name + " is none of " + parameters.keySet());
    }
    return found;
  }

  /** Numbers without gradients. */
  SDVariable input(int[] shape, float[] values) {
    return sd.constant(array(shape, values));
  }

  private static INDArray array(int[] shape, float[] values) {
    long[] sizes = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      sizes[i] = shape[i];
    }
    return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(sizes);
  }

  /** The value, as a constant. */
  SDVariable constant(SDVariable x) {
    return new StopGradient(sd, x).outputVariable();
  }

  private SDVariable signLike(SDVariable f, SDVariable x) {
    return f.add(constant(sd.math().sign(x).sub(f)));
  }

  private SDVariable clipped(SDVariable x) {
    return sd.math().clipByValue(x, -1, 1);
  }

  /** Hubara et al. 2016: derivative 1 up to |x| = 1. */
  SDVariable steSign(SDVariable x) {
    return signLike(clipped(x), x);
  }

  /** Bi-Real Net: derivative 2 - 2|x| up to |x| = 1. */
  SDVariable approxSign(SDVariable x) {
    SDVariable c = clipped(x);
    return signLike(c.mul(2).sub(c.mul(sd.math().abs(c))), x);
  }

  /** IR-Net: derivative of k tanh(t x), t from 0.1 to 10 and k = max(1 / t, 1). */
  SDVariable errorDecay(SDVariable x, double progress) {
    double t = 0.1 * Math.pow(100, progress);
    return signLike(sd.math().tanh(x.mul(t)).mul(Math.max(1 / t, 1)), x);
  }

  /** Mean absolute value of each filter. */
  SDVariable meanAbs(SDVariable w) {
    return sd.math().abs(w).mean(true, FILTER);
  }

  /** The power of two next to it, a constant. */
  SDVariable powerOfTwo(SDVariable x) {
    SDVariable exponent = sd.math().round(sd.math().log(x).div(Math.log(2)));
    return constant(sd.math().exp(exponent.mul(Math.log(2))));
  }

  /** Each filter less its mean, over its deviation (n - 1). */
  SDVariable standardized(SDVariable w, int fanIn) {
    SDVariable centred = w.sub(w.mean(true, FILTER));
    SDVariable variance = centred.mul(centred).sum(true, FILTER).div(fanIn - 1.0);
    return centred.div(sd.math().sqrt(variance));
  }

  /** Zero padding; the input has {@code in} channels. */
  SDVariable convolution(int in, SDVariable x, SDVariable w, int kernel, int stride) {
    int pad = kernel / 2;
    Conv2DConfig how =
        Conv2DConfig.builder()
            .kH(kernel)
            .kW(kernel)
            .sH(stride)
            .sW(stride)
            .pH(pad)
            .pW(pad)
            .dH(1)
            .dW(1)
            .paddingMode(PaddingMode.VALID)
            .dataFormat(Conv2DConfig.NHWC)
            .build();
    return sd.cnn().conv2d(x, w.reshape(-1, kernel, kernel, in).permute(1, 2, 3, 0), how);
  }

  /** Weights {@code [out][in]} times numbers {@code [image][in]}. */
  SDVariable dense(SDVariable x, SDVariable w) {
    return x.mmul(w.permute(1, 0));
  }

  /** By the statistics of this batch. */
  SDVariable batchNorm(SDVariable x, String name) {
    SDVariable centred = x.sub(x.mean(true, PIXELS));
    SDVariable variance = centred.mul(centred).mean(true, PIXELS);
    SDVariable hat = centred.div(sd.math().sqrt(variance.add(EPSILON)));
    return hat.mul(parameter(name + ".gamma")).add(parameter(name + ".beta"));
  }

  /** Windows that do not overlap and fill the picture. */
  SDVariable averagePool(SDVariable x, int window) {
    return sd.cnn().avgPooling2d(x, pooling(window));
  }

  /** Windows that do not overlap and fill the picture. */
  SDVariable maxPool(SDVariable x, int window) {
    return sd.cnn().maxPooling2d(x, pooling(window));
  }

  private static Pooling2DConfig pooling(int window) {
    return Pooling2DConfig.builder()
        .kH(window)
        .kW(window)
        .sH(window)
        .sW(window)
        .isNHWC(true)
        .build();
  }

  /** Mean cross-entropy of softmax, and all gradients. */
  Step step(SDVariable logits, int[] labels, int classes) {
    float[] right = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      right[i * classes + labels[i]] = 1;
    }
    SDVariable ofRight =
        sd.nn().logSoftmax(logits).mul(input(new int[] {labels.length, classes}, right));
    SDVariable loss = ofRight.sum().div(-labels.length);
    loss.markAsLoss();
    OutAndGrad found =
        sd.calculateGradientsAndOutputs(
            Map.of(), List.of(loss.name()), List.copyOf(parameters.keySet()));
    Map<String, double[]> gradients = new HashMap<>();
    found
        .getGradients()
        .forEach((name, g) -> gradients.put(name, g.dup('c').reshape(g.length()).toDoubleVector()));
    return new Step(found.getOutputs().get(loss.name()).getDouble(0), gradients);
  }
}
