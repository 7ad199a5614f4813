/**
 * Packed models as applications see them: load, classify, no native code. Generated models extend
 * {@link dev.signet.inference.PackedModel}.
 */
package dev.signet.inference;
