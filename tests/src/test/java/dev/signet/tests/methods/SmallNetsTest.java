package dev.signet.tests.methods;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.PackedModel;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each trains every number it has, and is packed to the bit. */
class SmallNetsTest {
  private static final float[][] INPUTS = Data.inputs(11, 40, 144, 0, 255, false);
  private static final Dataset DATA = Data.labelled(INPUTS, 1, 12, 12, 4);

  private static final Map<String, Function<Training, Trainer<?>>> NETS = new TreeMap<>();

  static {
    NETS.put("TrainedBin", SmallNets_TrainedBinTrainer::create);
    NETS.put("Xnor", SmallNets_XnorTrainer::create);
    NETS.put("Bnn", SmallNets_BnnTrainer::create);
    NETS.put("Stochastic", SmallNets_StochasticTrainer::create);
    NETS.put("Tbn", SmallNets_TbnTrainer::create);
    NETS.put("XnorMap", SmallNets_XnorMapTrainer::create);
    NETS.put("XnorPlusPlus", SmallNets_XnorPlusPlusTrainer::create);
    NETS.put("Ir", SmallNets_IrTrainer::create);
    NETS.put("Rotated", SmallNets_RotatedTrainer::create);
    NETS.put("ReCu", SmallNets_ReCuTrainer::create);
    NETS.put("BiPerSines", SmallNets_BiPerSinesTrainer::create);
    NETS.put("BiPer", SmallNets_BiPerTrainer::create);
    NETS.put("ReSte", SmallNets_ReSteTrainer::create);
    NETS.put("Sparse", SmallNets_SparseTrainer::create);
    NETS.put("Fourier", SmallNets_FourierTrainer::create);
    NETS.put("Levels", SmallNets_LevelsTrainer::create);
    NETS.put("ReAct", SmallNets_ReActTrainer::create);
    NETS.put(
        "ReActBnFree", training -> BnFreeNetTrainer.create(settings().clipUnits(0.01).build()));
    NETS.put("ReActA", SmallNets_ReActATrainer::create);
    NETS.put("RealToBinary", SmallNets_RealToBinaryTrainer::create);
  }

  static Stream<String> names() {
    return NETS.keySet().stream();
  }

  private static Training.Builder settings() {
    return Training.builder().epochs(2).batch(10).seed(7);
  }

  private static Trainer<?> trainer(String name) {
    return NETS.get(name).apply(settings().build());
  }

  @ParameterizedTest
  @MethodSource("names")
  void trainsEveryNumberAndIsPackedToTheBit(String name) {
    Trainer<?> trainer = trainer(name);
    trainer.prepare(DATA);
    Map<String, float[]> before = new HashMap<>();
    for (Parameter p : trainer.parameters()) {
      before.put(p.name, p.value.clone());
    }
    trainer.fit(DATA);
    for (Parameter p : trainer.parameters()) {
      assertWithMessage(p.name).that(p.value).isNotEqualTo(before.get(p.name));
    }
    PackedModel model = trainer.freeze();
    for (float[] input : INPUTS) {
      assertThat(Bits.of(model.logits(input))).isEqualTo(Bits.of(trainer.evaluateLogits(input)));
    }
  }

  /** What is drawn or measured follows from the seed and the step: not from threads or resuming. */
  @ParameterizedTest
  @ValueSource(strings = {"Stochastic", "Tbn"})
  void chanceAndStatisticsDoNotHangOnThreads(String name, @TempDir Path folder) {
    Training.Builder settings = settings();
    Trainer<?> one = NETS.get(name).apply(settings.threads(1).build());
    one.fit(DATA);
    settings.checkpoints(Checkpoints.in(folder).everySteps(3));
    fitBroken(NETS.get(name).apply(settings.threads(3).build()));
    Trainer<?> resumed = NETS.get(name).apply(settings.threads(2).build());
    resumed.fit(DATA);
    assertSameNumbers(resumed, one);
  }

  /** The same network with plain signs learns other numbers from the same start. */
  @Test
  void stochasticSignsAreDrawn() {
    Trainer<?> plain = trainer("Bnn");
    Trainer<?> drawn = trainer("Stochastic");
    assertSameNumbers(drawn, plain);
    plain.fit(DATA);
    drawn.fit(DATA);
    assertThat(drawn.parameters().get(0).value).isNotEqualTo(plain.parameters().get(0).value);
  }

  /** Rotations are estimated at the start of an epoch: not again where a run goes on within one. */
  @Test
  void rotationsAreThoseOfARunThatIsNotBrokenOff(@TempDir Path folder) {
    Training.Builder settings = settings();
    Trainer<?> whole = SmallNets_RotatedTrainer.create(settings.build());
    whole.fit(DATA);
    settings.checkpoints(Checkpoints.in(folder).everySteps(3));
    fitBroken(SmallNets_RotatedTrainer.create(settings.build()));
    Trainer<?> resumed = SmallNets_RotatedTrainer.create(settings.build());
    resumed.fit(DATA);
    assertSameNumbers(resumed, whole);
  }

  /** Trains six steps. */
  private static void fitBroken(Trainer<?> trainer) {
    int[] left = {6};
    Listener breaking =
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            if (--left[0] == 0) {
              throw new UnsupportedOperationException("broken off");
            }
          }
        };
    assertThrows(
        UnsupportedOperationException.class, () -> trainer.fit(DATA, (Dataset) null, breaking));
  }

  private static void assertSameNumbers(Trainer<?> actual, Trainer<?> expected) {
    for (int k = 0; k < expected.parameters().size(); k++) {
      Parameter p = expected.parameters().get(k);
      assertWithMessage(p.name).that(actual.parameters().get(k).value).isEqualTo(p.value);
    }
  }
}
