/**
 * The language: annotations, layer nouns, and the interfaces a user may implement. Knows nothing of
 * compilers, kernels or training.
 */
package dev.signet.dsl;
