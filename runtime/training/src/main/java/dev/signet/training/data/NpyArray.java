package dev.signet.training.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An array from a NumPy file. ND4J's reader is not used: it trusts the header, and a truncated file
 * or one of Python objects ends the whole process with a segmentation fault.
 */
final class NpyArray {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;

  private final NpyHeader header;
  private final byte[] bytes;
  private final ByteBuffer buffer;

  private NpyArray(NpyHeader header, byte[] bytes) {
    this.header = header;
    this.bytes = bytes;
    this.buffer =
        ByteBuffer.wrap(bytes)
            .order(header.little() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /**
   * Reads a whole file.
   *
   * @param where what messages call it: the file, and the array's name inside
   */
  static NpyArray read(InputStream in, String where) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
      throw new DatasetException(where + " is no NumPy array: it does not begin with \\x93NUMPY.");
    }
    int width = start[6] == 1 ? 2 : 4;
    if (start[6] < 1 || start[6] > 3) {
      throw new DatasetException(
          where + " is of NumPy's format " + start[6] + ", and only 1 to 3 are known.");
    }
    byte[] length = Arrays.copyOf(in.readNBytes(width), 4);
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size < 2 || size > LONGEST_HEADER) {
      throw new DatasetException(where + " has a header of " + size + " bytes. Save it again.");
    }
    byte[] text = in.readNBytes(size);
    NpyHeader header;
    try {
      header = NpyHeader.parse(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new DatasetException(where + " " + e.getMessage() + ".");
    }
    long wanted = (long) header.size() * header.type().bytes;
    if (wanted > Integer.MAX_VALUE - 8) {
      throw new DatasetException(
          "%s of shape %s has %,d bytes; at most 2,147,483,639 can be read. Save it in parts, or as"
                  .formatted(where, header.shapeText(), wanted)
              + " uint8.");
    }
    // Not more than there is: a header may lie, and memory would be taken for nothing.
    byte[] bytes = in.readNBytes((int) wanted);
    if (bytes.length < wanted || in.read() >= 0) {
      throw new DatasetException(
          "%s holds %s bytes of elements, but its shape %s needs %,d. Save it again."
              .formatted(
                  where,
                  bytes.length < wanted ? String.format("%,d", bytes.length) : "more",
                  header.shapeText(),
                  wanted));
    }
    return new NpyArray(header, bytes);
  }

  NpyHeader header() {
    return header;
  }

  /** Row-major strides of the file, in elements, by axis. */
  int[] strides() {
    int[] shape = header.shape();
    int[] strides = new int[shape.length];
    int step = 1;
    for (int i = 0; i < shape.length; i++) {
      int axis = header.columns() ? i : shape.length - 1 - i;
      strides[axis] = step;
      step *= shape[axis];
    }
    return strides;
  }

  /** Whether every element is one unsigned byte. */
  boolean isBytes() {
    return header.type() == NpyHeader.Type.U1 || header.type() == NpyHeader.Type.B1;
  }

  byte oneByte(int index) {
    return bytes[index];
  }

  float real(int index) {
    return switch (header.type()) {
      case F2 -> Float.float16ToFloat(buffer.getShort(2 * index));
      case F4 -> buffer.getFloat(4 * index);
      case F8 -> (float) buffer.getDouble(8 * index);
      default -> whole(index);
    };
  }

  /** An element of a whole type; unsigned ones of 8 bytes above 2^63 come out negative. */
  long whole(int index) {
    return switch (header.type()) {
      case I1 -> bytes[index];
      case U1, B1 -> bytes[index] & 0xff;
      case I2 -> buffer.getShort(2 * index);
      case U2 -> buffer.getShort(2 * index) & 0xffff;
      case I4 -> buffer.getInt(4 * index);
      case U4 -> buffer.getInt(4 * index) & 0xffff_ffffL;
      case I8, U8 -> buffer.getLong(8 * index);
      case F2, F4, F8 -> throw new IllegalStateException(header.type() + " is no whole type");
    };
  }
}
