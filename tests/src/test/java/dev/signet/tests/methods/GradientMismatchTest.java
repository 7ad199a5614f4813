package dev.signet.tests.methods;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.Json;
import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.loss.Loss;
import dev.signet.training.mismatch.GradientMismatch;
import dev.signet.training.mismatch.LayerMismatch;
import dev.signet.training.mismatch.MismatchReport;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Coordinate discrete gradients against closed forms and against the independent path. */
class GradientMismatchTest {
  private static final int EXAMPLES = 50;

  private static Training.Builder settings() {
    return Training.builder().seed(3).shard(7).batch(EXAMPLES).loss(Loss.meanSquaredError());
  }

  private static Dataset data(int examples) {
    SplittableRandom random = new SplittableRandom(11);
    float[] values = new float[3 * examples];
    float[] answers = new float[2 * examples];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < answers.length; i++) {
      answers[i] = (float) random.nextGaussian();
    }
    return InMemory.floats(3, 1, 1, values, new int[examples], 2)
        .withNumbers(List.of("a", "b"), answers);
  }

  private static <T extends Trainer<?>> T prepared(T trainer) {
    trainer.prepare(data(EXAMPLES));
    return trainer;
  }

  @Test
  void ofSquaresTheDiscreteGradientIsTheGradient() {
    var trainer = prepared(MismatchNets_LineTrainer.create(settings().build()));
    Dataset data = data(EXAMPLES);
    double squares = 0;
    float[] x = new float[3];
    float[] t = new float[2];
    double[] gradient = new double[6];
    for (int i = 0; i < EXAMPLES; i++) {
      data.values(i, x, 0);
      data.target(i, t, 0);
      float[] y = trainer.evaluateLogits(x);
      for (int k = 0; k < 2; k++) {
        for (int j = 0; j < 3; j++) {
          gradient[3 * k + j] += ((double) y[k] - t[k]) * x[j] / EXAMPLES;
        }
      }
    }
    for (double g : gradient) {
      squares += g * g;
    }
    for (double epsilon : new double[] {0.01, 0.5, 3}) {
      MismatchReport found = GradientMismatch.of(epsilon).measure(trainer, data);
      LayerMismatch layer = found.layers().get(0);
      assertThat(layer.layer()).isEqualTo("output");
      assertThat(layer.weights()).isEqualTo(6);
      assertThat(layer.still()).isEqualTo(0);
      assertThat(layer.cosine()).isWithin(1e-7).of(1);
      assertThat(layer.coarseNorm()).isWithin(1e-5).of(Math.sqrt(squares));
      assertThat(layer.discreteNorm()).isWithin(1e-4).of(Math.sqrt(squares));
      assertThat(found.loss()).isWithin(1e-6).of(trainer.evaluateLoss(data));
    }
  }

  @Test
  void ofSmoothNetworksItBecomesTheGradientAsStepsBecomeSmall() {
    var trainer = prepared(MismatchNets_SmoothTrainer.create(settings().build()));
    double[] steps = {8, 2, 0.5, 0.05};
    double above = 1;
    for (double step : steps) {
      double off =
          1 - GradientMismatch.of(step).measure(trainer, data(EXAMPLES)).layers().get(0).cosine();
      assertWithMessage("1 - cosine at step %s", step).that(off).isLessThan(above);
      above = off;
    }
    assertThat(above).isLessThan(1e-5);
  }

  /** By the naive evaluation, one weight after the other. */
  @Test
  void stepsAreMeasuredAsTheIndependentPathSeesThem() {
    var trainer = prepared(MismatchNets_SteppedTrainer.create(settings().build()));
    Dataset data = data(EXAMPLES);
    double epsilon = 0.25;
    MismatchReport found = GradientMismatch.of(epsilon).measure(trainer, data);
    trainer.probe(data).gradient();
    List<LayerMismatch> expected = new ArrayList<>();
    for (Parameter p : trainer.parameters()) {
      if (p.kind != Parameter.Kind.BIAS) {
        expected.add(naive(trainer, p, data, epsilon));
      }
    }
    assertThat(expected).hasSize(2);
    for (int i = 0; i < 2; i++) {
      LayerMismatch layer = found.layers().get(i);
      LayerMismatch naive = expected.get(i);
      assertThat(layer.weights()).isEqualTo(naive.weights());
      assertThat(layer.cosine()).isWithin(1e-4).of(naive.cosine());
      assertThat(layer.discreteNorm()).isWithin(1e-4).of(naive.discreteNorm());
      assertThat(layer.coarseNorm()).isWithin(1e-6).of(naive.coarseNorm());
    }
    assertWithMessage("mismatch below steps").that(found.layers().get(0).cosine()).isLessThan(0.99);
    assertThat(found.layers().get(1).cosine()).isWithin(1e-6).of(1);
  }

  private static LayerMismatch naive(
      Trainer<?> trainer, Parameter p, Dataset data, double epsilon) {
    double product = 0;
    double discrete = 0;
    double coarse = 0;
    for (int i = 0; i < p.size(); i++) {
      float here = p.value[i];
      p.value[i] = (float) (here + epsilon);
      double up = trainer.evaluateLoss(data);
      p.value[i] = (float) (here - epsilon);
      double g = (up - trainer.evaluateLoss(data)) / (2 * epsilon);
      p.value[i] = here;
      product += g * p.gradient[i];
      discrete += g * g;
      coarse += (double) p.gradient[i] * p.gradient[i];
    }
    double cosine = product / Math.sqrt(discrete * coarse);
    return new LayerMismatch(p.name, p.size(), 0, cosine, Math.sqrt(discrete), Math.sqrt(coarse));
  }

  /** A step of plain descent at rate 1 takes away the gradient. */
  @Test
  void theGradientIsThatOfTraining() {
    Training settings =
        settings()
            .optimizer(Optimizer.sgd())
            .schedule(Schedule.constant(1))
            .weightDecay(0)
            .epochs(1)
            .build();
    var trainer = prepared(MismatchNets_NormedTrainer.create(settings));
    Dataset data = data(EXAMPLES);
    trainer.probe(data).gradient();
    List<float[]> before = trainer.parameters().stream().map(p -> p.value.clone()).toList();
    List<float[]> gradients = trainer.parameters().stream().map(p -> p.gradient.clone()).toList();
    trainer.fit(data);
    for (int k = 0; k < before.size(); k++) {
      Parameter p = trainer.parameters().get(k);
      for (int i = 0; i < gradients.get(k).length; i++) {
        float moved = before.get(k)[i] - gradients.get(k)[i];
        boolean clipped = p.kind == Parameter.Kind.LATENT;
        float expected = clipped ? Math.clamp(moved, -1f, 1f) : moved;
        assertWithMessage("%s %s", p.name, i).that(p.value[i]).isWithin(1e-5f).of(expected);
      }
    }
  }

  @Test
  void trainingGoesOnAsIfNothingHadBeenMeasured() {
    Training settings = settings().batch(16).epochs(2).build();
    Dataset data = data(EXAMPLES);
    var plain = MismatchNets_NormedTrainer.create(settings);
    plain.fit(data);
    plain.fit(data);
    var measured = MismatchNets_NormedTrainer.create(settings);
    measured.prepare(data);
    GradientMismatch.of(0.1).measure(measured, data);
    measured.fit(data);
    GradientMismatch.of(0.1).measure(measured, data(20));
    measured.fit(data);
    assertThat(numbers(measured)).isEqualTo(numbers(plain));
  }

  private static String numbers(Trainer<?> trainer) {
    StringBuilder all = new StringBuilder();
    trainer.parameters().forEach(p -> all.append(p.name).append(Arrays.toString(p.value)));
    return all.toString();
  }

  @Test
  void threadsChangeNothing() {
    List<MismatchReport> found = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      var trainer =
          prepared(MismatchNets_NormedTrainer.create(settings().threads(threads).build()));
      found.add(GradientMismatch.of(0.1).measure(trainer, data(EXAMPLES)));
    }
    assertThat(found.get(1)).isEqualTo(found.get(0));
    assertThat(found.get(2)).isEqualTo(found.get(0));
    assertThat(found.get(0).layers().get(1).cosine()).isLessThan(1.0);
  }

  @Test
  void progressNamesEveryWeight() {
    var trainer = prepared(MismatchNets_SteppedTrainer.create(settings().build()));
    List<String> told = new ArrayList<>();
    GradientMismatch.of(0.1)
        .progress((layer, done, all) -> told.add(layer + " " + done + "/" + all))
        .measure(trainer, data(EXAMPLES));
    assertThat(told).hasSize(6 * 3 + 2 * 6);
    assertThat(told.get(0)).isEqualTo("hidden 1/30");
    assertThat(told.get(18)).isEqualTo("output 19/30");
    assertThat(told.get(29)).isEqualTo("output 30/30");
  }

  @Test
  void jsonSaysWhatWasFound() {
    var trainer = prepared(MismatchNets_SteppedTrainer.create(settings().build()));
    MismatchReport found =
        GradientMismatch.of(0.1).layers("output").measure(trainer, data(EXAMPLES));
    Map<?, ?> json = (Map<?, ?>) Json.parse(found.json());
    assertThat(json.get("network")).isEqualTo(trainer.spec().network());
    assertThat(json.get("epsilon")).isEqualTo(0.1);
    assertThat(json.get("examples")).isEqualTo((long) EXAMPLES);
    assertThat(json.get("loss")).isEqualTo(found.loss());
    Map<?, ?> layer = (Map<?, ?>) ((List<?>) json.get("layers")).get(0);
    assertThat(layer.get("layer")).isEqualTo("output");
    assertThat(layer.get("weights")).isEqualTo(12L);
    assertThat(layer.get("still")).isEqualTo(0L);
    assertThat(layer.get("cosine")).isEqualTo(found.layers().get(0).cosine());
    assertThat(layer.get("discrete_norm")).isEqualTo(found.layers().get(0).discreteNorm());
    assertThat(layer.get("coarse_norm")).isEqualTo(found.layers().get(0).coarseNorm());
  }

  /** No sign turns, so there is nothing to compare with. */
  @Test
  void whereNoStepIsCrossedThereIsNoCosine() {
    var trainer = prepared(MismatchNets_NormedTrainer.create(settings().build()));
    for (Parameter p : trainer.parameters()) {
      if (p.kind == Parameter.Kind.LATENT) {
        Arrays.fill(p.value, 0.5f);
      }
    }
    MismatchReport found =
        GradientMismatch.of(0.1).layers("binary").measure(trainer, data(EXAMPLES));
    assertThat(found.layers().get(0).cosine()).isNaN();
    assertThat(found.layers().get(0).still()).isEqualTo(63);
    assertThat(found.json()).contains("\"cosine\":null");
  }

  @Test
  void mistakesAreSaidBeforeAnyWork() {
    for (double epsilon : new double[] {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused("epsilon must be positive and finite", () -> GradientMismatch.of(epsilon));
    }
    GradientMismatch measure = GradientMismatch.of(0.1);
    assertRefused("a budget is at least 1 pass, not 0", () -> measure.budget(0));
    Training settings = settings().build();
    var trainer = prepared(MismatchNets_SteppedTrainer.create(settings));
    Dataset data = data(EXAMPLES);
    assertRefused(
        "30 weights of "
            + trainer.spec().network()
            + ", moved to either side, take 3000 passes of one of 50"
            + " examples, more than the budget of 2999.",
        () -> measure.budget(2999).measure(trainer, data));
    assertThat(measure.budget(3000).measure(trainer, data).layers()).hasSize(2);
    assertRefused(
        "has no layer norm1 with real or latent weights; its layers with such are hidden, output",
        () -> measure.layers("hidden", "norm1").measure(trainer, data));
    assertRefused("the probed data are empty", () -> measure.measure(trainer, new Empty()));
    assertRefused(
        "does not move a weight that is", () -> GradientMismatch.of(1e-20).measure(trainer, data));
    Dataset classes = InMemory.floats(3, 1, 1, new float[9], new int[3], 2);
    assertRefused("does not learn", () -> measure.measure(trainer, classes));
    var unfitted = MismatchNets_NormedTrainer.create(settings);
    var error = assertThrows(IllegalStateException.class, () -> measure.measure(unfitted, data));
    assertThat(error).hasMessageThat().contains("call fit or prepare first");
  }

  private static void assertRefused(String expected, Runnable what) {
    var error = assertThrows(IllegalArgumentException.class, what::run);
    assertThat(error).hasMessageThat().contains(expected);
  }

  /** Nothing to learn from, which our own data sets refuse to be. */
  private static final class Empty implements Dataset {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public String fingerprint() {
      return "empty";
    }

    @Override
    public int channels() {
      return 3;
    }

    @Override
    public int height() {
      return 1;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public int classes() {
      return 2;
    }

    @Override
    public List<String> labels() {
      return List.of("a", "b");
    }

    @Override
    public void values(int index, float[] into, int offset) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int label(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }
}
