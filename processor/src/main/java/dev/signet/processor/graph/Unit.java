package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import java.util.List;

/**
 * One unit of a block where it stands in the unrolled network. Units may lie in units; the network
 * itself is none.
 *
 * @param path for people: {@code stage2[0]}; that of a shortcut ends in its block's name
 * @param block simple name of the record
 * @param join how it joins what its layers compute to its input
 * @param input id of the node whose value it takes
 * @param output id of the node whose value it puts out
 * @param nodes ids of its layers and of its join, in the order they run; never empty
 * @param origin the component that uses it
 */
public record Unit(
    String path,
    String block,
    Join join,
    int input,
    int output,
    List<Integer> nodes,
    Origin origin) {
  /** Path of the stage that it is one of several units of, or its own. */
  public String stage() {
    return path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : path;
  }

  /** Its number in that stage, from 0; -1 if it is the only one. */
  public int index() {
    return path.endsWith("]")
        ? Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1))
        : -1;
  }

  /** How a block joins what its layers compute to its input. */
  public enum Join {
    /** f(x). */
    SEQUENTIAL,
    /** x + f(x). */
    RESIDUAL,
    /** x and f(x), one behind the other. */
    DENSELY_CONNECTED,
    /** A sum of branches. */
    SUM
  }
}
