/**
 * Binary convolutions over packed bits: bit 1 is +1, bit 0 is -1, channel {@code c} is bit {@code c
 * % 64} of word {@code c / 64} of its pixel, unused bits are 0.
 *
 * <p>{@link dev.signet.inference.kernel.NaiveBinaryConvolution} says what is computed; the others
 * compute the same integers faster. {@link dev.signet.inference.kernel.Kernels} chooses.
 */
package dev.signet.inference.kernel;
