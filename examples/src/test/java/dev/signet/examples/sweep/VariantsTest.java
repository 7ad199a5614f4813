package dev.signet.examples.sweep;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.examples.cifar.CifarNet;
import dev.signet.examples.cifar.CifarNetTrainer;
import dev.signet.examples.digits.DigitNet;
import dev.signet.examples.digits.DigitNetTrainer;
import dev.signet.examples.table.TableNet;
import dev.signet.examples.table.TableNetTrainer;
import dev.signet.training.Parameter;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variants of the examples' networks, compiled here. */
final class VariantsTest {
  private static final Training SETTINGS = Training.builder().seed(3).build();

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Map<Variant, Function<Training, Trainer<?>>> compile(
      Class<?> network, Map<Slot, List<String>> named) throws IOException {
    return new Variants(folder, warnings::add).compile(network.getName(), Variant.all(named));
  }

  private String refused(Slot slot, String... names) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> compile(DigitNet.class, Map.of(slot, List.of(names))))
        .getMessage();
  }

  /** What says nothing new is the network as it was declared, to its gradients. */
  @Test
  void theSameChoiceIsTheSameNetwork() throws IOException {
    same(DigitNet.class, DigitNetTrainer.create(SETTINGS), pictures(1, 28, 10));
    same(CifarNet.class, CifarNetTrainer.create(SETTINGS), pictures(3, 32, 10));
    same(TableNet.class, TableNetTrainer.create(SETTINGS), pictures(11, 1, 2));
    assertThat(warnings).isEmpty();
  }

  private void same(Class<?> network, Trainer<?> declared, Dataset data) throws IOException {
    Trainer<?> again =
        compile(network, Map.of(Slot.INPUTS, List.of("ApproxSign", "SteSign")))
            .values()
            .iterator()
            .next()
            .apply(SETTINGS);
    assertThat(again.summary().replace(network.getSimpleName() + "_ApproxSign", ""))
        .isEqualTo(declared.summary().replace(network.getSimpleName(), ""));
    for (Trainer<?> trainer : List.of(declared, again)) {
      trainer.prepare(data);
      trainer.probe(data).gradient();
    }
    same(declared, again, p -> p.value);
    same(declared, again, p -> p.gradient);
  }

  private static Dataset pictures(int channels, int side, int classes) {
    SplittableRandom random = new SplittableRandom(5);
    int images = 12;
    byte[] pixels = new byte[images * channels * side * side];
    random.nextBytes(pixels);
    int[] labels = IntStream.range(0, images).map(i -> i % classes).toArray();
    return InMemory.bytes(channels, side, side, pixels, labels, classes);
  }

  /** With one seed all variants begin with the same weights. */
  @Test
  void pairedVariantsBeginAlike() throws IOException {
    List<Trainer<?>> trainers = new ArrayList<>();
    compile(
            DigitNet.class,
            Map.of(
                Slot.WEIGHTS,
                List.of("MagnitudeAwareSign", "dev.signet.dsl.estimator.SteSign"),
                Slot.INPUTS,
                List.of("SteSign", "SwishSign")))
        .forEach((variant, create) -> {
          trainers.add(create.apply(SETTINGS));
          assertThat(trainers.getLast().getClass().getSimpleName())
              .isEqualTo("DigitNet_" + variant.id() + "Trainer");
        });
    assertThat(trainers).hasSize(4);
    trainers.forEach(t -> same(trainers.getFirst(), t, p -> p.value));
    Path source =
        folder.resolve("sources/dev/signet/examples/digits/DigitNet_SwishSign_SteSign.java");
    assertThat(Files.readString(source))
        .contains(
            "@dev.signet.dsl.Binarize(inputs = dev.signet.dsl.estimator.SwishSign.class,"
                + " weights = dev.signet.dsl.estimator.SteSign.class)");
  }

  private static void same(Trainer<?> a, Trainer<?> b, Function<Parameter, float[]> numbers) {
    assertThat(b.parameters()).hasSize(a.parameters().size());
    for (int i = 0; i < a.parameters().size(); i++) {
      Parameter one = a.parameters().get(i);
      Parameter other = b.parameters().get(i);
      assertThat(other.name).isEqualTo(one.name);
      assertWithMessage(one.name)
          .that(Arrays.equals(numbers.apply(one), numbers.apply(other)))
          .isTrue();
    }
  }

  @Test
  void everyCombinationInOrder() {
    List<Variant> all =
        Variant.all(
            Map.of(Slot.SCALE, List.of("Unscaled", "MeanAbs"), Slot.INPUTS, List.of("A", "b.B")));
    assertThat(all.stream().map(Variant::toString))
        .containsExactly("A, Unscaled", "A, MeanAbs", "b.B, Unscaled", "b.B, MeanAbs")
        .inOrder();
  }

  @Test
  void unknownChoices() {
    assertThat(refused(Slot.INPUTS, "ApproxSign", "SteSine"))
        .startsWith(
            "there is no Estimator SteSine for inputs. Did you mean \"SteSign\"? There are ApproxSign,");
    assertThat(refused(Slot.SCALE, "MeanAbs", "SteSign"))
        .isEqualTo(
            "there is no Scaling SteSign for scale. There are LayerMeanAbs, LearnedScale, MeanAbs,"
                + " PowerOfTwo, Unscaled.");
    assertThat(refused(Slot.SOURCE, "Latent", "my.Source"))
        .isEqualTo(
            "my.Source is no class that is seen here. Name one of dev.signet.dsl.source or the full"
                + " name of one of yours.");
    assertThat(refused(Slot.SOURCE, "Latent", "dev.signet.dsl.scaling.MeanAbs"))
        .startsWith("dev.signet.dsl.scaling.MeanAbs is no WeightSource.");
  }

  @Test
  void whatTheProcessorRefuses() {
    assertThat(refused(Slot.INPUTS, "ApproxSign", "MagnitudeAwareSign"))
        .startsWith("MagnitudeAwareSign: [WrongRole] ");
  }

  @Test
  void whatTheProcessorWarnsOf() throws IOException {
    compile(DigitNet.class, Map.of(Slot.SCALE, List.of("Unscaled", "MeanAbs")));
    assertThat(warnings).isNotEmpty();
    warnings.forEach(w -> assertThat(w).startsWith("MeanAbs: [BiasBeforeNorm] "));
  }

  /** Another record, or another of its own blocks, is another text. */
  @Test
  void textOfANetwork() {
    assertThat(new Variants(folder, warnings::add).declared(DigitNet.class.getName()))
        .contains("record Widen(\n    @dev.signet.dsl.Filters(");
  }
}
