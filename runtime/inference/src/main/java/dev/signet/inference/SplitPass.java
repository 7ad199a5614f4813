package dev.signet.inference;

import dev.signet.inference.split.Slice;
import dev.signet.inference.split.Team;
import java.util.function.Function;

/** A pass whose layers are computed by several threads, each some rows of them. */
final class SplitPass implements Pass, Team.Work {
  private final Team team;
  private final Pass[] parts;
  private float[] raw;
  private float[] logits;

  SplitPass(int threads, Function<Slice, Pass> part) {
    team = new Team(threads);
    parts = new Pass[threads];
    for (int i = 0; i < threads; i++) {
      parts[i] = part.apply(team.slice(i));
    }
    team.start(this);
  }

  /** The threads, which somebody must close. */
  Team team() {
    return team;
  }

  @Override
  public void run(float[] raw, float[] logits) {
    this.raw = raw;
    this.logits = logits;
    team.run();
  }

  @Override
  public void run(int part) {
    parts[part].run(raw, logits);
  }
}
