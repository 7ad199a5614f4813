package dev.signet.processor.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Before which steps the threads of a pass must wait for each other. A thread writes its own rows
 * of a buffer; as long as all steps agree on what these are, nobody waits. Threads meet before a
 * step that reads rows of another thread, or that uses a buffer anew which another may still read.
 */
final class Meetings {
  /** Stands for all rows of a value. */
  private static final int ALL = -1;

  /** Stands for a buffer that only one thread uses, while others have one of their own. */
  private static final int PRIVATE = -2;

  /** Use of a buffer; {@code rows} says how many rows it is cut into. */
  private record Use(Ref place, int rows, boolean writes) {
    boolean disturbs(Use other) {
      boolean apart = rows == other.rows && rows != ALL;
      return place == other.place && (writes || other.writes) && !apart;
    }
  }

  private final Set<PackedStep> before = new HashSet<>();
  private final Slots slots;

  Meetings(List<PackedStep> steps, Slots slots) {
    this.slots = slots;
    List<Use> since = new ArrayList<>();
    for (PackedStep step : steps) {
      List<Use> uses = uses(step);
      if (uses.stream().anyMatch(u -> since.stream().anyMatch(u::disturbs))) {
        before.add(step);
        since.clear();
      }
      since.addAll(uses);
    }
  }

  /** Whether threads meet before a step. */
  boolean before(PackedStep step) {
    return before.contains(step);
  }

  private List<Use> uses(PackedStep step) {
    List<Use> uses = new ArrayList<>();
    for (Object filling : step.code().fillings()) {
      if (filling instanceof Value value) {
        boolean isScratch = step.scratch().filter(s -> s == value).isPresent();
        uses.add(
            isScratch
                ? new Use(slots.of(value), PRIVATE, true)
                : new Use(
                    slots.of(value), rows(step, value), slots.of(value) == slots.of(step.out())));
      }
    }
    return uses;
  }

  private static int rows(PackedStep step, Value value) {
    boolean anywhere = step.split() == Split.WINDOWS && value == step.in().get(0);
    boolean sameRows = value.shape().height() == step.out().shape().height();
    return step.split() == Split.NONE || anywhere || !sameRows ? ALL : step.out().shape().height();
  }
}
