package dev.signet.examples.numbered;

import dev.signet.dsl.Alphabet;
import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.Network;
import dev.signet.dsl.Site;
import dev.signet.dsl.Units;
import dev.signet.dsl.ZeroOutside;
import dev.signet.dsl.activation.Relu;
import dev.signet.training.Training;
import dev.signet.training.listen.Listeners;

/**
 * An estimator of your own is one class, named where it is used. What the compiler must know of it
 * stands in annotations: the values it puts out, and outside which window its derivative is zero.
 */
@Network(input = {2})
@Binarize(inputs = E02OwnEstimator.Triangle.class)
public record E02OwnEstimator(
    @Units(128) Dense hidden1,
    BatchNorm norm1,
    @Units(64) BinaryDense hidden2,
    BatchNorm norm2,
    Relu bend,
    @Units(3) Dense logits) {

  /** Sign, with a triangle of half width 2 in place of its derivative. */
  @Alphabet(levels = {-1, 1})
  @ZeroOutside(2f)
  public static final class Triangle implements Estimator {
    @Override
    public float deployed(float x, Site site) {
      return x >= 0 ? 1f : -1f;
    }

    @Override
    public float derivative(float x, Site site) {
      return Math.max(0f, 1f - Math.abs(x) / 2f);
    }
  }

  /** Trains with it. */
  public static void main(String[] args) {
    var trainer = E02OwnEstimatorTrainer.create(Training.builder().epochs(15).seed(1).build());
    trainer.fit(Rings.draw(1, 4_000), Rings.draw(2, 500), Listeners.progress());
    System.out.printf("accuracy %.3f%n", trainer.evaluate(Rings.draw(3, 2_000)).accuracy());
  }
}
