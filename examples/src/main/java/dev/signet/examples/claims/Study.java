package dev.signet.examples.claims;

import dev.signet.examples.study.Rounds;
import dev.signet.examples.study.Score;
import dev.signet.examples.study.Sets;
import dev.signet.examples.study.Trial;
import dev.signet.training.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Runs of all networks that some claims take. */
public final class Study {
  private final Rounds<Contender> rounds;

  Study(
      Path folder,
      Collection<Claim> claims,
      long firstSeed,
      Rounds.Runner<Contender> runner,
      Rounds.Progress<Contender> progress,
      LongSupplier nanos) {
    rounds =
        new Rounds<>(
            folder, new Needed(EnumSet.copyOf(claims)), firstSeed, runner, progress, nanos);
  }

  /** As many rounds of a network as the claims take that need it. */
  private record Needed(Set<Claim> claims) implements Rounds.Plan<Contender> {
    @Override
    public List<Contender> round(int number) {
      Set<Contender> all = EnumSet.noneOf(Contender.class);
      claims.stream().filter(c -> c.seeds() > number).forEach(c -> all.addAll(c.contenders()));
      return List.copyOf(all);
    }

    @Override
    public String id(Contender run) {
      return run.id();
    }
  }

  /**
   * A study on these data.
   *
   * @param folder for all it keeps
   * @param claims at least one
   * @param protocol of all runs; its seed is the first
   * @param train pictures to train and validate on
   * @param test pictures to test on
   * @param progress is told
   * @throws IllegalArgumentException when the folder has runs of another protocol
   * @throws IOException if files cannot be used
   */
  public static Study of(
      Path folder,
      Collection<Claim> claims,
      Protocol protocol,
      Dataset train,
      Dataset test,
      Rounds.Progress<Contender> progress)
      throws IOException {
    Sets data = protocol.data(train, test);
    Rounds.keep(folder, protocol.members(data));
    Rounds.Runner<Contender> runner =
        (contender, seed, checkpoints) -> {
          Protocol own = new Protocol(protocol.epochs(), protocol.examples(), seed);
          Trial.Course course = (in, measure) -> contender.recipe(in, own, measure);
          return new Trial(course, data).run(checkpoints, progress::epoch);
        };
    return new Study(folder, claims, protocol.seed(), runner, progress, System::nanoTime);
  }

  /** See {@link Rounds#run}. */
  public List<Map<Contender, Score>> run(Duration budget) throws IOException {
    return rounds.run(budget);
  }
}
