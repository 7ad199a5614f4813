package dev.signet.tests.methods;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.training.Parameter;
import dev.signet.training.Parameters;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Networks that the compiler takes apart say what they said coupled, and learn on. */
class DecoupleTest {
  private static final float[][] INPUTS = Data.inputs(5, 40, 64, -2, 2, false);
  private static final Dataset DATA = Data.labelled(INPUTS, 1, 8, 8, 4);

  @TempDir Path folder;

  /**
   * A network.
   *
   * @param exact whether it says the same to the bit though it was trained: its last coupled
   *     layer's sums are whole numbers, and the numbers they are multiplied with are the same
   */
  record Net<C extends Trainer<?>>(
      String name,
      boolean exact,
      Function<Training, C> create,
      BiFunction<C, Training, Trainer<?>> decouple) {
    C coupled() {
      C trainer = create.apply(settings().build());
      trainer.fit(DATA);
      return trainer;
    }

    Trainer<?> decoupled(C from) {
      return decouple.apply(from, settings().build());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static <C extends Trainer<?>> Net<C> net(
      String name,
      boolean exact,
      Function<Training, C> create,
      BiFunction<C, Training, Trainer<?>> decouple) {
    return new Net<>(name, exact, create, decouple);
  }

  static final List<Net<?>> NETS =
      List.of(
          net("flat", false, CoupledNets_FlatTrainer::create, CoupledNets_FlatTrainer::decouple),
          net(
              "flattened",
              true,
              CoupledNets_FlattenedTrainer::create,
              CoupledNets_FlattenedTrainer::decouple),
          net(
              "thirds",
              false,
              CoupledNets_ThirdsTrainer::create,
              CoupledNets_ThirdsTrainer::decouple),
          net("sized", false, CoupledNets_SizedTrainer::create, CoupledNets_SizedTrainer::decouple),
          net(
              "per convolution",
              false,
              CoupledNets_PerConvolutionTrainer::create,
              CoupledNets_PerConvolutionTrainer::decouple),
          net(
              "per block",
              false,
              CoupledNets_PerBlockTrainer::create,
              CoupledNets_PerBlockTrainer::decouple),
          net(
              "fractal",
              false,
              CoupledNets_FractalTrainer::create,
              CoupledNets_FractalTrainer::decouple),
          net(
              "densely connected",
              true,
              CoupledNets_DenselyConnectedTrainer::create,
              CoupledNets_DenselyConnectedTrainer::decouple),
          net(
              "crossing",
              false,
              CoupledNets_CrossingTrainer::create,
              CoupledNets_CrossingTrainer::decouple));

  private static Training.Builder settings() {
    return Training.builder().epochs(2).batch(10).seed(7).checkups(false);
  }

  @ParameterizedTest
  @FieldSource("NETS")
  <C extends Trainer<?>> void saysTheSame(Net<C> net) {
    C coupled = net.coupled();
    Trainer<?> decoupled = net.decoupled(coupled);
    for (float[] input : INPUTS) {
      float[] before = coupled.evaluateLogits(input);
      float[] after = decoupled.evaluateLogits(input);
      if (net.exact) {
        assertThat(Bits.of(after)).isEqualTo(Bits.of(before));
      }
      assertThat(after).usingTolerance(1e-4).containsExactly(before).inOrder();
    }
  }

  /** All but the one of thirds, which are no binary fractions. */
  static final List<Net<?>> HALVED = NETS.stream().filter(n -> !n.name.equals("thirds")).toList();

  /** Of numbers with few bits nothing is rounded on the way, so that nothing may differ. */
  @ParameterizedTest
  @FieldSource("HALVED")
  <C extends Trainer<?>> void saysTheSameToTheBitWhereNothingIsRounded(Net<C> net) {
    C coupled = net.create.apply(settings().build());
    coupled.prepare(DATA);
    RandomGenerator random = new SplittableRandom(3);
    coupled.parameters().forEach(p -> few(p, random));
    Trainer<?> decoupled = net.decoupled(coupled);
    float[] input = new float[64];
    for (int i = 0; i < 20; i++) {
      for (int k = 0; k < input.length; k++) {
        input[k] = random.nextInt(-2, 3);
      }
      assertThat(Bits.of(decoupled.evaluateLogits(input)))
          .isEqualTo(Bits.of(coupled.evaluateLogits(input)));
    }
  }

  /** Beside such a variance epsilon is nothing, and gamma by the deviation has few bits. */
  private static void few(Parameter p, RandomGenerator random) {
    for (int i = 0; i < p.size(); i++) {
      p.value[i] =
          switch (p.kind) {
            case NORM -> random.nextInt(1, 5) / 4f * (p.name.endsWith(".gamma") ? 0x1p20f : 1);
            case STATISTIC -> p.name.endsWith(".variance") ? 0x1p40f : random.nextInt(-4, 5) / 8f;
            case SCALE, CHOICE -> random.nextInt(1, 5) / 4f;
            case LATENT -> random.nextBoolean() ? 0.25f : -0.25f;
            default -> random.nextInt(-4, 5) / 8f;
          };
    }
  }

  @ParameterizedTest
  @FieldSource("NETS")
  <C extends Trainer<?>> void isPackedToTheBitAndLearnsOn(Net<C> net) {
    Trainer<?> decoupled = net.decoupled(net.coupled());
    packed(decoupled);
    float[][] before =
        decoupled.parameters().stream().map(p -> p.value.clone()).toArray(float[][]::new);
    decoupled.fit(DATA);
    for (int i = 0; i < before.length; i++) {
      assertWithMessage(decoupled.parameters().get(i).name)
          .that(decoupled.parameters().get(i).value)
          .isNotEqualTo(before[i]);
    }
    packed(decoupled);
  }

  private static void packed(Trainer<?> trainer) {
    var model = trainer.freeze();
    for (float[] input : INPUTS) {
      assertThat(Bits.of(model.logits(input))).isEqualTo(Bits.of(trainer.evaluateLogits(input)));
    }
  }

  @Test
  void theInputMustBeFitted() {
    var coupled = CoupledNets_ThirdsTrainer.create(settings().build());
    var refused =
        assertThrows(IllegalStateException.class, () -> coupled.decouple(settings().build()));
    assertThat(refused)
        .hasMessageThat()
        .isEqualTo(
            "dev.signet.tests.methods.CoupledNets.Thirds does not know its input's range yet: call"
                + " fit or prepare first");
  }

  @Test
  void settingsThatDoNotFitAreRefused() {
    var coupled = CoupledNets_FlatTrainer.create(settings().build());
    coupled.prepare(DATA);
    Training wrong =
        settings()
            .optimizer(
                Optimizer.adam(), Schedule.constant(0.1), Parameters.named("nothing.like.this"))
            .build();
    var refused = assertThrows(IllegalArgumentException.class, () -> coupled.decouple(wrong));
    assertThat(refused).hasMessageThat().startsWith("[OptimizerUnused]");
  }

  /** A program with both runs that is killed in either ends as if it had not been. */
  @Test
  void bothRunsGoOnFromCheckpoints() throws IOException {
    byte[] expected = run(null, 0);
    for (int broken : new int[] {3, 11}) {
      Path runs = folder.resolve("runs" + broken);
      assertThrows(UnsupportedOperationException.class, () -> run(runs, broken));
      assertThat(run(runs, 0)).isEqualTo(expected);
    }
  }

  /** What a decoupled model depends on names the numbers it began with. */
  @Test
  void otherNumbersAreAnotherStart() {
    var coupled = CoupledNets_ThirdsTrainer.create(settings().build());
    coupled.prepare(DATA);
    String first = coupled.decouple(settings().build()).freeze().provenance().get("start");
    assertThat(first).matches("[0-9a-f]{64}");
    assertThat(coupled.decouple(settings().build()).freeze().provenance().get("start"))
        .isEqualTo(first);
    coupled.parameters().get(0).value[0] += 1;
    assertThat(coupled.decouple(settings().build()).freeze().provenance().get("start"))
        .isNotEqualTo(first);
  }

  /** Both runs, 8 steps each; broken off after so many steps of them, unless that is 0. */
  private byte[] run(Path runs, int broken) throws IOException {
    int[] left = {broken};
    Listener breaking =
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            if (--left[0] == 0) {
              throw new UnsupportedOperationException("broken off");
            }
          }
        };
    var coupled = CoupledNets_ThirdsTrainer.create(kept(runs, "coupled").build());
    coupled.fit(DATA, breaking);
    var decoupled =
        coupled.decouple(kept(runs, "decoupled").schedule(Schedule.constant(1e-4)).build());
    decoupled.fit(DATA, breaking);
    Path file = folder.resolve("model.safetensors");
    decoupled.freeze().save(file);
    return Files.readAllBytes(file);
  }

  private static Training.Builder kept(Path runs, String name) {
    return runs == null
        ? settings()
        : settings().checkpoints(Checkpoints.in(runs.resolve(name)).everySteps(2));
  }
}
