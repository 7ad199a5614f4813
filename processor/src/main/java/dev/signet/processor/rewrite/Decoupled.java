package dev.signet.processor.rewrite;

import dev.signet.processor.graph.Graph;
import java.util.List;

/**
 * The decoupled network beside a coupled one.
 *
 * @param graph its layers; those of the coupled network have kept their names
 * @param carries what becomes of the numbers of the coupled network, layer by layer
 */
public record Decoupled(Graph graph, List<Carry> carries) {}
