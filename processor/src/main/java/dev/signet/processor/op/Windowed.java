package dev.signet.processor.op;

import dev.signet.processor.graph.Geometry;

/** Slides a kernel or window that must not be larger than its padded input. */
public interface Windowed extends Op {
  /** The kernel or window. */
  Geometry geometry();

  /** Whether it has filters, whose kernel this is; a window is declared by itself otherwise. */
  default boolean hasFilters() {
    return false;
  }
}
