package dev.signet.examples.claims;

import dev.signet.inference.file.AtomicFile;
import dev.signet.inference.file.Json;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.EpochReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Runs of all networks that some claims take, in rounds: every network once with the first seed,
 * then with the second, so that what is there are complete pairs. What a run reached is kept in a
 * file; a study that was stopped goes on where it was.
 */
public final class Study {
  private static final String PROTOCOL = "protocol.json";

  /** Is told how it goes. */
  public interface Progress {
    /** A run begins. */
    void begins(long seed, int number, int of, Contender contender);

    /** An epoch has ended. */
    void epoch(EpochReport epoch);

    /** A round is not begun: it would take so long, and so much is left. */
    void stops(long seed, Duration round, Duration left);
  }

  /** Trains one network; other than {@link Trial} in tests. */
  interface Runner {
    Score run(Contender contender, long seed, Path folder);
  }

  private final Path folder;
  private final Set<Claim> claims;
  private final long firstSeed;
  private final Runner runner;
  private final Progress progress;
  private final LongSupplier nanos;

  Study(
      Path folder,
      Collection<Claim> claims,
      long firstSeed,
      Runner runner,
      Progress progress,
      LongSupplier nanos) {
    this.folder = folder;
    this.claims = EnumSet.copyOf(claims);
    this.firstSeed = firstSeed;
    this.runner = runner;
    this.progress = progress;
    this.nanos = nanos;
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
      Progress progress)
      throws IOException {
    Protocol.Data data = protocol.data(train, test);
    keep(folder.resolve(PROTOCOL), Json.write(protocol.members(data)));
    Runner runner =
        (contender, seed, checkpoints) -> {
          Protocol own = new Protocol(protocol.epochs(), protocol.examples(), seed);
          return new Trial(contender, own, data).run(checkpoints, progress::epoch);
        };
    return new Study(folder, claims, protocol.seed(), runner, progress, System::nanoTime);
  }

  private static void keep(Path file, String protocol) throws IOException {
    if (!Files.exists(file)) {
      write(file, protocol);
    } else if (!Files.readString(file).strip().equals(protocol)) {
      throw new IllegalArgumentException(
          file.getParent()
              + " has runs with other data or settings, which cannot be compared: see "
              + file
              + ". Name another folder, or give the same options again.");
    }
  }

  /**
   * Trains what is missing.
   *
   * @param budget a round that would take longer than what is left of it is not begun; the first
   *     that is not complete is begun in any case
   * @return by seed what is there, complete rounds only
   */
  public List<Map<Contender, Score>> run(Duration budget) throws IOException {
    long begin = nanos.getAsLong();
    boolean begun = false;
    List<Map<Contender, Score>> rounds = new ArrayList<>();
    for (int round = 0; !contenders(round).isEmpty(); round++) {
      Set<Contender> missing = missing(round);
      Duration needed = expected(missing, rounds);
      Duration left = budget.minusNanos(nanos.getAsLong() - begin);
      if (begun && !missing.isEmpty() && needed.compareTo(left) > 0) {
        progress.stops(firstSeed + round, needed, left.isNegative() ? Duration.ZERO : left);
        break;
      }
      begun |= !missing.isEmpty();
      rounds.add(round(round));
    }
    return rounds;
  }

  private Map<Contender, Score> round(int round) throws IOException {
    long seed = firstSeed + round;
    Map<Contender, Score> scores = new EnumMap<>(Contender.class);
    int number = 0;
    Set<Contender> all = contenders(round);
    for (Contender contender : all) {
      number++;
      Path file = file(seed, contender);
      if (!Files.exists(file)) {
        progress.begins(seed, number, all.size(), contender);
        Path checkpoints = folder(seed).resolve(contender.id());
        write(file, Json.write(runner.run(contender, seed, checkpoints).members()));
        delete(checkpoints);
      }
      scores.put(contender, read(file));
    }
    return scores;
  }

  /** What the claims take of a round, from 0. */
  private Set<Contender> contenders(int round) {
    Set<Contender> all = EnumSet.noneOf(Contender.class);
    claims.stream().filter(c -> c.seeds() > round).forEach(c -> all.addAll(c.contenders()));
    return all;
  }

  private Set<Contender> missing(int round) {
    Set<Contender> missing = contenders(round);
    missing.removeIf(c -> Files.exists(file(firstSeed + round, c)));
    return missing;
  }

  /** As long as it took before; nothing where nobody knows. */
  private static Duration expected(Set<Contender> missing, List<Map<Contender, Score>> rounds) {
    double seconds = 0;
    for (Contender contender : missing) {
      Score before = rounds.isEmpty() ? null : rounds.getLast().get(contender);
      seconds += before == null ? 0 : before.seconds();
    }
    return Duration.ofMillis((long) (1000 * seconds));
  }

  private Path folder(long seed) {
    return folder.resolve("seed-" + seed);
  }

  private Path file(long seed, Contender contender) {
    return folder(seed).resolve(contender.id() + ".json");
  }

  /** What a run that is done does not need any more. */
  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static Score read(Path file) throws IOException {
    try {
      return Score.of(Json.parse(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " is no result of a run (" + e.getMessage() + "). Delete it to run it again.", e);
    }
  }

  private static void write(Path file, String json) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(file, (json + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
