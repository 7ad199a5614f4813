package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Part;
import java.util.Optional;

/**
 * One unit of a block while it is unrolled.
 *
 * @param block the record
 * @param scope what parameters stand for
 * @param slots how its layers binarize
 * @param path of the unit, empty for the network
 * @param use where the user's own source uses a block that has no source here
 * @param user the component that uses the block; empty for the network
 */
record Frame(
    Block block, Scope scope, Slots slots, String path, Optional<Origin> use, Optional<Part> user) {

  /** Path of a component of this unit. */
  String path(String component) {
    return path.isEmpty() ? component : path + "." + component;
  }

  /** Where a message about a place in this record points. */
  Origin place(Origin origin) {
    return use.orElse(origin);
  }

  /** Where a message about the join of this unit points: at the component that uses the block. */
  Origin joinOrigin() {
    return user.map(Part::origin).orElse(block.origin());
  }
}
