/**
 * From {@code Declared} to {@link dev.signet.processor.graph.Graph}: stages unrolled, parameters
 * put in, defaults inherited, edges named, shapes inferred.
 */
package dev.signet.processor.graph;
