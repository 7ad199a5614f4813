package dev.signet.training.layer;

import dev.signet.training.Shard;
import dev.signet.training.Values;
import java.util.Arrays;

/** Where branches meet. */
public final class Joins {
  private Joins() {}

  /** {@code y = a + b}. */
  public static void addForward(Values a, Values b, Values y, Shard s) {
    for (int i = s.from(y); i < s.to(y); i++) {
      y.value[i] = a.value[i] + b.value[i];
    }
  }

  /** One operand {@code x} of a sum; {@code add} adds to its gradient instead of setting it. */
  public static void addBackward(Values x, Values y, boolean add, Shard s) {
    for (int i = s.from(y); i < s.to(y); i++) {
      x.gradient[i] = add ? x.gradient[i] + y.gradient[i] : y.gradient[i];
    }
  }

  /**
   * {@code y = a * b}; an operand of one pixel is used for all pixels, one of one channel for all
   * channels.
   *
   * @param channels of {@code y}
   */
  public static void multiplyForward(
      Values a, int pixelsA, Values b, int pixelsB, int channels, Values y, Shard s) {
    if (a.size < pixelsA * channels) {
      multiplyForward(b, pixelsB, a, pixelsA, channels, y, s);
      return;
    }
    boolean map = b.size < pixelsB * channels;
    int pixels = Math.max(pixelsA, pixelsB);
    for (int image = s.from(); image < s.to(); image++) {
      for (int p = 0; p < pixels; p++) {
        int at = image * y.size + p * channels;
        int atA = image * a.size + (pixelsA == 1 ? 0 : p * channels);
        int atB = image * b.size + (pixelsB == 1 ? 0 : map ? p : p * channels);
        for (int c = 0; map && c < channels; c++) {
          y.value[at + c] = a.value[atA + c] * b.value[atB];
        }
        for (int c = 0; !map && c < channels; c++) {
          y.value[at + c] = a.value[atA + c] * b.value[atB + c];
        }
      }
    }
  }

  /**
   * Both operands of a product, {@code a} before {@code b} (they may be the same).
   *
   * @param intoA whether {@code a} has a gradient at all
   * @param addA whether {@code a.gradient} is added to instead of set
   */
  public static void multiplyBackward(
      Values a,
      int pixelsA,
      Values b,
      int pixelsB,
      int channels,
      Values y,
      boolean intoA,
      boolean addA,
      boolean intoB,
      boolean addB,
      Shard s) {
    if (intoA) {
      factorBackward(a, pixelsA, b, pixelsB, channels, y, addA, s);
    }
    if (intoB) {
      factorBackward(b, pixelsB, a, pixelsA, channels, y, addB, s);
    }
  }

  private static void factorBackward(
      Values x,
      int pixelsX,
      Values other,
      int pixelsOther,
      int channels,
      Values y,
      boolean add,
      Shard s) {
    if (!add) {
      Arrays.fill(x.gradient, s.from(x), s.to(x), 0f);
    }
    int pixels = Math.max(pixelsX, pixelsOther);
    int channelsX = x.size / pixelsX;
    int channelsOther = other.size / pixelsOther;
    for (int image = s.from(); image < s.to(); image++) {
      for (int p = 0; p < pixels; p++) {
        int at = image * y.size + p * channels;
        int atX = image * x.size + (pixelsX == 1 ? 0 : p * channelsX);
        int atOther = image * other.size + (pixelsOther == 1 ? 0 : p * channelsOther);
        if (channelsX < channels) {
          for (int c = 0; c < channels; c++) {
            x.gradient[atX] += y.gradient[at + c] * other.value[atOther + c];
          }
        } else if (channelsOther < channels) {
          for (int c = 0; c < channels; c++) {
            x.gradient[atX + c] += y.gradient[at + c] * other.value[atOther];
          }
        } else {
          for (int c = 0; c < channels; c++) {
            x.gradient[atX + c] += y.gradient[at + c] * other.value[atOther + c];
          }
        }
      }
    }
  }

  /**
   * Copies one part to its channels, from {@code offset}, of {@code y}'s {@code total} channels.
   */
  public static void concatForward(
      Values part, int pixels, int channels, int offset, int total, Values y, Shard s) {
    for (int p = s.from() * pixels; p < s.to() * pixels; p++) {
      System.arraycopy(part.value, p * channels, y.value, p * total + offset, channels);
    }
  }

  /**
   * Means over copies that stand block by block: number {@code i} of a block of {@code y} is the
   * mean of {@code copies} numbers of {@code x}, {@code block} apart.
   */
  public static void meanForward(Values x, int copies, int block, Values y, Shard s) {
    for (int i = s.from(y); i < s.to(y); i++) {
      int at = first(i, copies, block);
      float sum = x.value[at];
      for (int k = 1; k < copies; k++) {
        sum += x.value[at + k * block];
      }
      y.value[i] = sum / copies;
    }
  }

  /** Every copy's gradient; {@code add} adds to it instead of setting it. */
  public static void meanBackward(Values x, int copies, int block, Values y, boolean add, Shard s) {
    for (int i = s.from(y); i < s.to(y); i++) {
      float g = y.gradient[i] / copies;
      int at = first(i, copies, block);
      for (int k = 0; k < copies; k++, at += block) {
        x.gradient[at] = add ? x.gradient[at] + g : g;
      }
    }
  }

  /** Where the first copy of a number stands. */
  private static int first(int i, int copies, int block) {
    return i / block * copies * block + i % block;
  }

  /** The part's gradient; {@code add} adds to it instead of setting it. */
  public static void concatBackward(
      Values part,
      int pixels,
      int channels,
      int offset,
      int total,
      Values y,
      boolean add,
      Shard s) {
    for (int p = s.from() * pixels; p < s.to() * pixels; p++) {
      int to = p * channels;
      int from = p * total + offset;
      for (int c = 0; c < channels; c++) {
        float g = y.gradient[from + c];
        part.gradient[to + c] = add ? part.gradient[to + c] + g : g;
      }
    }
  }
}
