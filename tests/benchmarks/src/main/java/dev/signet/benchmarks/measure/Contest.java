package dev.signet.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entrants that take turns: all are warmed up until they get no faster, then every round visits
 * each once, so that whatever slows the machine for a while slows them all. The first of a round
 * changes from round to round.
 */
public final class Contest {
  /** One call of what is measured. */
  public interface Work {
    /** Does it once. */
    void run() throws Exception;
  }

  private static final double IMPROVED = 0.9;
  private static final int MAX_SPELLS = 30;

  private final Pace pace;
  private final Map<String, Work> entrants = new LinkedHashMap<>();

  /** A contest without entrants. */
  public Contest(Pace pace) {
    this.pace = pace;
  }

  /**
   * Adds an entrant.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public Contest add(String name, Work work) {
    if (entrants.putIfAbsent(name, work) != null) {
      throw new IllegalArgumentException("there are two entrants named " + name);
    }
    return this;
  }

  /** The times of all entrants, in the order in which they were added. */
  public Map<String, Timing> run() throws Exception {
    List<String> names = new ArrayList<>(entrants.keySet());
    var calls = new LinkedHashMap<String, Integer>();
    var nanos = new LinkedHashMap<String, double[]>();
    for (String name : names) {
      calls.put(name, warm(entrants.get(name)));
      nanos.put(name, new double[pace.rounds()]);
    }
    for (int round = 0; round < pace.rounds(); round++) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get((i + round) % names.size());
        nanos.get(name)[round] = visit(entrants.get(name), calls.get(name));
      }
    }
    var timings = new LinkedHashMap<String, Timing>();
    nanos.forEach((name, times) -> timings.put(name, new Timing(times)));
    return timings;
  }

  /**
   * Calls until the JIT compiler is done: until two spells in a row are no faster than the best
   * before them. Says how many calls fill a visit.
   */
  private int warm(Work work) throws Exception {
    double best = Double.MAX_VALUE;
    int patience = 0;
    for (int i = 0; i < MAX_SPELLS && patience < 2; i++) {
      double time = spell(work);
      patience = time > IMPROVED * best ? patience + 1 : 0;
      best = Math.min(best, time);
    }
    return (int) Math.clamp(Math.ceil(pace.visitNanos() / best), 1, 1_000_000);
  }

  /** A third of the time to warm up, at least one call; the fastest call's time. */
  private double spell(Work work) throws Exception {
    long begin = System.nanoTime();
    double fastest = Double.MAX_VALUE;
    do {
      fastest = Math.min(fastest, visit(work, 1));
    } while (System.nanoTime() - begin < pace.warmNanos() / 3);
    return fastest;
  }

  private static double visit(Work work, int calls) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      work.run();
    }
    return (System.nanoTime() - begin) / (double) calls;
  }
}
