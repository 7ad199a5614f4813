package dev.signet.examples.digits;

/**
 * Pictures of digits, 28 by 28 bytes, drawn from a seed: equal seeds give equal bytes on every
 * machine, in any number. Digit {@code i % 10} is on picture {@code i}, so that all are as
 * frequent.
 *
 * @param pixels picture after picture, rows from the top, unsigned, 0 is black
 * @param labels the digit on each picture
 */
public record DrawnDigits(byte[] pixels, byte[] labels) {
  /** Height and width of a picture. */
  public static final int SIZE = 28;

  /** Different digits. */
  public static final int CLASSES = 10;

  /**
   * Draws pictures.
   *
   * @param seed any number
   * @param stream which set of this seed: training and test pictures are different streams
   * @param count how many pictures, at least 1
   */
  public static DrawnDigits draw(long seed, int stream, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, not " + count);
    }
    byte[] pixels = new byte[Math.multiplyExact(count, SIZE * SIZE)];
    byte[] labels = new byte[count];
    Hand hand = new Hand();
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
      hand.write(labels[i], new Chance(seed, stream, i), pixels, i * SIZE * SIZE);
    }
    return new DrawnDigits(pixels, labels);
  }

  /** How many pictures. */
  public int size() {
    return labels.length;
  }
}
