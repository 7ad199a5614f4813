package dev.signet.benchmarks.measure;

/**
 * How long to measure.
 *
 * @param rounds visits of each entrant; medians are over these
 * @param visitNanos least length of one visit: calls are repeated to fill it
 * @param warmNanos least length of the calls before the first round, which go on while they get
 *     faster
 * @param starts fresh JVMs per row of the start-up table
 * @param startSeconds how long each of those runs
 */
public record Pace(int rounds, long visitNanos, long warmNanos, int starts, int startSeconds) {
  /** For results. */
  public static final Pace FULL = new Pace(31, 20_000_000L, 2_000_000_000L, 5, 25);

  /** To see that everything works. */
  public static final Pace QUICK = new Pace(5, 2_000_000L, 400_000_000L, 1, 4);
}
