package dev.signet.tests.mutants;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws from one seed. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  SplittableRandom random() {
    return random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in {@code times}. */
  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  /** One of the list; empty where it is. */
  <T> Optional<T> one(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
  }

  /** One of these. */
  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** The word with one letter changed, left out, doubled or swapped with the next. */
  String misspell(String word) {
    int at = random.nextInt(Math.max(1, word.length()));
    if (word.isEmpty()) {
      return "x";
    }
    String before = word.substring(0, at);
    String letter = word.substring(at, at + 1);
    String after = word.substring(at + 1);
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + letter + letter + after;
      case 2 -> before + (letter.equals("q") ? "w" : "q") + after;
      default ->
          after.isEmpty()
              ? letter + before
              : before + after.charAt(0) + letter + after.substring(1);
    };
  }
}
