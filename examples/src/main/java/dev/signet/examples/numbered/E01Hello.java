package dev.signet.examples.numbered;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.BinaryDense;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Network;
import dev.signet.dsl.Units;
import dev.signet.dsl.activation.Relu;
import dev.signet.training.Training;
import dev.signet.training.listen.Listeners;

/**
 * A network is a record of its layers: a component's type says what the layer is, its annotations
 * how, its name what it is called. From this record the compiler makes {@link E01HelloTrainer} and
 * {@link E01HelloModel}, both readable.
 *
 * <p>The first layer is real: two numbers would lose too much as two bits. The second binarizes its
 * input and its weights.
 */
@Network(input = {2})
public record E01Hello(
    @Units(128) Dense hidden1,
    BatchNorm norm1,
    @Units(64) BinaryDense hidden2,
    BatchNorm norm2,
    Relu bend,
    @Units(3) Dense logits) {

  /** Trains, packs into bits and asks about one point. */
  public static void main(String[] args) {
    var trainer = E01HelloTrainer.create(Training.builder().epochs(15).seed(1).build());
    trainer.fit(Rings.draw(1, 4_000), Rings.draw(2, 500), Listeners.progress());
    System.out.println(trainer.evaluate(Rings.draw(3, 2_000)));

    E01HelloModel model = trainer.freeze();
    int answer = model.classify(new float[] {0.1f, -0.2f});
    System.out.println("(0.1, -0.2) lies in: " + model.labels().get(answer));
  }
}
