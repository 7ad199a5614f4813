package dev.signet.inference.kernel;

import java.util.Arrays;

/**
 * One bit as a function of an integer accumulator, per output channel: what remains of batch
 * normalisation, activations and sign behind a binary layer. A channel rises (direction 1: bit =
 * acc &gt;= bound), falls (direction -1: bit = acc &lt;= bound) or is any other function (direction
 * 0: a table of {@code 2n + 1} bits, index {@code acc + n}). A channel whose bit never changes
 * rises at {@code -n} (always 1) or {@code n + 1} (never). Immutable.
 */
public final class Thresholds {
  /** The bit of one channel for one accumulator. */
  public interface BitFunction {
    /**
     * The bit.
     *
     * @param channel from 0
     * @param accumulator from {@code -n} to {@code n}
     */
    boolean bit(int channel, int accumulator);
  }

  private final int n;
  private final int[] bounds;
  private final byte[] directions;
  private final long[] tables;

  /** Bit is {@code (acc ^ flips[c]) >= limits[c]}, without a branch; table channels: never. */
  private final int[] flips;

  private final int[] limits;

  /** The channels that have a table, in the order of the tables. */
  private final int[] tabled;

  private Thresholds(int n, int[] bounds, byte[] directions, long[] tables) {
    this.n = n;
    this.bounds = bounds;
    this.directions = directions;
    this.tables = tables;
    int channels = bounds.length;
    flips = new int[channels];
    limits = new int[channels];
    int[] found = new int[channels];
    int count = 0;
    for (int c = 0; c < channels; c++) {
      if (directions[c] == 0) {
        limits[c] = Integer.MAX_VALUE;
        found[count++] = c;
      } else {
        flips[c] = directions[c] > 0 ? 0 : -1; // acc <= bound is ~acc >= ~bound
        limits[c] = bounds[c] ^ flips[c];
      }
    }
    tabled = Arrays.copyOf(found, count);
  }

  /**
   * Finds the thresholds by asking for every accumulator there can be.
   *
   * @param channels how many channels
   * @param n the largest absolute accumulator
   * @param f asked {@code channels * (2n + 1)} times, channel by channel, ascending
   */
  public static Thresholds search(int channels, int n, BitFunction f) {
    checkN(n);
    int words = tableWords(n);
    int[] bounds = new int[channels];
    byte[] directions = new byte[channels];
    long[] tables = new long[0];
    int used = 0;
    for (int c = 0; c < channels; c++) {
      long[] table = new long[words];
      int steps = 0;
      int step = -n;
      boolean first = f.bit(c, -n);
      boolean before = first;
      for (int acc = -n; acc <= n; acc++) {
        boolean bit = acc == -n ? first : f.bit(c, acc);
        if (bit != before) {
          steps++;
          step = acc;
          before = bit;
        }
        if (bit) {
          int i = acc + n;
          table[i >> 6] |= 1L << (i & 63);
        }
      }
      if (steps == 0) {
        directions[c] = 1;
        bounds[c] = first ? -n : n + 1;
      } else if (steps == 1) {
        directions[c] = (byte) (first ? -1 : 1);
        bounds[c] = first ? step - 1 : step;
      } else {
        tables = Arrays.copyOf(tables, used + words);
        System.arraycopy(table, 0, tables, used, words);
        used += words;
      }
    }
    return new Thresholds(n, bounds, directions, tables);
  }

  /**
   * Thresholds from their stored parts; the arrays are copied.
   *
   * @param n the largest absolute accumulator
   * @param bounds one per channel, in {@code [-n - 1, n + 1]}; 0 where there is a table
   * @param directions one per channel: 1, -1 or 0
   * @param tables {@code [channels with direction 0][ceil((2n + 1) / 64)]}, empty when there is
   *     none
   * @throws IllegalArgumentException naming the channel that is wrong
   */
  public static Thresholds of(int n, int[] bounds, byte[] directions, long[] tables) {
    checkN(n);
    if (bounds.length != directions.length) {
      throw new IllegalArgumentException(
          bounds.length + " bounds and " + directions.length + " directions; they must be equal");
    }
    int tabled = 0;
    for (int c = 0; c < bounds.length; c++) {
      if (directions[c] < -1 || directions[c] > 1) {
        throw new IllegalArgumentException(
            "direction of channel " + c + " is " + directions[c] + "; it must be 1, -1 or 0");
      }
      if (bounds[c] < -n - 1 || bounds[c] > n + 1 || (directions[c] == 0 && bounds[c] != 0)) {
        throw new IllegalArgumentException(
            "bound of channel %d is %d; it must lie in [%d, %d], and be 0 where there is a table"
                .formatted(c, bounds[c], -n - 1, n + 1));
      }
      tabled += directions[c] == 0 ? 1 : 0;
    }
    if (tables.length != (long) tabled * tableWords(n)) {
      throw new IllegalArgumentException(
          "%d words of tables; %d channels with a table of %d bits need %d"
              .formatted(tables.length, tabled, 2 * n + 1, (long) tabled * tableWords(n)));
    }
    return new Thresholds(n, bounds.clone(), directions.clone(), tables.clone());
  }

  /** Words of one table: {@code ceil((2n + 1) / 64)}. */
  public static int tableWords(int n) {
    return (2 * n + 64) >>> 6;
  }

  private static void checkN(int n) {
    if (n < 1 || n > 1 << 29) {
      throw new IllegalArgumentException("n is " + n + "; it must lie in [1, 2^29]");
    }
  }

  /** A copy of the bounds, one per channel. */
  public int[] bounds() {
    return bounds.clone();
  }

  /** A copy of the directions, one per channel: 1, -1 or 0. */
  public byte[] directions() {
    return directions.clone();
  }

  /** A copy of the tables of the channels with direction 0, in order; empty when there is none. */
  public long[] tables() {
    return tables.clone();
  }

  /** The largest absolute accumulator. */
  public int n() {
    return n;
  }

  /** How many channels. */
  public int channels() {
    return bounds.length;
  }

  /** The bit of channel {@code c} for an accumulator in {@code [-n, n]}. */
  public boolean bit(int c, int acc) {
    if (directions[c] == 0) {
      int table = Arrays.binarySearch(tabled, c);
      return tableBit(table, acc) != 0;
    }
    return directions[c] > 0 ? acc >= bounds[c] : acc <= bounds[c];
  }

  /** {@code ceil(channels / 64)} words with a bit set where the direction is -1. */
  public long[] fallingMask() {
    long[] mask = new long[(bounds.length + 63) >>> 6];
    for (int c = 0; c < bounds.length; c++) {
      if (directions[c] < 0) {
        mask[c >> 6] |= 1L << (c & 63);
      }
    }
    return mask;
  }

  /** Per channel -1 where it falls, else 0; not to be written to. */
  int[] flips() {
    return flips;
  }

  /** Per channel what {@code acc ^ flip} must reach; not to be written to. */
  int[] limits() {
    return limits;
  }

  /** Whether a channel has a table. */
  boolean hasTables() {
    return tabled.length > 0;
  }

  /**
   * Packs the bits of some pixels' accumulators; those of channels with a table are 0.
   *
   * @param stride ints from one pixel to the next
   * @param out words, from {@code to} on
   */
  void pack(int[] acc, int stride, int pixels, long[] out, int to) {
    int channels = bounds.length;
    int word = to;
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c += 64) {
        out[word++] = word(acc, p * stride, c, Math.min(64, channels - c));
      }
    }
  }

  private long word(int[] acc, int from, int channel, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      int c = channel + i;
      word |= ((acc[from + c] ^ flips[c]) >= limits[c] ? 1L : 0L) << i;
    }
    return word;
  }

  /** Sets the bits of channels with a table in pixels that were packed. */
  void addTabled(int[] acc, int stride, int pixels, long[] out, int to) {
    int words = (bounds.length + 63) >>> 6;
    for (int p = 0; p < pixels; p++) {
      for (int i = 0; i < tabled.length; i++) {
        int c = tabled[i];
        out[to + p * words + (c >> 6)] |= tableBit(i, acc[p * stride + c]) << (c & 63);
      }
    }
  }

  private long tableBit(int table, int acc) {
    int i = acc + n;
    return tables[table * tableWords(n) + (i >> 6)] >>> (i & 63) & 1;
  }
}
