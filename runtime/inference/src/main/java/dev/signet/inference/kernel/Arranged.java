package dev.signet.inference.kernel;

import java.lang.ref.WeakReference;
import java.util.function.UnaryOperator;

/**
 * A kernel with the weights it was given, each in the kernel's own order. Weights are known by
 * identity and held weakly: a model that is no longer used takes its arrangement with it.
 *
 * @param <K> the kernel
 * @param <W> weights, in one order as in the other
 */
final class Arranged<K, W> {
  /** Weights as they came, and as the kernel wants them. */
  private static final class Entry<W> extends WeakReference<W> {
    final W arranged;
    final Entry<W> next;

    Entry(W weights, W arranged, Entry<W> next) {
      super(weights);
      this.arranged = arranged;
      this.next = next;
    }
  }

  final K kernel;
  private final UnaryOperator<W> arrange;

  /** A list that only ever grows at its head, but for entries whose weights are gone. */
  private volatile Entry<W> entries;

  Arranged(K kernel, UnaryOperator<W> arrange) {
    this.kernel = kernel;
    this.arrange = arrange;
  }

  /** The weights in the kernel's order; arranged at the first call. */
  W of(W weights) {
    for (Entry<W> e = entries; e != null; e = e.next) {
      if (e.refersTo(weights)) {
        return e.arranged;
      }
    }
    return add(weights);
  }

  private synchronized W add(W weights) {
    Entry<W> kept = null;
    for (Entry<W> e = entries; e != null; e = e.next) {
      if (e.refersTo(weights)) {
        return e.arranged; // another thread was faster
      }
      if (!e.refersTo(null)) {
        kept = new Entry<>(e.get(), e.arranged, kept);
      }
    }
    entries = new Entry<>(weights, arrange.apply(weights), kept);
    return entries.arranged;
  }

  /** Arranges whatever weights another kernel was given. */
  void takeOver(Arranged<?, W> other) {
    for (Entry<W> e = other.entries; e != null; e = e.next) {
      W weights = e.get();
      if (weights != null) {
        of(weights);
      }
    }
  }
}
