package dev.signet.processor.diag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems; they are printed when all is read. A block is unrolled many times, but its
 * mistake is one: of two problems of one kind at one place only the first is kept.
 */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();
  private final Set<String> said;
  private int reports;

  /** None yet. */
  public Problems() {
    this(new HashSet<>());
  }

  private Problems(Set<String> said) {
    this.said = said;
  }

  /**
   * For the problems of one network, to tell them from those of others; what is said to be said
   * once ({@link #first}) is said once among all.
   */
  public Problems part() {
    return new Problems(said);
  }

  /** Adds the problems of a part. */
  public void addAll(Problems part) {
    part.problems.forEach(p -> report(p.kind(), p.origin(), p.message()));
  }

  /** Kind and place; places of hand-built graphs are all alike, there the message decides. */
  private record Key(String code, Object place) {}

  /** Adds a problem. */
  public void report(Kind kind, Origin origin, String message) {
    reports++;
    Object place = origin.handle() == null ? message : origin.handle();
    if (keys.add(new Key(kind.code(), place))) {
      problems.add(new Problem(kind, origin, message));
    }
  }

  /**
   * Whether this is the first time that something is said; for mistakes that several places share.
   */
  public boolean first(String something) {
    return said.add(something);
  }

  /**
   * Calls of {@link #report} so far, those of known problems too: tells whether a step found any.
   */
  public int reports() {
    return reports;
  }

  /** Whether there is an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.kind().severity() == Severity.ERROR);
  }

  /** All, in the order of their places in the source. */
  public List<Problem> sorted() {
    return problems.stream()
        .sorted(Comparator.comparing(Problem::origin, Origin.BY_PLACE))
        .toList();
  }
}
