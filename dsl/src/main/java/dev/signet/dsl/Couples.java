package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an {@link Estimator} of inputs is several binary ones in one: with n thresholds {@code
 * t} it puts out the mean of {@code binary(x + s - t)} over them, {@code s} being the threshold of
 * the binary one. {@link Decouple} takes them apart (Kim et al. 2020, "BinaryDuo", arXiv
 * 2002.06517).
 *
 * <p>Both must state their thresholds by {@link Alphabet#thresholds()} and learn nothing; the
 * binary one's values are the least and the greatest of this one, and its threshold is the mean of
 * this one's.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Couples {
  /** The binary estimator. */
  Class<? extends Estimator> value();
}
