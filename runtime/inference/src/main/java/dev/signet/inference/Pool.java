package dev.signet.inference;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Idle predictors, at most as many as were asked for. Nobody ever waits: whoever finds none gets a
 * new one, and one that finds no place is left to the garbage collector.
 */
final class Pool {
  private final AtomicReferenceArray<Predictor> idle;

  Pool(int bound) {
    idle = new AtomicReferenceArray<>(bound);
  }

  Predictor borrow(PackedModel model) {
    for (int i = 0; i < idle.length(); i++) {
      if (idle.getPlain(i) != null) {
        Predictor found = idle.getAndSet(i, null);
        if (found != null) {
          return found;
        }
      }
    }
    return model.predictor();
  }

  void giveBack(Predictor predictor) {
    for (int i = 0; i < idle.length(); i++) {
      if (idle.compareAndSet(i, null, predictor)) {
        return;
      }
    }
  }

  /** How many are idle now. */
  int idle() {
    int count = 0;
    for (int i = 0; i < idle.length(); i++) {
      count += idle.get(i) == null ? 0 : 1;
    }
    return count;
  }
}
