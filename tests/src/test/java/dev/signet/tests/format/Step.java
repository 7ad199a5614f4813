package dev.signet.tests.format;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** One step of the plan in a model file, with its tensors. */
record Step(Map<?, ?> line, Map<String, ByteBuffer> file) {
  String op() {
    return text("op");
  }

  String text(String key) {
    return (String) line.get(key);
  }

  boolean bits() {
    return !text("out_form").equals("floats");
  }

  /** The numbers of an attribute. */
  int[] numbers(String key) {
    return ints((List<?>) line.get(key));
  }

  int number(String key) {
    return ((Double) line.get(key)).intValue();
  }

  /** Planes of bits; one where the line says nothing. */
  int planes() {
    return line.containsKey("planes") ? number("planes") : 1;
  }

  List<String> names(String key) {
    return ((List<?>) line.get(key)).stream().map(String.class::cast).toList();
  }

  /** Height, width and channels of the k-th value read. */
  int[] in(int k) {
    return ints((List<?>) ((List<?>) line.get("in_shapes")).get(k));
  }

  int[] out() {
    return numbers("out_shape");
  }

  boolean has(String role) {
    return line.get("tensors") instanceof Map<?, ?> roles
        && roles.containsKey(role)
        && file.containsKey(name(role));
  }

  float[] floats(String role) {
    ByteBuffer bytes = file.get(name(role));
    float[] values = new float[bytes.capacity() / 4];
    bytes.duplicate().order(bytes.order()).asFloatBuffer().get(values);
    return values;
  }

  int[] ints(String role) {
    ByteBuffer bytes = file.get(name(role));
    int[] values = new int[bytes.capacity() / 4];
    bytes.duplicate().order(bytes.order()).asIntBuffer().get(values);
    return values;
  }

  long[] longs(String role) {
    ByteBuffer bytes = file.get(name(role));
    long[] values = new long[bytes.capacity() / 8];
    bytes.duplicate().order(bytes.order()).asLongBuffer().get(values);
    return values;
  }

  byte[] bytes(String role) {
    ByteBuffer bytes = file.get(name(role));
    byte[] values = new byte[bytes.capacity()];
    bytes.duplicate().get(values);
    return values;
  }

  private String name(String role) {
    return (String) ((Map<?, ?>) ((Map<?, ?>) line.get("tensors")).get(role)).get("name");
  }

  private static int[] ints(List<?> list) {
    return list.stream().mapToInt(n -> ((Double) n).intValue()).toArray();
  }
}
