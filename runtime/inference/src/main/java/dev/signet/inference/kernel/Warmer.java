package dev.signet.inference.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs vector kernels on made-up data, on one daemon thread, until the JIT compiler has made them
 * faster than the plain ones; then they are adopted. The thread ends when nothing is left to do or
 * when it has run for {@value #LIMIT_MILLIS} ms by the clock; it sleeps about half of the time, so
 * that caller and compiler get on where there are few processors.
 */
final class Warmer {
  /** Work of the thread, sleep not counted, after which what is still slow stays plain. */
  static final int LIMIT_MILLIS = 10_000;

  private static final long LONGEST_SLEEP_MILLIS = 50;

  private final Supplier<Kernels.Vector> search;
  private final List<Warmable> pending = new ArrayList<>();
  private Kernels.Vector found;
  private boolean running;
  private int begun;
  private int adopted;
  private int slow;

  /**
   * A warmer that has not begun.
   *
   * @param search looks for the vector kernels and proves them; called once, by the thread
   */
  Warmer(Supplier<Kernels.Vector> search) {
    this.search = search;
  }

  /** Takes something up; to be called once for each. */
  synchronized void begin(Warmable warmable) {
    if (found != null && found.kernels() == null) {
      return;
    }
    begun++;
    pending.add(warmable);
    if (!running) {
      running = true;
      Thread thread = new Thread(this::run, "signet-warmer");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Waits until nothing is left to do. */
  synchronized void await() throws InterruptedException {
    while (running) {
      wait();
    }
  }

  /** Why there are no vector kernels after all; null if they are there or nobody knows yet. */
  synchronized String refusal() {
    return found == null ? null : found.refusal();
  }

  /** The vector kernels if all that were called are compiled, else null. */
  synchronized KernelSet compiled() {
    return running || found == null || slow > 0 ? null : found.kernels();
  }

  /** How far it is, as a clause. */
  synchronized String progress() {
    if (begun == 0) {
      return "plain until compiled";
    }
    if (running) {
      return "plain until compiled, which %d of %d are".formatted(adopted, begun);
    }
    return slow == 0 ? "all compiled" : "%d of %d stay plain: faster".formatted(slow, begun);
  }

  private void run() {
    try {
      Kernels.Vector vector = search();
      Map<Object, Contest> contests = new HashMap<>();
      long worked = 0;
      for (List<Warmable> left = left(vector); !left.isEmpty(); left = left(vector)) {
        long begin = System.nanoTime();
        round(left, contests, vector.kernels());
        long millis = (System.nanoTime() - begin) / 1_000_000;
        worked += millis;
        if (worked > LIMIT_MILLIS) {
          giveUp();
        }
        Thread.sleep(Math.max(1, Math.min(LONGEST_SLEEP_MILLIS, millis)));
      }
    } catch (InterruptedException e) {
      giveUp(); // somebody wants threads to end
      left(found);
    } catch (RuntimeException | Error e) {
      giveUp(); // the plain kernels are right, whatever a future incubator module does
      left(found);
      throw e;
    }
  }

  private Kernels.Vector search() {
    Kernels.Vector vector = search.get();
    synchronized (this) {
      found = vector;
      if (vector.kernels() == null) {
        pending.clear();
      }
    }
    return vector;
  }

  /** What there is to do; where there is nothing, the thread counts as ended. */
  private synchronized List<Warmable> left(Kernels.Vector vector) {
    if (pending.isEmpty()) {
      running = false;
      notifyAll();
    }
    return List.copyOf(pending);
  }

  private synchronized void giveUp() {
    slow += pending.size();
    pending.clear();
  }

  private void round(List<Warmable> left, Map<Object, Contest> contests, KernelSet vectors) {
    Set<Contest> run = new HashSet<>();
    for (Warmable warmable : left) {
      Contest contest =
          contests.computeIfAbsent(warmable.key(), key -> new Contest(warmable.trial(vectors)));
      if (run.add(contest)) {
        contest.round();
      }
      if (contest.won()) {
        warmable.adopt(vectors);
        synchronized (this) {
          adopted++;
          pending.remove(warmable);
        }
      } else if (contest.lost()) {
        synchronized (this) {
          slow++;
          pending.remove(warmable);
        }
      }
    }
  }

  /** A vector kernel against the plain one. */
  private static final class Contest {
    private static final int WINS = 2;

    private static final int CLOSE = 4;
    private static final int MOST_CLOSE = 40;

    /** Short work is repeated, or the clock would decide. */
    private static final long LEAST_NANOS = 200_000;

    private final Warmable.Trial trial;
    private int wins;

    /** How often it was within {@link #CLOSE} times the plain one: compiled, and yet slower. */
    private int close;

    Contest(Warmable.Trial trial) {
      this.trial = trial;
    }

    void round() {
      if (won()) {
        return;
      }
      long begin = System.nanoTime();
      long vector;
      int runs = 0;
      do {
        trial.vector();
        vector = System.nanoTime() - begin;
        runs++;
      } while (vector < LEAST_NANOS);
      begin = System.nanoTime();
      for (int i = 0; i < runs; i++) {
        trial.plain();
      }
      long plain = System.nanoTime() - begin;
      wins = vector <= plain ? wins + 1 : 0;
      close += vector <= CLOSE * plain ? 1 : 0;
    }

    boolean lost() {
      return !won() && close >= MOST_CLOSE;
    }

    boolean won() {
      return wins >= WINS;
    }
  }
}
