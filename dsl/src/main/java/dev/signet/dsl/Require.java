package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link Network} may cost at most. The build fails where it costs more, and the message
 * names the layers that cost the most. Limits that are not written do not hold. The cost sheet of
 * the generated model, {@code costs()}, has the numbers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Require {
  /**
   * Bytes of all tensors in the model file, at least 0: packed weights, thresholds and scales, with
   * the largest tables of thresholds that training could need. The file has a header besides, with
   * the plan, labels and provenance as text.
   */
  long maxModelBytes() default Long.MAX_VALUE;

  /**
   * Bytes of the arrays that one pass allocates, at least 0: buffers of values, and the integers
   * that the plain kernels work in. Threads that run at one time have a pass each.
   */
  long maxPeakActivationBytes() default Long.MAX_VALUE;

  /**
   * Share of all multiply-accumulates, the classifier's too, of which both sides are bits; from 0
   * to 1.
   */
  double minBinaryMacRatio() default 0;

  /**
   * Multiply-accumulates for one input, of bits and of real values together, every tap counted,
   * padded ones and the classifier too; at least 0.
   */
  long maxMacs() default Long.MAX_VALUE;
}
