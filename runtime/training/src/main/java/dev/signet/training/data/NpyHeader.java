package dev.signet.training.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a NumPy file says of its array (NumPy Enhancement Proposal 1, formats 1.0 to 3.0): a Python
 * dictionary with {@code descr}, {@code fortran_order} and {@code shape}, nothing else.
 *
 * @param type of the elements
 * @param little whether their bytes come least significant first
 * @param columns whether the first index runs fastest
 * @param shape sizes, none of them 0
 */
record NpyHeader(Type type, boolean little, boolean columns, int[] shape) {
  private static final Pattern ENTRY =
      Pattern.compile("\\s*'(\\w+)'\\s*:\\s*('[^']*'|True|False|\\([\\d,\\s]*\\))\\s*(,|(?=\\}))");

  /** Element types, as {@code descr} names them without the order of bytes. */
  enum Type {
    B1(1),
    U1(1),
    I1(1),
    U2(2),
    I2(2),
    U4(4),
    I4(4),
    U8(8),
    I8(8),
    F2(2),
    F4(4),
    F8(8);

    final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    boolean whole() {
      return !name().startsWith("F");
    }
  }

  /** Elements of the array. */
  int size() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /**
   * Reads the dictionary.
   *
   * @throws IllegalArgumentException saying what is wrong, as the end of a sentence about the array
   */
  static NpyHeader parse(String text) {
    Map<String, String> entries = entries(text.strip());
    String descr = entries.get("descr");
    String order = entries.get("fortran_order");
    String shape = entries.get("shape");
    if (entries.size() != 3 || descr == null || order == null || shape == null) {
      throw new IllegalArgumentException(
          "has a header without descr, fortran_order and shape: " + shortened(text));
    }
    String name = descr.replaceAll("^'[<>|=]?", "").replace("'", "");
    Type type =
        Arrays.stream(Type.values())
            .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "has elements of type "
                        + descr
                        + "; only whole numbers, booleans and real numbers of at most 8 bytes are"
                        + " read. Save it again with array.astype('float32')"));
    return new NpyHeader(type, !descr.startsWith("'>"), order.equals("True"), sizes(shape));
  }

  private static Map<String, String> entries(String text) {
    Map<String, String> entries = new TreeMap<>();
    Matcher entry = ENTRY.matcher(text);
    int at = 1;
    while (text.startsWith("{") && entry.find(at) && entry.start() == at) {
      entries.put(entry.group(1), entry.group(2));
      at = entry.end();
    }
    return at < text.length() && text.substring(at).strip().equals("}") ? entries : Map.of();
  }

  private static int[] sizes(String shape) {
    String[] sizes = shape.replaceAll("[()\\s]", "").split(",");
    int[] parsed = new int[shape.matches(".*\\d.*") ? sizes.length : 0];
    long size = 1;
    for (int i = 0; i < parsed.length; i++) {
      boolean possible = !sizes[i].isEmpty() && sizes[i].length() <= 10;
      size *= possible ? Math.min(Long.parseLong(sizes[i]), Integer.MAX_VALUE) : 0;
      if (size < 1 || size > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "has the shape " + shape + "; an array of 1 to 2,147,483,639 elements can be read");
      }
      parsed[i] = Integer.parseInt(sizes[i]);
    }
    return parsed;
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  /** As Python writes it. */
  String shapeText() {
    return Arrays.toString(shape).replace('[', '(').replace(']', ')');
  }
}
