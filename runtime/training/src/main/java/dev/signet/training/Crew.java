package dev.signet.training;

import dev.signet.inference.split.Team;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that do rounds of tasks together, the calling thread one of them. A step has more than a
 * hundred rounds, many of less time than it takes to wake a thread: between rounds the others spin
 * for a moment before they sleep. They are daemons and end when the crew is forgotten.
 */
final class Crew {
  private static final Cleaner CLEANER = Cleaner.create();

  private final int threads;
  private Rounds rounds;

  /**
   * Without threads so far.
   *
   * @param threads how many work, the caller included; at least 1
   */
  Crew(int threads) {
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  /**
   * Runs {@code body} for 0 to {@code tasks - 1} and returns when all are done. If some fail, the
   * failure of the lowest number is thrown.
   */
  void each(int tasks, IntConsumer body) {
    Round round = new Round(tasks, body);
    if (threads == 1 || tasks <= 1 || !rounds().run(round)) {
      round.work();
    }
    round.end();
  }

  private Rounds rounds() {
    if (rounds == null) {
      Team team = new Team(threads);
      Rounds started = new Rounds(team);
      team.start(started);
      CLEANER.register(this, team::close);
      rounds = started;
    }
    return rounds;
  }

  /** The round that all threads work on; knows nothing of the crew, so that it can be forgotten. */
  private static final class Rounds implements Team.Work {
    private final Team team;
    private final AtomicReference<Round> round = new AtomicReference<>();

    Rounds(Team team) {
      this.team = team;
    }

    /** False if another round is not over: then this one is within it, and its caller's to do. */
    boolean run(Round next) {
      if (!round.compareAndSet(null, next)) {
        return false;
      }
      try {
        team.run();
      } finally {
        round.set(null);
      }
      return true;
    }

    @Override
    public void run(int part) {
      round.get().work();
    }
  }

  /** One call of {@link #each}. */
  private static final class Round {
    private final int tasks;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private Throwable failure;
    private int failed = Integer.MAX_VALUE;

    Round(int tasks, IntConsumer body) {
      this.tasks = tasks;
      this.body = body;
    }

    void work() {
      for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
        try {
          body.accept(task);
        } catch (RuntimeException | Error e) {
          fail(task, e);
        }
      }
    }

    private synchronized void fail(int task, Throwable e) {
      if (task < failed) {
        failed = task;
        failure = e;
      }
    }

    synchronized void end() {
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
    }
  }
}
