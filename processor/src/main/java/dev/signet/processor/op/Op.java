package dev.signet.processor.op;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Code;
import dev.signet.processor.plan.Layer;
import dev.signet.processor.plan.PackedLayer;
import java.util.List;

/**
 * What is known of one kind of layer: how it is read from its adjectives, the shape it puts out,
 * its cost, and its steps forward, backward, in evaluation and packed. One kind, one file; {@code
 * Ops} is the table of contents.
 */
public interface Op {
  /**
   * Shape of the value. Of unsound input shapes it makes what it can: a size below 1 says that the
   * layer does not fit.
   */
  Shape shape(List<Shape> inputs);

  /**
   * Numbers that training finds: weights, biases, four per channel of a batch norm (as published
   * parameter counts have them), learned numbers of choices.
   *
   * @param inputs shapes of the inputs
   * @param out shape of the value
   */
  default long parameters(List<Shape> inputs, Shape out) {
    return 0;
  }

  /**
   * What it stores and multiplies, as publications count it.
   *
   * @param inputs shapes of the inputs
   * @param out shape of the value
   */
  default Work work(List<Shape> inputs, Shape out) {
    return Work.NONE;
  }

  /** Its kind and adjectives, in words. */
  String summary();

  /** The classes chosen for it that generated code names. */
  default List<Choice> chosen() {
    return List.of();
  }

  /** Sentences on the choices made for it, if there are any. */
  default List<String> choices() {
    return List.of();
  }

  /** Sentences on its formula, its order of operations and its source, once it is trained. */
  default List<String> arithmetic() {
    return List.of();
  }

  /** The same for the forward pass of training, where that is free to compute otherwise. */
  default List<String> trainingArithmetic() {
    return arithmetic();
  }

  /** Whether it has parameters, so that gradients must reach it. */
  default boolean isTrained() {
    return false;
  }

  /** Declares what the trainer keeps for it and adds the forward pass of a batch. */
  void forward(Layer layer, Code code);

  /** Adds the backward pass of a batch; called from the last layer to the first. */
  void backward(Layer layer, Code code);

  /** Adds the evaluation of one image in the arithmetic of the packed model, without packing. */
  void evaluate(Layer layer, Code code);

  /** Adds what it puts into the model file. */
  default void freeze(Layer layer, Code code) {}

  /** Adds its steps of packed inference. */
  void packed(PackedLayer layer);
}
