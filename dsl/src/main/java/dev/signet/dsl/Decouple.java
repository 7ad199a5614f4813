package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the compiler make, beside a {@link Network} {@code X} whose layers take coupled inputs
 * ({@link Couples}), the decoupled network: {@code XDecoupledTrainer} and {@code XDecoupledModel}.
 * {@code XTrainer.decouple(training)} gives the former what the coupled network has learnt, to be
 * trained on (Kim et al. 2020, "BinaryDuo", arXiv 2002.06517; the transformation as in the authors'
 * code).
 *
 * <p>Where a layer takes n steps at once, its input is copied n times, so that each copy meets one
 * threshold: the {@link BatchNorm} before the layer is made n times as wide, its shifts moved by
 * the distance of the thresholds, and the layer's weights stand n times beside each other, each
 * divided by n. Behind a sum of shortcuts a single norm moves the whole stream. Layers that are not
 * coupled read the mean of the copies, in which the moves cancel.
 *
 * <p>The decoupled network puts out what the coupled one does, up to the rounding of floats: a
 * value within rounding of a threshold can fall on its other side, and sums of copies are rounded.
 * Limits of {@link Require} hold for the network as declared.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Decouple {}
