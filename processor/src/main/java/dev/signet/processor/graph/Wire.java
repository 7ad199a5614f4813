package dev.signet.processor.graph;

/**
 * A value on its way to the next layer.
 *
 * @param node id of the node that makes it
 * @param guessed whether its shape rests on a mistake (or, in a block alone, on nothing)
 */
record Wire(int node, boolean guessed) {}
