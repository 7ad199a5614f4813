package dev.signet.tests.format;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The inputs whose logits a model file holds, written from docs/model-format.md like {@link
 * FormatReader}.
 */
final class CanaryInputs {
  private static final BigInteger ALL = BigInteger.TWO.pow(64);

  private final int channels;
  private final int height;
  private final int width;
  private final List<?> range;
  private final ByteBuffer scale;
  private final ByteBuffer shift;
  private final ByteBuffer logits;

  private CanaryInputs(Map<?, ?> input, Map<String, ByteBuffer> tensors) {
    channels = ((Double) input.get("channels")).intValue();
    height = ((Double) input.get("height")).intValue();
    width = ((Double) input.get("width")).intValue();
    range = (List<?>) input.get("range");
    scale = tensors.get("input.scale");
    shift = tensors.get("input.shift");
    logits = tensors.get("canary_logits");
  }

  static CanaryInputs of(Map<?, ?> metadata, Map<String, ByteBuffer> tensors) {
    return new CanaryInputs((Map<?, ?>) JsonText.parse((String) metadata.get("input")), tensors);
  }

  /** Logit {@code c} of input {@code k}, of {@code classes}. */
  float logit(int k, int c, int classes) {
    return logits.getFloat(4 * (k * classes + c));
  }

  float[] input(int k) {
    float[] values = new float[height * width * channels];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          int side = k % 4;
          long i = ((long) (k * height + (y >> side)) * width + (x >> side)) * channels + c;
          values[(y * width + x) * channels + c] = value(unit(i), c);
        }
      }
    }
    return values;
  }

  private static double unit(long i) {
    BigInteger z = times(BigInteger.valueOf(i + 1), "9E3779B97F4A7C15");
    z = times(z.xor(z.shiftRight(30)), "BF58476D1CE4E5B9");
    z = times(z.xor(z.shiftRight(27)), "94D049BB133111EB");
    z = z.xor(z.shiftRight(31));
    return z.shiftRight(40).doubleValue() / (1 << 24);
  }

  private static BigInteger times(BigInteger a, String hexadecimal) {
    return a.multiply(new BigInteger(hexadecimal, 16)).mod(ALL);
  }

  private float value(double u, int c) {
    if (!range.isEmpty()) {
      double least = (Double) range.get(0);
      double greatest = (Double) range.get(1);
      float value = (float) (least + u * (greatest - least));
      return value < least ? Math.nextUp(value) : value > greatest ? Math.nextDown(value) : value;
    }
    if (scale == null) {
      return (float) (4 * u - 2);
    }
    double factor = scale.getFloat(4 * c);
    return factor == 0 ? 0 : (float) ((4 * u - 2 - shift.getFloat(4 * c)) / factor);
  }
}
