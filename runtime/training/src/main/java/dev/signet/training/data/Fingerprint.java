package dev.signet.training.data;

import dev.signet.inference.file.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The fingerprint and the one-line description that all sets share. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 over big-endian numbers: channels, height, width, classes, size as ints; then, per
   * example, its label as an int and its values as the bits of floats. Where targets are no
   * classes, their name goes before all, and instead of the label the bits of the targets.
   */
  static String of(Dataset data) {
    MessageDigest digest = Digest.sha256();
    boolean classes = data.targets() == Targets.CLASS;
    if (!classes) {
      digest.update(data.targets().name().getBytes(StandardCharsets.US_ASCII));
    }
    float[] values = new float[data.valuesPerExample()];
    float[] targets = new float[classes ? 0 : data.classes()];
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(20, 4 + 4 * (values.length + targets.length)));
    buffer.putInt(data.channels()).putInt(data.height()).putInt(data.width());
    buffer.putInt(data.classes()).putInt(data.size());
    digest.update(buffer.flip());
    for (int i = 0; i < data.size(); i++) {
      data.values(i, values, 0);
      buffer.clear();
      if (classes) {
        buffer.putInt(data.label(i));
      } else {
        data.target(i, targets, 0);
        put(buffer, targets);
      }
      put(buffer, values);
      digest.update(buffer.flip());
    }
    return Digest.hex(digest);
  }

  private static void put(ByteBuffer buffer, float[] values) {
    for (float value : values) {
      buffer.putInt(Float.floatToIntBits(value));
    }
  }

  static String describe(Dataset data) {
    return data.size()
        + " examples of "
        + data.channels()
        + "x"
        + data.height()
        + "x"
        + data.width()
        + ", "
        + data.classes()
        + switch (data.targets()) {
          case CLASS -> " classes";
          case LABELS -> " labels";
          case NUMBERS -> " numbers";
        };
  }
}
