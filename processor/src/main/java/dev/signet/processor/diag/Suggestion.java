package dev.signet.processor.diag;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The known name nearest to the written one by edit distance, if it is near enough to be meant:
   * at most a third of the letters (and always one) differ, upper and lower case not counted.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    String best = null;
    int least = Math.max(1, written.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(fold(written), fold(name));
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The sentence {@code Did you mean "stem"?} with a leading blank, or nothing. */
  public static String sentence(String written, Collection<String> known) {
    return nearest(written, known).map(n -> " Did you mean \"" + n + "\"?").orElse("");
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein distance; two neighbouring letters exchanged count once. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
