package dev.signet.processor.plan;

import dev.signet.processor.graph.ClassRef;
import java.util.List;
import java.util.Optional;

/**
 * Training: what runs, in order.
 *
 * @param layers layers in the order they run
 * @param constants stateless objects
 * @param shared methods that several layers call
 * @param fields parameters, values and layers with state
 * @param evaluationFields fields of the evaluation of one image
 * @param logits the values that the loss is computed of
 * @param evaluated the array in which evaluation leaves the logits
 * @param standardizes whether the input is standardised
 * @param drawn choices of which the report draws curves
 * @param encoder how the input becomes bits, if it does
 */
public record TrainingPlan(
    List<LayerCode> layers,
    List<Member> constants,
    List<SharedMethod> shared,
    List<Member> fields,
    List<Member> evaluationFields,
    Ref logits,
    Ref evaluated,
    boolean standardizes,
    List<Drawn> drawn,
    Optional<Encoding> encoder) {
  /**
   * A choice with curves.
   *
   * @param choice its constant
   * @param type its class
   * @param activation whether it is an activation; an estimator otherwise
   * @param learned its learned numbers before the first step
   */
  public record Drawn(Ref choice, ClassRef type, boolean activation, List<Float> learned) {}

  /** The encoder's constant and its bits per channel. */
  public record Encoding(Ref encoder, int levels) {}
}
