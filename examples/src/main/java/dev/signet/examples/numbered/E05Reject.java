package dev.signet.examples.numbered;

import dev.signet.training.Training;
import java.util.OptionalInt;

/** A model may decline to answer: below a least probability {@code classifyOrReject} is empty. */
public final class E05Reject {
  private E05Reject() {}

  /** Asks along a line from the middle outwards; answers are missing near the borders. */
  public static void main(String[] args) {
    var trainer = E01HelloTrainer.create(Training.builder().epochs(15).seed(1).build());
    trainer.fit(Rings.draw(1, 4_000), Rings.draw(2, 500));
    E01HelloModel model = trainer.freeze();
    for (float x = 0; x <= 1; x += 0.05f) {
      OptionalInt answer = model.classifyOrReject(new float[] {x, 0}, 0.9);
      String text = answer.isPresent() ? model.labels().get(answer.getAsInt()) : "not sure";
      System.out.printf("(%.2f, 0): %s%n", x, text);
    }
  }
}
