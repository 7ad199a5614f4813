package dev.signet.training.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads CIFAR-10 and CIFAR-100 in their published binary versions: records of one label byte
 * (CIFAR-100: a coarse and a fine one) and 3,072 bytes of a 32x32 picture, in planes of red, green
 * and blue. The sets have interleaved values, 0 to 255.
 *
 * <p>All methods throw {@link DatasetException} for what is missing, damaged or does not fit
 * together.
 */
public final class Cifar {
  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int PICTURE = 3 * PLANE;

  private Cifar() {}

  /** Which labels of CIFAR-100. */
  public enum Level {
    /** 100 classes. */
    FINE,
    /** 20 superclasses. */
    COARSE
  }

  /**
   * The 50,000 training pictures of a folder with {@code data_batch_1.bin} to {@code
   * data_batch_5.bin} and {@code batches.meta.txt}.
   */
  public static Dataset train10(Path folder) throws IOException {
    List<String> names =
        IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList();
    return read(folder, names, "batches.meta.txt", 10, 1, 0);
  }

  /**
   * The 10,000 test pictures of a folder with {@code test_batch.bin} and {@code batches.meta.txt}.
   */
  public static Dataset test10(Path folder) throws IOException {
    return read(folder, List.of("test_batch.bin"), "batches.meta.txt", 10, 1, 0);
  }

  /**
   * The 50,000 training pictures of a folder with {@code train.bin} and {@code
   * fine_label_names.txt} or {@code coarse_label_names.txt}.
   */
  public static Dataset train100(Path folder, Level level) throws IOException {
    return read100(folder, "train.bin", level);
  }

  /**
   * The 10,000 test pictures of a folder with {@code test.bin} and {@code fine_label_names.txt} or
   * {@code coarse_label_names.txt}.
   */
  public static Dataset test100(Path folder, Level level) throws IOException {
    return read100(folder, "test.bin", level);
  }

  private static Dataset read100(Path folder, String name, Level level) throws IOException {
    boolean fine = level == Level.FINE;
    String names = fine ? "fine_label_names.txt" : "coarse_label_names.txt";
    return read(folder, List.of(name), names, fine ? 100 : 20, 2, fine ? 1 : 0);
  }

  /** Records of {@code marks} label bytes, of which {@code mark} counts, and a picture. */
  private static Dataset read(
      Path folder, List<String> files, String namesFile, int classes, int marks, int mark)
      throws IOException {
    List<String> names = names(folder, namesFile, classes);
    int record = marks + PICTURE;
    long count = 0;
    for (String file : files) {
      count += records(folder.resolve(file), record);
    }
    if (count * PICTURE > Integer.MAX_VALUE - 8) {
      throw new DatasetException(
          folder + " holds " + count + " records, too many for one set. Take fewer files.");
    }
    byte[] values = new byte[(int) count * PICTURE];
    int[] classOf = new int[(int) count];
    int next = 0;
    for (String name : files) {
      Path file = folder.resolve(name);
      byte[] bytes = bytes(file);
      for (int at = 0, i = 0; at < bytes.length; at += record, i++, next++) {
        int label = bytes[at + mark] & 0xff;
        if (label >= classes) {
          throw DatasetException.in(
              file,
              "record "
                  + i
                  + " has label "
                  + label
                  + ", but the set has "
                  + classes
                  + " classes. The file is damaged, or of another set: fetch it again.");
        }
        classOf[next] = label;
        interleave(bytes, at + marks, values, next * PICTURE);
      }
    }
    return InMemory.bytes(3, SIDE, SIDE, values, classOf, names);
  }

  private static void interleave(byte[] planes, int from, byte[] into, int to) {
    for (int p = 0; p < PLANE; p++) {
      for (int c = 0; c < 3; c++) {
        into[to + 3 * p + c] = planes[from + c * PLANE + p];
      }
    }
  }

  private static long records(Path file, int record) throws DatasetException {
    try {
      long size = Files.size(file);
      if (size == 0 || size % record != 0) {
        throw DatasetException.in(
            file,
            "it has "
                + size
                + " bytes, which is no multiple of the "
                + record
                + " bytes of a record"
                + (size == 0 ? " above 0" : "")
                + ". The file is cut off or of another set: fetch it again.");
      }
      return size / record;
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static byte[] bytes(Path file) throws DatasetException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static List<String> names(Path folder, String name, int classes) throws DatasetException {
    Path file = folder.resolve(name);
    List<String> names;
    try {
      names = Files.readString(file).lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    } catch (IOException e) {
      throw failed(file, e);
    }
    if (names.size() != classes) {
      throw DatasetException.in(
          file,
          "it names " + names.size() + " classes, the set has " + classes + ". Fetch it again.");
    }
    try {
      return Labels.checked(names, classes);
    } catch (IllegalArgumentException e) {
      throw new DatasetException(file + ": " + e.getMessage(), e);
    }
  }

  private static DatasetException failed(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new DatasetException(
          file + " does not exist. Give the folder of the set's unpacked binary version.", e);
    }
    if (e instanceof CharacterCodingException) {
      return new DatasetException(file + ": it is no text in UTF-8. Fetch it again.", e);
    }
    return DatasetException.unreadable(file, e);
  }
}
