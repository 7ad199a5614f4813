package dev.signet.processor.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Site;
import dev.signet.dsl.activation.HardTanh;
import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.activation.Sigmoid;
import dev.signet.processor.graph.Interval;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.testing.Graphs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our activations say of their values is so, and as narrow as can be. */
final class ActivationRangeTest {
  static Stream<Activation> all() {
    return Stream.of(new Relu(), new Sigmoid(), new HardTanh(), new PRelu());
  }

  @ParameterizedTest
  @MethodSource("all")
  void saidAndSeen(Activation f) {
    String name = f.getClass().getSimpleName();
    String net = "@Network(input = {4}) record Net(%s f, @Units(2) Dense logits) {}";
    ActivationOp op = (ActivationOp) Graphs.of(net.formatted(name)).node(1).op();
    Interval said = op.activation().range();
    Site site = Site.of(0f, new float[][] {{0.25f}});
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float x = -300; x <= 300; x += 0.125f) {
      float y = f.value(x, site);
      assertWithMessage("%s(%s) = %s", name, x, y).that((double) y).isAtLeast(said.least());
      assertWithMessage("%s(%s) = %s", name, x, y).that((double) y).isAtMost(said.greatest());
      least = Math.min(least, y);
      greatest = Math.max(greatest, y);
    }
    if (Double.isFinite(said.least())) {
      assertThat((double) least).isWithin(1e-6).of(said.least());
    }
    if (Double.isFinite(said.greatest())) {
      assertThat((double) greatest).isWithin(1e-6).of(said.greatest());
    }
    assertThat(Double.isFinite(said.least())).isEqualTo(!name.equals("PRelu"));
  }
}
