package dev.signet.dsl;

/**
 * While training, sets values to 0 with probability {@link Rate} and scales the others by {@code 1
 * / (1 - rate)} (Srivastava et al. 2014); otherwise passes values on.
 */
public interface Dropout extends Layer {}
