package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.op.Op;
import java.util.List;

/**
 * One layer where it stands in the unrolled network.
 *
 * @param id its place in {@link Graph#nodes()}
 * @param path for people: {@code stage2[0].conv}
 * @param name a Java identifier in lower camel case, unique in the network and clear of keywords:
 *     {@code stage2_0_conv}
 * @param op what it computes
 * @param inputs ids of the nodes whose values it takes, in order
 * @param shape shape of its value
 * @param origin the component that declared it
 * @param declaration that component as written, on one line, for comments in generated code
 */
public record Node(
    int id,
    String path,
    String name,
    Op op,
    List<Integer> inputs,
    Shape shape,
    Origin origin,
    String declaration) {}
