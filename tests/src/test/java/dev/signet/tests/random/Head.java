package dev.signet.tests.random;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What stands on a network about its input.
 *
 * @param annotations {@code @Network} and perhaps {@code @Encode}
 * @param levels bits that each raw channel becomes, 1 without an encoder
 * @param least smallest raw value to try
 * @param greatest largest raw value to try
 * @param whole whether raw values are whole numbers
 */
record Head(String annotations, int levels, double least, double greatest, boolean whole) {
  static Head draw(RandomGenerator random, Size raw) {
    boolean bytes = random.nextInt(3) == 0;
    boolean bounded = bytes || random.nextBoolean();
    double least = bytes ? 0 : -3;
    double greatest = bytes ? 255 : 4;
    boolean encoded = random.nextInt(4) == 0;
    String shape =
        raw.isVector()
            ? String.valueOf(raw.channels())
            : raw.height() == 1 && random.nextBoolean()
                ? raw.channels() + ", " + raw.width()
                : raw.channels() + ", " + raw.height() + ", " + raw.width();
    String range = bounded ? ", range = {" + least + ", " + greatest + "}" : "";
    String normalize =
        encoded ? "" : List.of("", ", normalize = Normalize.NONE").get(random.nextInt(2));
    String annotations = "@Network(input = {" + shape + "}" + range + normalize + ")";
    if (!encoded) {
      return new Head(annotations, 1, least, greatest, bytes);
    }
    int levels = bytes ? 8 : 1 + random.nextInt(7);
    List<String> encoders = List.of("Thermometer", "Ladder", "BitPlanes");
    String encoder = encoders.get(random.nextInt(bytes ? 3 : 2));
    String encode = "\n@Encode(value = " + encoder + ".class, levels = " + levels + ")";
    return new Head(annotations + encode, levels, least, greatest, bytes);
  }
}
