package dev.signet.processor.diag;

import java.util.Optional;

/**
 * A warning about one layer of a network that works, said or not.
 *
 * @param node id of the layer
 * @param problem what there is to say; one problem of a block is a remark on a layer of each unit
 * @param off whether an option silences it
 * @param allowed the reason for which {@code @Allow} silences it
 */
public record Remark(int node, Problem problem, boolean off, Optional<String> allowed) {}
