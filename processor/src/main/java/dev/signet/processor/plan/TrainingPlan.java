package dev.signet.processor.plan;

import java.util.List;
import java.util.Optional;

/**
 * Training: what runs, in order.
 *
 * @param layers layers in the order they run
 * @param constants stateless objects
 * @param fields parameters, values and layers with state
 * @param evaluationFields fields of the evaluation of one image
 * @param logits the values that the loss is computed of
 * @param evaluated the array in which evaluation leaves the logits
 * @param standardizes whether the input is standardised
 * @param encoder how the input becomes bits, if it does
 */
public record TrainingPlan(
    List<LayerCode> layers,
    List<Member> constants,
    List<Member> fields,
    List<Member> evaluationFields,
    Ref logits,
    Ref evaluated,
    boolean standardizes,
    Optional<Encoding> encoder) {
  /** The encoder's constant and its bits per channel. */
  public record Encoding(Ref encoder, int levels) {}
}
