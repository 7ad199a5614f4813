package dev.signet.tests.random;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.PackedModel;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.tests.support.Generated;
import dev.signet.tests.support.InMemory;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks drawn from seeds, with coupled inputs and norms before them, are taken apart and say the
 * same up to rounding; or one reason is said why they cannot be. {@code -Dsignet.seeds} and {@code
 * -Dsignet.seed} as in {@link RandomNetworksTest}.
 */
class RandomDecoupleTest {
  /** Annotations of a binary layer, what it is, its name. */
  private static final Pattern LAYER =
      Pattern.compile(
          "((?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s+)*)(Binary(?:Conv|Dense)) (\\w+)");

  private static int apart;
  private static int all;

  static Stream<Declaration> networks() {
    long first = Long.getLong("signet.seed", 1);
    return LongStream.range(first, first + Long.getLong("signet.seeds", 40)).mapToObj(Drawing::of);
  }

  /** The same network of coupled inputs, each behind a norm unless it says where it reads. */
  private static String coupled(String source) {
    Matcher layers = LAYER.matcher(source);
    String normed =
        layers.replaceAll(m -> {
          String block = source.substring(0, source.lastIndexOf("record ", m.start()));
          boolean branch = // of a sum: a norm would be one more
              block.substring(Math.max(0, block.lastIndexOf("{}"))).contains("@Sum");
          boolean above = !m.group(1).contains("@From") && !branch;
          String norm = above ? "BatchNorm before_" + m.group(3) + ",\n    " : "";
          return Matcher.quoteReplacement(norm + m.group());
        });
    return normed
        .replaceAll("inputs = \\w+\\.class", "inputs = CoupledTernary.class")
        .replaceAll("(Deep|Shared)(Hyper)?\\.class", "HyperConv.class")
        .replaceAll("\\b(\\w*Standardized|ReCu|Rotated)Latent\\.class", "Latent.class")
        .replace("Padding.MINUS_ONE", "Padding.ONE")
        .replaceFirst("@Network", "@Decouple\n@Network");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void decoupledNetworksSayTheSame(Declaration d) throws ReflectiveOperationException {
    String source = coupled(d.source());
    all++;
    InMemory.Compiled compiled;
    try {
      compiled = InMemory.compile(source);
    } catch (AssertionError e) {
      assertWithMessage(source)
          .that(e.getMessage().lines().filter(l -> l.contains("error:")).toList())
          .isNotEmpty();
      e.getMessage()
          .lines()
          .filter(l -> l.contains("error:"))
          .forEach(l -> assertThat(l).containsMatch("error: \\[(Cannot|NothingTo)Decouple\\] "));
      return;
    }
    apart++;
    Training settings = Training.builder().epochs(2).batch(5).shard(3).seed(d.seed()).build();
    Trainer<?> trainer = Generated.of(d.name(), compiled).trainer(settings);
    float[][] train = Data.inputs(d.seed(), 20, d.values(), d.least(), d.greatest(), d.whole());
    Dataset data = Data.labelled(train, d.channels(), d.height(), d.width(), d.classes());
    trainer.fit(data);
    Trainer<?> decoupled =
        (Trainer<?>)
            trainer.getClass().getMethod("decouple", Training.class).invoke(trainer, settings);
    same(d, trainer, decoupled, source);
    decoupled.fit(data);
    PackedModel model = decoupled.freeze();
    for (float[] input : train) {
      assertThat(Bits.of(model.logits(input))).isEqualTo(Bits.of(decoupled.evaluateLogits(input)));
    }
  }

  private static void same(Declaration d, Trainer<?> from, Trainer<?> into, String source) {
    float[][] inputs = Data.inputs(~d.seed(), 8, d.values(), d.least(), d.greatest(), d.whole());
    for (float[] input : inputs) {
      float[] before = from.evaluateLogits(input);
      float[] after = into.evaluateLogits(input);
      for (int c = 0; c < before.length; c++) {
        assertWithMessage("%s\n%s", d, source)
            .that(after[c])
            .isWithin(1e-3f * Math.max(1, Math.abs(before[c])))
            .of(before[c]);
      }
    }
  }

  @AfterAll
  static void manyCanBeTakenApart() {
    assertWithMessage("taken apart, of %s", all).that(apart).isAtLeast(all / 4);
  }
}
