package dev.signet.inference.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;

/** Elements of a tensor to and from little-endian bytes, in chunks. */
final class Elements {
  private static final int CHUNK = 1 << 16;

  /** Takes bytes; the buffer is used again afterwards. */
  interface Sink<E extends Exception> {
    void take(ByteBuffer chunk) throws E;
  }

  private final Tensor.Type type;
  private final Object array;
  private int at;

  /** An array that {@link #take} fills. */
  Elements(Tensor.Type type, int count) {
    this.type = type;
    array =
        switch (type) {
          case U64 -> new long[count];
          case I32 -> new int[count];
          case U8 -> new byte[count];
          case F32 -> new float[count];
          case F64 -> new double[count];
        };
  }

  /** Appends the elements that remain in the buffer, a whole number of them. */
  void take(ByteBuffer chunk) {
    int count = chunk.remaining() / type.bytes();
    switch (type) {
      case U64 -> chunk.asLongBuffer().get((long[]) array, at, count);
      case I32 -> chunk.asIntBuffer().get((int[]) array, at, count);
      case U8 -> chunk.get((byte[]) array, at, count);
      case F32 -> chunk.asFloatBuffer().get((float[]) array, at, count);
      case F64 -> chunk.asDoubleBuffer().get((double[]) array, at, count);
    }
    at += count;
  }

  /** The array. */
  Object array() {
    return array;
  }

  /** Gives the bytes of all tensors, in order, to a sink. */
  static <E extends Exception> void write(Collection<Tensor> tensors, Sink<E> sink) throws E {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors) {
      int perChunk = CHUNK / tensor.type().bytes();
      for (int from = 0; from < tensor.length(); from += perChunk) {
        int count = Math.min(perChunk, tensor.length() - from);
        chunk.clear();
        switch (tensor.type()) {
          case U64 -> chunk.asLongBuffer().put(tensor.longs(), from, count);
          case I32 -> chunk.asIntBuffer().put(tensor.ints(), from, count);
          case U8 -> chunk.duplicate().put(tensor.bytes(), from, count);
          case F32 -> chunk.asFloatBuffer().put(tensor.floats(), from, count);
          case F64 -> chunk.asDoubleBuffer().put(tensor.doubles(), from, count);
        }
        chunk.limit(count * tensor.type().bytes());
        sink.take(chunk);
      }
    }
  }
}
