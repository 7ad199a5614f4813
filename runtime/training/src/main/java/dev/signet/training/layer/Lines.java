package dev.signet.training.layer;

import java.util.Arrays;

/**
 * Pixels on their way to where there is a margin around them, or where they have more channels.
 *
 * @param height of the pictures that are read
 * @param width of the pictures that are read
 * @param channels of the pictures that are read
 * @param left pixels of margin before each line
 * @param around what the margin holds
 * @param intoWidth pixels from one line to the next where they are written
 * @param intoChannels channels of each pixel there, at least {@code channels}
 */
record Lines(
    int height, int width, int channels, int left, float around, int intoWidth, int intoChannels) {
  /**
   * Copies lines of one picture.
   *
   * @param at where the picture begins
   * @param first the first line, which may lie above the picture
   * @param count lines, of which the last may lie below the picture
   */
  void copy(float[] from, int at, int first, int count, float[] into) {
    int step = intoWidth * intoChannels;
    Arrays.fill(into, 0, count * step, around);
    int end = Math.min(height, first + count);
    for (int line = Math.max(0, first); line < end; line++) {
      int f = at + line * width * channels;
      int t = (line - first) * step + left * intoChannels;
      if (channels == intoChannels) {
        System.arraycopy(from, f, into, t, width * channels);
      } else {
        for (int column = 0; column < width; column++) {
          System.arraycopy(from, f + column * channels, into, t + column * intoChannels, channels);
        }
      }
    }
  }

  /** Numbers that so many lines take. */
  int size(int count) {
    return count * intoWidth * intoChannels;
  }
}
