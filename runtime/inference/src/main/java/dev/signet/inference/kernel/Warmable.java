package dev.signet.inference.kernel;

/** Something that runs plain Java until the same by the Vector API is compiled. */
interface Warmable {
  /** One piece of work that a plain and a vector kernel can do. */
  interface Trial {
    /** Does it by the plain kernel. */
    void plain();

    /** Does it by the vector kernel. */
    void vector();
  }

  /** What was asked of it up to now; those of equal keys do the same work. */
  Object key();

  /** Made-up work as it was asked for. */
  Trial trial(KernelSet vectors);

  /** Runs the vector kernel from now on. */
  void adopt(KernelSet vectors);
}
