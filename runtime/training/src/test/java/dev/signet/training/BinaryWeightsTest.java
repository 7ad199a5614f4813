package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;
import dev.signet.dsl.estimator.LayerMagnitudeSign;
import dev.signet.dsl.estimator.MagnitudeAwareSign;
import dev.signet.dsl.estimator.Real;
import dev.signet.dsl.estimator.SteSign;
import dev.signet.dsl.scaling.LayerMeanAbs;
import dev.signet.dsl.scaling.LearnedScale;
import dev.signet.dsl.scaling.MeanAbs;
import dev.signet.dsl.scaling.Unscaled;
import dev.signet.dsl.source.Latent;
import dev.signet.dsl.source.UnclippedLatent;
import dev.signet.training.Parameter.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two filters of three weights, against the formulas written out. */
class BinaryWeightsTest {
  private static final FilterShape SHAPE = new FilterShape(2, 1, 3, 1);
  private static final float[] LATENT = {0.5f, -0.25f, 1.5f, -0.125f, 0f, -2f};
  private static final float[] SIGNS = {1, -1, 1, -1, 1, -1};
  private static final float[] G = {3, 5, 7, 2, 4, 8};

  private final Parameter latent = new Parameter("l.source.latent", Kind.LATENT, 2, 1, 3, 1);
  private final Parameter factor = new Parameter("l.scale.factor", Kind.SCALE, 2);

  private BinaryWeights weights(Estimator estimator, Scaling scaling, Parameter... learned) {
    BinaryWeights w =
        new BinaryWeights(
            "l",
            SHAPE,
            new Latent(),
            new Parameter[] {latent},
            estimator,
            1f,
            new Parameter[0],
            scaling,
            learned,
            new Shards(1, 1, 1));
    System.arraycopy(LATENT, 0, latent.value, 0, 6);
    w.materialize(0.5f);
    System.arraycopy(G, 0, w.gradient(), 0, 6);
    return w;
  }

  private static float[] scaled(float[] values, float first, float second) {
    float[] out = new float[6];
    for (int i = 0; i < 6; i++) {
      out[i] = values[i] * (i < 3 ? first : second);
    }
    return out;
  }

  @Test
  void plainSign() {
    BinaryWeights w = weights(new SteSign(), new Unscaled());
    assertThat(w.effective()).isEqualTo(SIGNS);
    assertThat(w.signs()).isEqualTo(SIGNS);
    assertThat(w.alpha()).isEqualTo(new double[] {1, 1});
    w.backward();
    assertThat(latent.gradient).isEqualTo(new float[] {3, 5, 0, 2, 4, 0});
    w.backward(); // adds
    assertThat(latent.gradient).isEqualTo(new float[] {6, 10, 0, 4, 8, 0});
  }

  /** Filters of signs that sum to 1 and -1, with factors 2 and -0.5. */
  @Test
  void whatSumsOfPlanesLeaveOut() {
    factor.value[0] = 2f;
    factor.value[1] = -0.5f;
    BinaryWeights w = weights(new SteSign(), new LearnedScale(), factor);
    assertThat(w.alpha(0.25)).isEqualTo(new double[] {0.5, -0.125});
    assertThat(w.scale(0.25)).isEqualTo(new float[] {0.5f, -0.125f});
    assertThat(w.offset(0.5)).isEqualTo(new double[] {1, 0.25});
    assertThat(w.shift(null, 0.5)).isEqualTo(new float[] {1f, 0.25f});
    assertThat(w.shift(new float[] {3, 5}, 0.5)).isEqualTo(new float[] {4f, 5.25f});
  }

  @Test
  void magnitudeIsConstantInTheBackwardPass() {
    // means of absolute values: 2.25 / 3 = 0.75, 2.125 / 3
    float second = (float) (2.125 / 3);
    BinaryWeights w = weights(new MagnitudeAwareSign(), new Unscaled());
    assertThat(w.effective()).isEqualTo(scaled(SIGNS, 0.75f, second));
    assertThat(w.signs()).isEqualTo(SIGNS);
    assertThat(w.alpha()).isEqualTo(new double[] {0.75, second});
    assertThat(w.scale()).isEqualTo(new float[] {0.75f, second});
    w.backward();
    assertThat(latent.gradient).isEqualTo(scaled(new float[] {3, 5, 0, 2, 4, 0}, 0.75f, second));
  }

  @Test
  void oneMagnitudeForTheLayerPassesTheGradientUnchanged() {
    float mean = (float) (4.375 / 6);
    BinaryWeights w = weights(new LayerMagnitudeSign(), new Unscaled());
    assertThat(w.effective()).isEqualTo(scaled(SIGNS, mean, mean));
    assertThat(w.alpha()).isEqualTo(new double[] {mean, mean});
    w.backward();
    for (int i = 0; i < 6; i++) {
      assertThat(latent.gradient[i]).isWithin(1e-6f).of(G[i]);
    }
  }

  @Test
  void gradientFlowsThroughTheMeanOfMeanAbs() {
    BinaryWeights w = weights(new SteSign(), new MeanAbs());
    w.backward();
    // by factor: 3 - 5 + 7 = 5 and -2 + 4 - 8 = -6; each weight gets sign(w) / 3 of it
    float second = (float) (2.125 / 3);
    float[] expected = {
      3 * 0.75f + 5 / 3f, 5 * 0.75f - 5 / 3f, 5 / 3f, 2 * second + 2f, 4 * second - 2f, 2f
    };
    for (int i = 0; i < 6; i++) {
      assertWithMessage("weight %s", i).that(latent.gradient[i]).isWithin(1e-6f).of(expected[i]);
    }
  }

  @Test
  void gradientFlowsThroughTheMeanOfTheLayer() {
    BinaryWeights w = weights(new SteSign(), new LayerMeanAbs());
    float mean = (float) (4.375 / 6);
    assertThat(w.effective()).isEqualTo(scaled(SIGNS, mean, mean));
    w.backward();
    // by factor: 3 - 5 + 7 = 5 and -2 + 4 - 8 = -6; each weight gets sign(w) / 6 of their sum
    float[] direct = {3, 5, 0, 2, 4, 0}; // beyond 1 the sign passes nothing
    for (int i = 0; i < 6; i++) {
      assertWithMessage("weight %s", i)
          .that(latent.gradient[i])
          .isWithin(1e-6f)
          .of(direct[i] * mean - SIGNS[i] / 6);
    }
  }

  @Test
  void learnedScaleGetsItsGradient() {
    factor.value[0] = 2f;
    factor.value[1] = -0.5f;
    BinaryWeights w = weights(new SteSign(), new LearnedScale(), factor);
    assertThat(w.effective()).isEqualTo(scaled(SIGNS, 2f, -0.5f));
    assertThat(w.alpha()).isEqualTo(new double[] {2, -0.5});
    w.backward();
    assertThat(factor.gradient).isEqualTo(new float[] {5, -6});
    assertThat(latent.gradient).isEqualTo(new float[] {6, 10, 0, -1, -2, 0});
  }

  @Test
  void magnitudeAndFactorMultiply() {
    factor.value[0] = 2f;
    factor.value[1] = 4f;
    BinaryWeights w = weights(new MagnitudeAwareSign(), new LearnedScale(), factor);
    assertThat(w.alpha()[0]).isEqualTo(1.5);
    w.backward();
    assertThat(factor.gradient[0]).isEqualTo(5 * 0.75f);
    assertThat(latent.gradient[0]).isEqualTo(3 * 1.5f);
  }

  /** sign(w), scaled by progress while training; its learned number only has a gradient. */
  private static final class Growing implements Estimator {
    @Override
    public float deployed(float x, Site site) {
      return x >= 0 ? 1f : -1f;
    }

    @Override
    public float forward(float x, Site site) {
      return site.progress() * deployed(x, site);
    }

    @Override
    public float derivative(float x, Site site) {
      return site.deviation();
    }

    @Override
    public float learnedDerivative(int k, float x, Site site) {
      return x;
    }
  }

  @Test
  void estimatorsSeeProgressAndStatisticsAndLearn() {
    Parameter learned = new Parameter("l.weights.number", Kind.CHOICE, 1);
    BinaryWeights w =
        new BinaryWeights(
            "l",
            SHAPE,
            new Latent(),
            new Parameter[] {latent},
            new Growing(),
            1f,
            new Parameter[] {learned},
            new Unscaled(),
            new Parameter[0],
            new Shards(1, 1, 1));
    System.arraycopy(LATENT, 0, latent.value, 0, 6);
    w.materialize(0.25f);
    assertThat(w.effective()).isEqualTo(scaled(SIGNS, 0.25f, 0.25f));
    assertThat(w.signs()).isEqualTo(SIGNS);
    System.arraycopy(G, 0, w.gradient(), 0, 6);
    w.backward();
    // one number for all filters: the sum of g * w over both
    assertThat(learned.gradient[0])
        .isWithin(1e-5f)
        .of(3 * 0.5f - 5 * 0.25f + 7 * 1.5f - 2 * 0.125f - 8 * 2f);
    double mean = 1.75 / 3;
    double squares = 0.25 + 0.0625 + 2.25 - 3 * mean * mean;
    assertThat(latent.gradient[0]).isWithin(1e-5f).of(3 * (float) Math.sqrt(squares / 3));
  }

  @Test
  void realWeightsPassGradientsOn() {
    BinaryWeights w = weights(new Real(), new Unscaled());
    assertThat(w.effective()).isEqualTo(LATENT);
    assertThat(w.signs()).isEqualTo(LATENT);
    w.backward();
    assertThat(latent.gradient).isEqualTo(G);
  }

  @Test
  void latentsAreClippedToTheWindow() {
    weights(new SteSign(), new Unscaled()).afterStep();
    assertThat(latent.value).isEqualTo(new float[] {0.5f, -0.25f, 1f, -0.125f, 0f, -1f});
    System.arraycopy(LATENT, 0, latent.value, 0, 6);
    new BinaryWeights(
            "l",
            SHAPE,
            new UnclippedLatent(),
            new Parameter[] {latent},
            new SteSign(),
            1f,
            new Parameter[0],
            new Unscaled(),
            new Parameter[0],
            new Shards(1, 1, 1))
        .afterStep();
    assertThat(latent.value).isEqualTo(LATENT);
  }

  @Test
  void startFollowsFromTheGenerator() {
    BinaryWeights w = weights(new SteSign(), new Unscaled());
    w.initialize(new Random(4));
    float[] first = latent.value.clone();
    w.initialize(new Random(4));
    assertThat(latent.value).isEqualTo(first);
    float bound = (float) Math.sqrt(6 / (3.0 * 3)); // area 3, 1 input and 2 output channels
    for (float v : first) {
      assertThat(Math.abs(v)).isAtMost(bound);
    }
  }

  @Test
  void threadsDoNotMatter() {
    BinaryWeights alone = many(1);
    BinaryWeights together = many(3);
    assertThat(together.effective()).isEqualTo(alone.effective());
    assertThat(together.bits()).isEqualTo(alone.bits());
    assertThat(together.factors()).isEqualTo(alone.factors());
    assertThat(together.isSigned()).isTrue();
  }

  /** Weights that several threads have a part of, with statistics of filters and of the layer. */
  private static BinaryWeights many(int threads) {
    FilterShape shape = new FilterShape(70, 3, 3, 100);
    Parameter latent = new Parameter("l.latent", Kind.LATENT, shape.size());
    Random random = new Random(11);
    for (int i = 0; i < latent.value.length; i++) {
      latent.value[i] = (float) random.nextGaussian();
    }
    BinaryWeights w =
        new BinaryWeights(
            "l",
            shape,
            new Latent(),
            new Parameter[] {latent},
            new LayerMagnitudeSign(),
            1f,
            new Parameter[0],
            new MeanAbs(),
            new Parameter[0],
            new Shards(threads, 1, 1));
    w.materialize(0.5f);
    return w;
  }
}
