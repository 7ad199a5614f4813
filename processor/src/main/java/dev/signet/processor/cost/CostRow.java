package dev.signet.processor.cost;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.graph.Shape;
import java.util.Optional;

/**
 * What one layer costs.
 *
 * @param node id of its node in the graph that the sheet is of, without unused layers
 * @param path for people: {@code stage2[0].conv}
 * @param layer its name in plans and model files: {@code stage2_0_conv}
 * @param summary its kind and adjectives, in words
 * @param shape what it puts out
 * @param nominal as publications count it
 * @param executed as it runs, if the sheet is that of a plan
 * @param origin the component that declared it
 */
public record CostRow(
    int node,
    String path,
    String layer,
    String summary,
    Shape shape,
    Nominal nominal,
    Optional<Executed> executed,
    Origin origin) {}
