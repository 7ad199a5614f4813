package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.ValueOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumPyTest {
  @TempDir Path folder;

  /** As numpy.save writes it: the header padded so that elements begin at a multiple of 64. */
  private static byte[] npy(String dictionary, byte[] elements) {
    String header = dictionary + " ".repeat(63 - (dictionary.length() + 10) % 64) + "\n";
    ByteBuffer out =
        ByteBuffer.allocate(10 + header.length() + elements.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.putShort((short) header.length());
    return out.put(header.getBytes(StandardCharsets.US_ASCII)).put(elements).array();
  }

  private static byte[] npy(String type, String columns, String shape, byte[] elements) {
    return npy(
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, columns, shape),
        elements);
  }

  /** The numbers as elements of a type. */
  private static byte[] elements(String type, double... values) {
    int bytes = type.charAt(2) - '0';
    ByteBuffer out =
        ByteBuffer.allocate(bytes * values.length)
            .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type.substring(1)) {
        case "f2" -> out.putShort(Float.floatToFloat16((float) value));
        case "f4" -> out.putFloat((float) value);
        case "f8" -> out.putDouble(value);
        case "i8", "u8" -> out.putLong((long) value);
        case "i4", "u4" -> out.putInt((int) (long) value);
        case "i2", "u2" -> out.putShort((short) value);
        default -> out.put((byte) value);
      }
    }
    return out.array();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path classes(double... values) throws IOException {
    return file(
        "classes.npy", npy("<i8", "False", "(" + values.length + ",)", elements("<i8", values)));
  }

  private static float[] example(Dataset data, int index) {
    float[] values = new float[data.valuesPerExample()];
    data.values(index, values, 0);
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "|u1, 255",
    "|i1, -100",
    "|b1, 1",
    "<i2, -300",
    ">i2, -300",
    "<u2, 65535",
    "<i4, -70000",
    ">u4, 4294967040",
    "<i8, -1234567",
    ">u8, 9000000",
    "<f2, 0.25",
    "<f4, 1.5",
    ">f4, -1.5",
    "<f8, 1e-3",
    ">f8, 2.5"
  })
  void everyType(String type, double value) throws IOException {
    byte[] array = npy(type, "False", "(2, 3)", elements(type, 0, 1, value, 1, value, 0));
    Dataset data = NumPy.files(file("v.npy", array), classes(1, 0)).read(2);
    assertThat(data.channels()).isEqualTo(3);
    assertThat(data.height() * data.width()).isEqualTo(1);
    assertThat(example(data, 0)).isEqualTo(new float[] {0, 1, (float) value});
    assertThat(example(data, 1)).isEqualTo(new float[] {1, (float) value, 0});
    assertThat(data.label(0)).isEqualTo(1);
    byte[] labels = npy(type, "False", "(2, 1)", elements(type, 0, 1));
    if (!type.contains("f")) {
      assertThat(NumPy.files(file("v.npy", array), file("l.npy", labels)).read(2).label(1))
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyOrderOfAxes(boolean columns) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (ValueOrder order : ValueOrder.values()) {
      int n = 1 + random.nextInt(3);
      int h = 1 + random.nextInt(4);
      int w = 1 + random.nextInt(4);
      int c = 1 + random.nextInt(4);
      int[] shape = order == ValueOrder.PLANES ? new int[] {n, c, h, w} : new int[] {n, h, w, c};
      double[] elements = new double[n * h * w * c];
      for (int i = 0; i < n; i++) {
        for (int y = 0; y < h; y++) {
          for (int x = 0; x < w; x++) {
            for (int k = 0; k < c; k++) {
              int[] at =
                  order == ValueOrder.PLANES ? new int[] {i, k, y, x} : new int[] {i, y, x, k};
              elements[index(at, shape, columns)] = 1000 * i + 100 * k + 10 * y + x;
            }
          }
        }
      }
      String text = Arrays.toString(shape).replace('[', '(').replace(']', ')');
      byte[] array = npy("<f4", columns ? "True" : "False", text, elements("<f4", elements));
      Dataset data = NumPy.files(file("v.npy", array), classes(new double[n])).order(order).read(1);
      for (int i = 0; i < n; i++) {
        float[] found = example(data, i);
        for (int j = 0; j < found.length; j++) {
          assertWithMessage("seed %s", seed)
              .that(found[j])
              .isEqualTo(1000f * i + 100 * (j % c) + 10 * (j / c / w) + j / c % w);
        }
      }
    }
  }

  private static int index(int[] at, int[] shape, boolean columns) {
    int index = 0;
    for (int i = 0; i < shape.length; i++) {
      int axis = columns ? shape.length - 1 - i : i;
      index = index * shape[axis] + at[axis];
    }
    return index;
  }

  @Test
  void zipFilesAsKerasHasThem() throws IOException {
    Path zip = folder.resolve("mnist.npz");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("x_train.npy"));
      out.write(
          npy("|u1", "False", "(2, 2, 3)", elements("|u1", 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 250)));
      out.putNextEntry(new ZipEntry("y_train.npy"));
      out.write(npy("|u1", "False", "(2,)", elements("|u1", 1, 0)));
    }
    Dataset data = NumPy.zip(zip, "x_train", "y_train").read(List.of("no", "yes"));
    assertThat(data.labels()).containsExactly("no", "yes").inOrder();
    assertThat(new int[] {data.channels(), data.height(), data.width(), data.size()})
        .isEqualTo(new int[] {1, 2, 3, 2});
    assertThat(example(data, 1)).isEqualTo(new float[] {7, 8, 9, 1, 2, 250});
    assertRefused(
        NumPy.zip(zip, "x_test", "y_test"), "has no array x_test, only x_train, y_train.");
    assertRefused(
        NumPy.zip(file("no.npz", new byte[30]), "a", "b"), "no.npz is no zip file, or damaged");
    assertRefused(NumPy.zip(folder.resolve("none"), "a", "b"), "none cannot be read");
  }

  private static void assertRefused(NumPy numpy, String message) {
    assertThat(assertThrows(DatasetException.class, () -> numpy.read(2)))
        .hasMessageThat()
        .contains(message);
  }

  @Test
  void wrongFilesAreNamed() throws IOException {
    byte[] six = elements("<f4", 0, 1, 2, 3, 4, 5);
    byte[] sound = npy("<f4", "False", "(2, 3)", six);
    Path right = file("right.npy", sound);
    String[][] wrong = {
      {"'<c8', 'fortran_order': False, 'shape': (2, 3)", "has elements of type '<c8'"},
      {"'|O', 'fortran_order': False, 'shape': (2, 3)", "has elements of type '|O'"},
      {
        "'<f4', 'fortran_order': False, 'shape': (2000000, 30000)", "has the shape (2000000, 30000)"
      },
      {
        "'<f4', 'fortran_order': False, 'shape': (99999999999, 3)", "has the shape (99999999999, 3)"
      },
      {"'<f4', 'fortran_order': False, 'shape': (0, 3)", "has the shape (0, 3)"},
      {"'<f4', 'fortran_order': False, 'shape': (-1, 3)", "has a header without descr"},
      {"'<f4', 'fortran_order': False", "has a header without descr, fortran_order and shape"},
      {"[('a', '<f4')], 'fortran_order': False, 'shape': (2,)", "has a header without descr"},
      {"'<f4', 'fortran_order': False, 'shape': (200, 3)", "holds 24 bytes of elements, but"},
      {"'<f4', 'fortran_order': False, 'shape': (1, 3)", "holds more bytes of elements, but"},
      {"'<f4', 'fortran_order': False, 'shape': (6,)", "has 1 axes"},
      {"'<f4', 'fortran_order': False, 'shape': ()", "holds more bytes of elements"},
      {"'<f4', 'fortran_order': False, 'shape': (2, 1, 1, 3)", "Say with order(...)"},
      {"'<f8', 'fortran_order': False, 'shape': (1, 3)", "has the shape (2), but"},
    };
    for (String[] one : wrong) {
      Path file = file("wrong.npy", npy("{'descr': " + one[0] + ", }", six));
      assertRefused(NumPy.files(file, classes(0, 1)), one[1]);
    }
    assertRefused(
        NumPy.files(file("text.npy", new byte[100]), right), "text.npy is no NumPy array");
    assertRefused(NumPy.files(file("empty.npy", new byte[0]), right), "is no NumPy array");
    assertRefused(NumPy.files(folder.resolve("none.npy"), right), "none.npy cannot be read");
    assertRefused(NumPy.files(right, right), "has the shape (2, 3), but");
    assertRefused(NumPy.files(right, classes(0, 1, 1)), "has the shape (3), but");
    assertRefused(NumPy.files(right, classes(0, 2)), "the class of example 1 is 2");
    assertRefused(NumPy.files(right, classes(-1, 0)), "the class of example 0 is -1");
    Path real = file("real.npy", npy("<f4", "False", "(2,)", elements("<f4", 0, 1)));
    assertRefused(NumPy.files(right, real), "Classes are whole numbers from 0");
    Path nan = file("nan.npy", npy("<f4", "False", "(2, 1)", elements("<f4", 0, Double.NaN)));
    assertRefused(NumPy.files(nan, classes(0, 1)), "Value 0 of example 1 is NaN");
  }

  /** A header may say anything: one error, no other exception, and no memory taken on its word. */
  @Test
  void damagedFilesAreRefusedOrReadNeverMore() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] sound = npy("<f4", "False", "(2, 3)", elements("<f4", 0, 1, 2, 3, 4, 5));
    Path labels = classes(0, 1);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = Arrays.copyOf(sound, i % 3 == 0 ? random.nextInt(sound.length) : sound.length);
      for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(Math.min(80, bytes.length))] = (byte) random.nextInt(128);
      }
      try {
        NumPy.files(file("damaged.npy", bytes), labels).read(2);
      } catch (DatasetException e) {
        assertWithMessage("seed %s", seed).that(e).hasMessageThat().contains("npy");
      }
    }
  }
}
