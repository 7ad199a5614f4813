package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Chooses how binary layers binarize. The nearest annotation wins, slot by slot: the component, its
 * block, the component that used the block, outward, the network, then the defaults named here.
 */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Binarize {
  /**
   * Estimator of a binary layer's own input; default {@code SteSign}. {@code Real} keeps it real.
   */
  Class<? extends Estimator> inputs() default Inherit.class;

  /** Estimator of its weights; default {@code SteSign}. {@code Real} keeps them real. */
  Class<? extends Estimator> weights() default Inherit.class;

  /** Factor of each output channel; default {@code Unscaled}. */
  Class<? extends Scaling> scale() default Inherit.class;

  /** Where the weights before binarization come from; default {@code Latent}. */
  Class<? extends WeightSource> source() default Inherit.class;

  /** What a tap outside the picture holds; default {@link Padding#ZERO}. */
  Padding padding() default Padding.INHERIT;
}
