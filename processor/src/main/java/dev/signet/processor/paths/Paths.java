package dev.signet.processor.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths from one value of a network to another, grouped by the number of binary layers on them;
 * of each group the cheapest. Fewer binary layers pass on more of the gradient: every sign's
 * derivative is an estimate.
 *
 * @param paths the cheapest path of each length, by increasing length; empty where no path leads
 */
public record Paths(List<Path> paths) {
  /** No path leads. */
  static final Paths NONE = new Paths(List.of());

  /** From a value to itself. */
  static final Paths HERE = new Paths(List.of(new Path(0, 0)));

  /**
   * The cheapest of the paths with the same number of binary layers.
   *
   * @param length L, the binary layers on it
   * @param macs N, the multiply-accumulates of these layers; everything else counts nothing
   */
  public record Path(int length, long macs) {}

  /** N_1st, N_2nd, N_3rd: the path that stands at place {@code n} of the list, from 1. */
  public Optional<Path> nth(int n) {
    return n <= paths.size() ? Optional.of(paths.get(n - 1)) : Optional.empty();
  }

  /** Whether the path costs less than one with fewer binary layers. */
  public boolean isCheaperThanShorter(Path path) {
    return paths.stream().anyMatch(p -> p.length() < path.length() && p.macs() > path.macs());
  }

  /** Whether the order by N is another than that by L. */
  public boolean ordersDiffer() {
    for (int i = 1; i < paths.size(); i++) {
      if (paths.get(i).macs() < paths.get(i - 1).macs()) {
        return true;
      }
    }
    return false;
  }

  /** The same paths, each with one more binary layer. */
  Paths through(long macs) {
    return new Paths(paths.stream().map(p -> new Path(p.length() + 1, p.macs() + macs)).toList());
  }

  /** These paths and others. */
  Paths or(Paths other) {
    if (paths.isEmpty() || other.paths.isEmpty() || equals(other)) {
      return paths.isEmpty() ? other : this;
    }
    List<Path> merged = new ArrayList<>(paths.size() + other.paths.size());
    int i = 0;
    int j = 0;
    while (i < paths.size() || j < other.paths.size()) {
      Path mine = i < paths.size() ? paths.get(i) : null;
      Path theirs = j < other.paths.size() ? other.paths.get(j) : null;
      if (theirs == null || mine != null && mine.length() < theirs.length()) {
        merged.add(mine);
        i++;
      } else if (mine == null || theirs.length() < mine.length()) {
        merged.add(theirs);
        j++;
      } else {
        merged.add(mine.macs() <= theirs.macs() ? mine : theirs);
        i++;
        j++;
      }
    }
    return new Paths(merged);
  }

  /** As papers print them: {@code (0, 0) (1, 115605504)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    paths.forEach(p -> text.append(text.isEmpty() ? "" : " ").append(text(p)));
    return text.toString();
  }

  /** One path of these; a star marks one that costs less than a shorter one. */
  String text(Path path) {
    String star = isCheaperThanShorter(path) ? "*" : "";
    return "(" + path.length() + ", " + path.macs() + ")" + star;
  }
}
