package dev.signet.examples.numbered;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Binarize;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Network;
import dev.signet.dsl.Param;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Stage;
import dev.signet.dsl.Units;
import dev.signet.dsl.estimator.ApproxSign;
import dev.signet.training.Training;
import dev.signet.training.listen.Listeners;

/**
 * A block is a record, too: it says how it joins its input ({@code Residual}: adds it), and {@code
 * Stage} repeats it. {@code Param.OUT} stands for the number that the stage gives.
 */
@Network(input = {2})
@Binarize(inputs = ApproxSign.class)
public record E03OwnBlock(
    @Units(128) Dense hidden,
    BatchNorm norm,
    @Stage(units = 3, out = 128) Step steps,
    @Units(3) Dense logits) {

  /** One binary layer beside which the real-valued path goes on. */
  @Residual
  record Step(@Units(Param.OUT) BinaryDense dense, BatchNorm norm) {}

  /** Trains a network with three of them. */
  public static void main(String[] args) {
    var trainer = E03OwnBlockTrainer.create(Training.builder().epochs(15).seed(1).build());
    trainer.fit(Rings.draw(1, 4_000), Rings.draw(2, 500), Listeners.progress());
    System.out.println(trainer.summary());
    System.out.printf("accuracy %.3f%n", trainer.evaluate(Rings.draw(3, 2_000)).accuracy());
  }
}
