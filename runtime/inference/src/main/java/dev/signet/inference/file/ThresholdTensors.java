package dev.signet.inference.file;

import dev.signet.inference.kernel.Thresholds;
import java.util.Map;

/**
 * The integer thresholds of a layer as tensors: {@code <layer>.bounds} I32 [channels], {@code
 * <layer>.directions} U8 [channels] with 1 = rises, 2 = falls, 0 = has a table, and {@code
 * <layer>.tables} U64 [channels with a table, ceil((2n + 1) / 64)], in the order of the channels;
 * the last is absent when no channel has a table. See {@link Thresholds} for their meaning.
 */
public final class ThresholdTensors {
  private static final byte FALLS = 2;

  private ThresholdTensors() {}

  /** Adds the two or three tensors of a layer. */
  public static void put(Map<String, Tensor> out, String layer, Thresholds thresholds) {
    int channels = thresholds.channels();
    byte[] directions = thresholds.directions();
    for (int c = 0; c < channels; c++) {
      directions[c] = directions[c] < 0 ? FALLS : directions[c];
    }
    out.put(layer + ".bounds", Tensor.of(thresholds.bounds(), channels));
    out.put(layer + ".directions", Tensor.of(directions, channels));
    long[] tables = thresholds.tables();
    int words = Thresholds.tableWords(thresholds.n());
    if (tables.length > 0) {
      out.put(layer + ".tables", Tensor.of(tables, tables.length / words, words));
    }
  }

  /**
   * Thresholds from their tensors.
   *
   * @param tables an empty array where the tensor is absent
   * @throws IllegalArgumentException saying which channel is wrong
   */
  static Thresholds of(int n, int[] bounds, byte[] directions, long[] tables) {
    byte[] signs = directions.clone();
    for (int c = 0; c < signs.length; c++) {
      if (signs[c] < 0 || signs[c] > FALLS) {
        throw new IllegalArgumentException(
            "direction of channel %d is %d; it must be 1, 2 or 0".formatted(c, signs[c] & 0xff));
      }
      signs[c] = signs[c] == FALLS ? -1 : signs[c];
    }
    return Thresholds.of(n, bounds, signs, tables);
  }
}
