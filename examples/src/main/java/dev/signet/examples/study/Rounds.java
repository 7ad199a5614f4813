package dev.signet.examples.study;

import dev.signet.inference.file.AtomicFile;
import dev.signet.inference.file.Json;
import dev.signet.training.listen.EpochReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Runs in rounds: everything that is compared once with the first seed, then with the second, so
 * that what is there are complete pairs. What a run reached is kept in a file; a study that was
 * stopped goes on where it was.
 *
 * @param <K> what is run
 */
public final class Rounds<K> {
  private static final String PROTOCOL = "protocol.json";

  private final Path folder;
  private final Plan<K> plan;
  private final long firstSeed;
  private final Runner<K> runner;
  private final Progress<K> progress;
  private final LongSupplier nanos;

  /** Is told how it goes. */
  public interface Progress<K> {
    /** A run begins. */
    void begins(long seed, int number, int of, K run);

    /** An epoch has ended. */
    void epoch(EpochReport epoch);

    /** A round is not begun: it would take so long, and so much is left. */
    void stops(long seed, Duration round, Duration left);
  }

  /** What is run. */
  public interface Plan<K> {
    /** The runs of a round, counted from 0; none after the last. */
    List<K> round(int number);

    /** Name of the run's file. */
    String id(K run);
  }

  /** Trains one network. */
  public interface Runner<K> {
    /** What it reaches; {@code checkpoints} is a folder of its own. */
    Score run(K run, long seed, Path checkpoints);
  }

  /**
   * Rounds that keep what they reach.
   *
   * @param folder for all they keep
   * @param plan what is run
   * @param firstSeed of the first round; every further one has the next
   * @param runner trains
   * @param progress is told
   * @param nanos a clock, such as {@link System#nanoTime}
   */
  public Rounds(
      Path folder,
      Plan<K> plan,
      long firstSeed,
      Runner<K> runner,
      Progress<K> progress,
      LongSupplier nanos) {
    this.folder = folder;
    this.plan = plan;
    this.firstSeed = firstSeed;
    this.runner = runner;
    this.progress = progress;
    this.nanos = nanos;
  }

  /**
   * Remembers what all runs in a folder have in common.
   *
   * @throws IllegalArgumentException when the folder has runs of another protocol
   * @throws IOException if files cannot be used
   */
  public static void keep(Path folder, Map<String, Object> protocol) throws IOException {
    Path file = folder.resolve(PROTOCOL);
    String text = Json.write(protocol);
    if (!Files.exists(file)) {
      write(file, text);
    } else if (!Files.readString(file).strip().equals(text)) {
      throw new IllegalArgumentException(
          folder
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
  public List<Map<K, Score>> run(Duration budget) throws IOException {
    long begin = nanos.getAsLong();
    boolean begun = false;
    List<Map<K, Score>> rounds = new ArrayList<>();
    for (int round = 0; !plan.round(round).isEmpty(); round++) {
      List<K> missing = missing(round);
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

  private Map<K, Score> round(int round) throws IOException {
    long seed = firstSeed + round;
    Map<K, Score> scores = new LinkedHashMap<>();
    int number = 0;
    List<K> all = plan.round(round);
    for (K run : all) {
      number++;
      Path file = file(seed, run);
      if (!Files.exists(file)) {
        progress.begins(seed, number, all.size(), run);
        Path checkpoints = folder(seed).resolve(plan.id(run));
        write(file, Json.write(runner.run(run, seed, checkpoints).members()));
        delete(checkpoints);
      }
      scores.put(run, read(file));
    }
    return scores;
  }

  private List<K> missing(int round) {
    return plan.round(round).stream()
        .filter(run -> !Files.exists(file(firstSeed + round, run)))
        .toList();
  }

  /** As long as it took before; nothing where nobody knows. */
  private Duration expected(List<K> missing, List<Map<K, Score>> rounds) {
    double seconds = 0;
    for (K run : missing) {
      Score before = rounds.isEmpty() ? null : rounds.getLast().get(run);
      seconds += before == null ? 0 : before.seconds();
    }
    return Duration.ofMillis((long) (1000 * seconds));
  }

  private Path folder(long seed) {
    return folder.resolve("seed-" + seed);
  }

  private Path file(long seed, K run) {
    return folder(seed).resolve(plan.id(run) + ".json");
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
