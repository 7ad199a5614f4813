package dev.signet.tests.random;

/**
 * A network drawn from a seed.
 *
 * @param seed reproduces it
 * @param name qualified name of the record
 * @param source the record
 * @param channels of a raw input
 * @param height of a raw input
 * @param width of a raw input
 * @param least smallest raw value to try
 * @param greatest largest raw value to try
 * @param whole whether raw values are whole numbers
 * @param classes how many numbers it puts out
 */
public record Declaration(
    long seed,
    String name,
    String source,
    int channels,
    int height,
    int width,
    double least,
    double greatest,
    boolean whole,
    int classes) {
  int values() {
    return channels * height * width;
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return "seed " + seed;
  }
}
