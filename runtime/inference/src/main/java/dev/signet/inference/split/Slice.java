package dev.signet.inference.split;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one thread computes of every value of a pass: some consecutive rows. The threads of a pass
 * run the same layers in the same order, each its own rows of them, and wait for each other where
 * one reads what another wrote. Values of fewer rows than threads leave some threads idle; the
 * first thread is never one of those.
 */
public final class Slice {
  /** Everything, for a pass of one thread. */
  public static final Slice WHOLE = new Slice(0, 1, new Barrier(1), List.of());

  private final int part;
  private final int parts;
  private final Barrier barrier;

  /** What the first slice asked for, in order. */
  private final List<Object> shared;

  private int asked;

  private Slice(int part, int parts, Barrier barrier, List<Object> shared) {
    this.part = part;
    this.parts = parts;
    this.barrier = barrier;
    this.shared = shared;
  }

  /** The slices of one pass, the whole if there is one. */
  static Slice[] of(int parts, Barrier barrier) {
    if (parts == 1) {
      return new Slice[] {WHOLE};
    }
    List<Object> shared = new ArrayList<>();
    Slice[] slices = new Slice[parts];
    for (int part = 0; part < parts; part++) {
      slices[part] = new Slice(part, parts, barrier, shared);
    }
    return slices;
  }

  /** The first row of this slice, of a value of {@code rows} rows. */
  public int from(int rows) {
    return start(part, rows);
  }

  /** The row after the last of this slice, of a value of {@code rows} rows. */
  public int end(int rows) {
    return start(part + 1, rows);
  }

  /** Rounds up, so that the thread that called gets the rows left over: the others wake later. */
  private int start(int part, int rows) {
    return (int) (((long) rows * part + parts - 1) / parts);
  }

  /** Whether this slice does what is not split. */
  public boolean isFirst() {
    return part == 0;
  }

  /** Waits until all slices are here: then each sees what the others wrote. */
  public void meet() {
    if (parts > 1) {
      barrier.meet();
    }
  }

  /**
   * An array that all slices of a pass share. They ask for all of theirs in one order, the first
   * slice before the others.
   */
  public float[] floats(int length) {
    return (float[]) shared(() -> new float[length]);
  }

  /** The same of words. */
  public long[] longs(int length) {
    return (long[]) shared(() -> new long[length]);
  }

  /** An array for this slice alone, as long as one that is shared; that itself for the first. */
  public float[] own(float[] shared) {
    return part == 0 ? shared : new float[shared.length];
  }

  private Object shared(Supplier<Object> made) {
    if (parts == 1) {
      return made.get();
    }
    if (part == 0) {
      shared.add(made.get());
    }
    return shared.get(asked++);
  }
}
