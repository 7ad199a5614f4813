package dev.signet.processor.diag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects problems; they are printed when all is read. A block is unrolled many times, but its
 * mistake is one: of two problems of one kind at one place only the first is kept. So is of those
 * that blame one place: a choice that many layers inherit may fit none of them.
 */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();
  private final Set<String> said;
  private final Severities severities;
  private int reports;

  /** None yet. */
  public Problems() {
    this(Severities.unchanged());
  }

  /** None yet; severities are those of the compilation. */
  public Problems(Severities severities) {
    this(new HashSet<>(), severities);
  }

  private Problems(Set<String> said, Severities severities) {
    this.said = said;
    this.severities = severities;
  }

  /**
   * For the problems of one network, to tell them from those of others; what is said to be said
   * once ({@link #first}) is said once among all.
   */
  public Problems part() {
    return new Problems(said, severities);
  }

  /** A part for what would be said if no option said otherwise. */
  public Problems partAsMeant() {
    return new Problems(said, Severities.unchanged());
  }

  /** Whether options let problems of this kind be said. */
  public boolean says(Kind kind) {
    return severities.of(kind).isPresent();
  }

  /** All, as they were found. */
  public List<Problem> all() {
    return List.copyOf(problems);
  }

  /** Adds the problems of a part. */
  public void addAll(Problems part) {
    addAll(part, Set.of());
  }

  /** Adds the problems of a part, but those with allowed codes that can be allowed. */
  public void addAll(Problems part, Set<String> allowed) {
    part.problems.stream()
        .filter(p -> p.kind().fixed() || !allowed.contains(p.kind().code()))
        .forEach(p -> report(p.kind(), p.origin(), p.message(), p.blamed()));
  }

  /** Kind and place; places of hand-built graphs are all alike, there the message decides. */
  private record Key(String code, Object place) {}

  /** Adds a problem, unless an option says that it is none. */
  public void report(Kind kind, Origin origin, String message) {
    report(kind, origin, message, List.of());
  }

  /**
   * The same of a problem that lies between several places.
   *
   * @param blamed all that may be the mistake; those without a place, such as defaults, are not
   */
  public void report(Kind kind, Origin origin, String message, List<Origin> blamed) {
    Optional<Kind> said = severities.of(kind);
    if (said.isEmpty()) {
      return;
    }
    reports++;
    Set<Key> own = new HashSet<>();
    own.add(new Key(kind.code(), origin.handle() == null ? message : origin.handle()));
    blamed.stream()
        .filter(o -> o.handle() != null)
        .forEach(o -> own.add(new Key(kind.code(), o.handle())));
    if (Collections.disjoint(keys, own)) {
      keys.addAll(own);
      problems.add(new Problem(said.get(), origin, message, blamed));
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

  /**
   * All, in the order of their places in the source. While something cannot work, nothing is said
   * of what merely works badly: it may follow from the other.
   */
  public List<Problem> sorted() {
    boolean broken = problems.stream().anyMatch(p -> p.kind().fixed());
    return problems.stream()
        .filter(p -> p.kind().fixed() || !broken)
        .sorted(Comparator.comparing(Problem::origin, Origin.BY_PLACE))
        .toList();
  }
}
