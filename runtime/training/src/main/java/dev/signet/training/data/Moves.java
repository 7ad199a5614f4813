package dev.signet.training.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The augmentations that move pixels. */
final class Moves {
  private Moves() {}

  record None() implements Augmentation {
    @Override
    public void apply(float[] values, int offset, int channels, int h, int w, RandomGenerator r) {}

    @Override
    public String toString() {
      return "none";
    }
  }

  record Both(Augmentation first, Augmentation second) implements Augmentation {
    @Override
    public void apply(float[] values, int offset, int channels, int h, int w, RandomGenerator r) {
      first.apply(values, offset, channels, h, w, r);
      second.apply(values, offset, channels, h, w, r);
    }

    @Override
    public String toString() {
      return first + ", " + second;
    }
  }

  record Flip() implements Augmentation {
    @Override
    public void apply(float[] values, int offset, int channels, int h, int w, RandomGenerator r) {
      if (!r.nextBoolean()) {
        return;
      }
      for (int y = 0; y < h; y++) {
        int row = offset + y * w * channels;
        for (int left = 0, right = w - 1; left < right; left++, right--) {
          for (int c = 0; c < channels; c++) {
            float swap = values[row + left * channels + c];
            values[row + left * channels + c] = values[row + right * channels + c];
            values[row + right * channels + c] = swap;
          }
        }
      }
    }

    @Override
    public String toString() {
      return "flip";
    }
  }

  /** Pixel (y, x) becomes what was at (y + dy, x + dx), or the fill outside. */
  record Shift(int pixels, float[] fill) implements Augmentation {
    Shift {
      if (pixels < 0) {
        throw new IllegalArgumentException(
            "Pictures cannot be moved by up to " + pixels + " pixels. Give 0 or more.");
      }
      for (float value : fill) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(
              "The padding of moved pictures is " + value + ". Give finite values.");
        }
      }
    }

    @Override
    public void apply(float[] values, int offset, int channels, int h, int w, RandomGenerator r) {
      if (fill.length != 1 && fill.length != channels) {
        throw new IllegalArgumentException(
            "The padding has "
                + fill.length
                + " values, the pictures have "
                + channels
                + " channels. Give one value, or one per channel.");
      }
      // Both are always drawn, so that the stream of numbers does not depend on the shape.
      int dy = r.nextInt(2 * pixels + 1) - pixels;
      int dx = r.nextInt(2 * pixels + 1) - pixels;
      int left = Math.min(w, Math.max(0, -dx));
      int right = Math.max(left, Math.min(w, w - dx));
      // In place: rows are taken in the order that reads each before it is written.
      for (int i = 0; i < h; i++) {
        int y = dy >= 0 ? i : h - 1 - i;
        int row = offset + y * w * channels;
        int from = y + dy;
        if (from < 0 || from >= h) {
          fill(values, row, w, channels);
          continue;
        }
        int source = offset + (from * w + left + dx) * channels;
        int count = (right - left) * channels;
        if (count > 0) {
          System.arraycopy(values, source, values, row + left * channels, count);
        }
        fill(values, row, left, channels);
        fill(values, row + right * channels, w - right, channels);
      }
    }

    private void fill(float[] values, int from, int pixels, int channels) {
      for (int i = 0; i < pixels * channels; i++) {
        values[from + i] = fill.length == 1 ? fill[0] : fill[i % channels];
      }
    }

    @Override
    public String toString() {
      return "shift by up to " + pixels + ", fill " + Arrays.toString(fill);
    }
  }
}
