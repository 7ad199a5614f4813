package dev.signet.processor.plan;

/**
 * The text of one generated method of one layer.
 *
 * @param layer name of the layer
 * @param role what it does
 * @param file the source file it stands in: {@code DigitNetTrainer.java}
 * @param line of the file, from 1, at which its comment begins
 * @param text its lines, the comment first, moved to the left margin
 */
public record MethodText(String layer, Role role, String file, int line, String text) {
  /** What a method does for its layer. */
  public enum Role {
    /** Forward pass of a batch in training. */
    FORWARD,
    /** Backward pass of a batch in training. */
    BACKWARD,
    /** Packed inference. */
    PACKED
  }
}
