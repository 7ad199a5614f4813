package dev.signet.tests.mutants;

/**
 * Part of a text.
 *
 * @param from first character
 * @param to the one behind the last
 */
record Span(int from, int to) {
  boolean holds(long position) {
    return from <= position && position < to;
  }

  /** Whether they overlap, or at most a space lies between. */
  boolean meets(Span other) {
    return from <= other.to + 1 && other.from <= to + 1;
  }

  String of(String text) {
    return text.substring(from, to);
  }
}
