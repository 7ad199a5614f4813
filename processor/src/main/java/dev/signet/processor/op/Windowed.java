package dev.signet.processor.op;

import dev.signet.processor.graph.Geometry;

/** Slides a window, or a kernel of filters, that must not be larger than its padded input. */
public interface Windowed extends Op {
  /** The kernel or window. */
  Geometry geometry();

  /** What people call it. */
  default String word() {
    return "window";
  }

  /** The annotation that declares it. */
  default String adjective() {
    return "Window";
  }

  /** What the annotation calls it. */
  default String element() {
    return "value";
  }

  /** A kernel of filters. */
  interface Filtered extends Windowed {
    @Override
    default String word() {
      return "kernel";
    }

    @Override
    default String adjective() {
      return "Filters";
    }

    @Override
    default String element() {
      return "kernel";
    }
  }
}
