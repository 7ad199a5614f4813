package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * Latent weights without a mean over the input channels, as the widely used port of XNOR-Net trains
 * them (Rastegari et al. 2016, arXiv 1603.05279; jiecaoyu/XNOR-Net-PyTorch): before every step each
 * tap of each filter is centred over its input channels, then clipped to the weight estimator's
 * window; and the gradient of a filter of n weights is multiplied by {@code n (1 - 1/in)}. With
 * {@code scale = MeanAbs.class} and the default {@code SteSign} that is, for the gradient g by the
 * binary weights,
 *
 * <pre>
 * dW = (mean|W| g where |W| &lt;= 1  +  sign(W) mean(sign(W) g)) n (1 - 1/in)
 * </pre>
 *
 * Over a single input channel nothing would be left: there latents are only clipped, and the factor
 * is n.
 */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public final class CentredLatent implements WeightSource {
  private static final Latent LATENT = new Latent();

  @Override
  public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    LATENT.initialize(shape, learned, random);
    centre(shape, learned[0]);
  }

  @Override
  public void weights(FilterShape shape, float[][] learned, float[] into) {
    LATENT.weights(shape, learned, into);
  }

  @Override
  public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    float factor = shape.fanIn();
    if (shape.in() > 1) {
      factor *= 1 - 1f / shape.in();
    }
    for (int i = 0; i < gradient.length; i++) {
      into[0][i] += factor * gradient[i];
    }
  }

  @Override
  public void afterStep(FilterShape shape, float[][] learned, float window) {
    centre(shape, learned[0]);
    LATENT.afterStep(shape, learned, window);
  }

  private static void centre(FilterShape shape, float[] latent) {
    if (shape.in() == 1) {
      return;
    }
    for (int tap = 0; tap < latent.length; tap += shape.in()) {
      double sum = 0;
      for (int i = tap; i < tap + shape.in(); i++) {
        sum += latent[i];
      }
      float mean = (float) (sum / shape.in());
      for (int i = tap; i < tap + shape.in(); i++) {
        latent[i] -= mean;
      }
    }
  }
}
