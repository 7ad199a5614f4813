package dev.signet.dsl.activation;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Site;

/**
 * {@code factor * x} with a constant factor. Name a subclass, whose constructor passes the number:
 *
 * <pre>{@code
 * public static final class Fifth extends Times {
 *   public Fifth() {
 *     super(0.2f);
 *   }
 * }
 * }</pre>
 */
public abstract class Times implements Activation {
  private final float factor;

  /**
   * For subclasses.
   *
   * @param factor finite and not 0
   */
  protected Times(float factor) {
    if (!(Math.abs(factor) > 0 && Float.isFinite(factor))) {
      throw new IllegalArgumentException("factor must be finite and not 0, not " + factor);
    }
    this.factor = factor;
  }

  @Override
  public final float value(float x, Site site) {
    return factor * x;
  }

  @Override
  public final float derivative(float x, Site site) {
    return factor;
  }
}
