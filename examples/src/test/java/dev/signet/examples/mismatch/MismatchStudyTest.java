package dev.signet.examples.mismatch;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.training.mismatch.GradientMismatch;
import dev.signet.training.mismatch.LayerMismatch;
import dev.signet.training.mismatch.MismatchReport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MismatchStudyTest {
  private static final int EXAMPLES = 60;

  private static Map<Toy, MismatchReport> run(int threads) {
    GradientMismatch measure = GradientMismatch.of(0.1).layers("hidden1", "output");
    return new MismatchStudy(EXAMPLES, threads, measure).run(7, (toy, layer, done, all) -> {});
  }

  @Test
  void everyToyIsMeasuredAtTheSameWeights() {
    Map<Toy, MismatchReport> found = run(2);
    assertThat(found.keySet()).containsExactlyElementsIn(Toy.values());
    for (MismatchReport report : found.values()) {
      LayerMismatch first = report.layers().get(0);
      LayerMismatch last = report.layers().get(1);
      assertThat(report.examples()).isEqualTo(EXAMPLES);
      assertThat(first.weights()).isEqualTo(Toys.WIDTH * Toys.WIDTH);
      assertThat(last.weights()).isEqualTo(Toys.OUTPUTS * Toys.WIDTH);
      assertWithMessage(report.toString()).that(last.cosine()).isWithin(1e-4).of(1);
    }
    // Same step, same weights, same data: only the surrogate differs, which the loss does not see.
    for (Toy toy : Toy.BINARY) {
      assertThat(found.get(toy).loss()).isEqualTo(found.get(Toy.PLAIN).loss());
      assertThat(found.get(toy).layers().get(0).discreteNorm())
          .isEqualTo(found.get(Toy.PLAIN).layers().get(0).discreteNorm());
    }
    assertThat(found.get(Toy.TERNARY).loss()).isNotEqualTo(found.get(Toy.PLAIN).loss());
    assertThat(found.get(Toy.STEEP).layers().get(0).cosine())
        .isNotEqualTo(found.get(Toy.PLAIN).layers().get(0).cosine());
  }

  @Test
  void threadsChangeNothing() {
    assertThat(run(1)).isEqualTo(run(2));
  }

  @Test
  void orderingsHoldWhereTheyDoOnly() {
    Map<Toy, double[]> found = new EnumMap<>(Toy.class);
    for (Toy toy : Toy.BINARY) {
      found.put(toy, new double[] {0.5, 0.9, 0.95, 1});
    }
    found.put(Toy.UNQUANTISED, new double[] {0.99, 1, 1, 1});
    found.put(Toy.TERNARY, new double[] {0.7, 0.97, 0.99, 1});
    found.put(Toy.TWO_BITS, new double[] {0.8, 0.98, 0.99, 1});
    assertThat(holding(found)).containsExactlyElementsIn(Ordering.values());
    assertThat(holding(with(found, Toy.UNQUANTISED, 0.97, 1, 1, 1)))
        .containsExactly(Ordering.B, Ordering.C, Ordering.D);
    assertThat(holding(with(found, Toy.TWO_BITS, 0.7, 0.98, 0.99, 1)))
        .containsExactly(Ordering.A, Ordering.C, Ordering.D);
    assertThat(holding(with(found, Toy.SWISH, 0.71, 0.98, 0.99, 1)))
        .containsExactly(Ordering.A, Ordering.C, Ordering.D);
    assertThat(holding(with(found, Toy.STEEP, 0.5, 0.49, 0.99, 1)))
        .containsExactly(Ordering.A, Ordering.B, Ordering.D);
    assertThat(holding(with(found, Toy.TERNARY, 0.7, 0.97, 0.99, 0.999)))
        .containsExactly(Ordering.A, Ordering.B, Ordering.C);
    assertThat(holding(with(found, Toy.PLAIN, Double.NaN, 0.9, 0.95, 1)))
        .containsExactly(Ordering.A, Ordering.D);
  }

  private static Map<Toy, double[]> with(Map<Toy, double[]> found, Toy toy, double... cosines) {
    Map<Toy, double[]> other = new EnumMap<>(found);
    other.put(toy, cosines);
    return other;
  }

  private static List<Ordering> holding(Map<Toy, double[]> found) {
    return List.of(Ordering.values()).stream().filter(o -> o.holdsFor(found)).toList();
  }
}
