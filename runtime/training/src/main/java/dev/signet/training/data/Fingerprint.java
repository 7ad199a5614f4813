package dev.signet.training.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint and the one-line description that all sets share. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 over big-endian numbers: channels, height, width, classes, size as ints; then, per
   * example, its label as an int and its values as the bits of floats.
   */
  static String of(Dataset data) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256; this one lacks it.", e);
    }
    float[] values = new float[data.valuesPerExample()];
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(20, 4 + 4 * values.length));
    buffer.putInt(data.channels()).putInt(data.height()).putInt(data.width());
    buffer.putInt(data.classes()).putInt(data.size());
    digest.update(buffer.flip());
    for (int i = 0; i < data.size(); i++) {
      data.values(i, values, 0);
      buffer.clear().putInt(data.label(i));
      for (float value : values) {
        buffer.putInt(Float.floatToIntBits(value));
      }
      digest.update(buffer.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
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
        + " classes";
  }
}
