package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.training.data.Samples.fails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CifarTest {
  @TempDir Path folder;

  private static String names(int n) {
    return IntStream.range(0, n).mapToObj(i -> "name" + i + "\n").collect(Collectors.joining());
  }

  /** A record whose channel c has the value (100 * c + y + x + seed) mod 256 at (y, x). */
  private static byte[] record(int seed, int... labels) {
    byte[] record = new byte[labels.length + 3072];
    for (int i = 0; i < labels.length; i++) {
      record[i] = (byte) labels[i];
    }
    for (int i = 0; i < 3072; i++) {
      int plane = i / 1024;
      int y = i % 1024 / 32;
      record[labels.length + i] = (byte) (100 * plane + y + i % 32 + seed);
    }
    return record;
  }

  private static void checkPicture(Dataset data, int index, int seed) {
    float[] values = Samples.values(data, index);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(values[(y * 32 + x) * 3 + c]).isEqualTo((100 * c + y + x + seed) % 256);
        }
      }
    }
  }

  private void ten() throws IOException {
    Files.writeString(folder.resolve("batches.meta.txt"), names(10) + "\n");
    for (int i = 1; i <= 5; i++) {
      Files.write(folder.resolve("data_batch_" + i + ".bin"), record(i, 10 - i));
    }
    byte[] two = Arrays.copyOf(record(6, 1), 2 * 3073);
    System.arraycopy(record(7, 2), 0, two, 3073, 3073);
    Files.write(folder.resolve("test_batch.bin"), two);
  }

  private void hundred() throws IOException {
    Files.writeString(folder.resolve("fine_label_names.txt"), names(100));
    Files.writeString(folder.resolve("coarse_label_names.txt"), names(20));
    Files.write(folder.resolve("train.bin"), record(1, 19, 99));
    Files.write(folder.resolve("test.bin"), record(2, 3, 42));
  }

  @Test
  void readsCifar10() throws IOException {
    ten();
    Dataset train = Cifar.train10(folder);
    assertThat(train.toString()).isEqualTo("5 examples of 3x32x32, 10 classes");
    assertThat(Samples.labels(train)).containsExactly(9, 8, 7, 6, 5).inOrder();
    assertThat(train.labels().get(3)).isEqualTo("name3");
    for (int i = 0; i < 5; i++) {
      checkPicture(train, i, i + 1);
    }
    Dataset test = Cifar.test10(folder);
    assertThat(Samples.labels(test)).containsExactly(1, 2).inOrder();
    checkPicture(test, 0, 6);
    checkPicture(test, 1, 7);
  }

  @Test
  void readsCifar100() throws IOException {
    hundred();
    Dataset fine = Cifar.train100(folder, Cifar.Level.FINE);
    assertThat(fine.toString()).isEqualTo("1 examples of 3x32x32, 100 classes");
    assertThat(fine.label(0)).isEqualTo(99);
    checkPicture(fine, 0, 1);
    Dataset coarse = Cifar.test100(folder, Cifar.Level.COARSE);
    assertThat(coarse.classes()).isEqualTo(20);
    assertThat(coarse.label(0)).isEqualTo(3);
    checkPicture(coarse, 0, 2);
    assertThat(Cifar.train100(folder, Cifar.Level.COARSE).label(0)).isEqualTo(19);
    assertThat(Cifar.test100(folder, Cifar.Level.FINE).label(0)).isEqualTo(42);
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    for (String name : new String[] {"data_batch_3.bin", "batches.meta.txt"}) {
      ten();
      Files.delete(folder.resolve(name));
      fails(DatasetException.class, () -> Cifar.train10(folder), name + " does not exist");
    }
    fails(
        DatasetException.class,
        () -> Cifar.train100(folder, Cifar.Level.FINE),
        "fine_label_names.txt does not exist");
  }

  @Test
  void sizesMustBeWholeRecords() throws IOException {
    ten();
    for (int size : new int[] {0, 1, 3072, 3074, 2 * 3073 - 1}) {
      Files.write(folder.resolve("data_batch_4.bin"), new byte[size]);
      fails(
          DatasetException.class,
          () -> Cifar.train10(folder),
          "data_batch_4.bin: it has " + size + " bytes",
          "3073");
    }
    hundred();
    Files.write(folder.resolve("test.bin"), new byte[3073]);
    fails(
        DatasetException.class,
        () -> Cifar.test100(folder, Cifar.Level.FINE),
        "3073 bytes, which is no multiple of the 3074");
  }

  @Test
  void labelsBeyondTheClassesAreRefused() throws IOException {
    ten();
    Files.write(folder.resolve("data_batch_2.bin"), record(0, 10));
    fails(
        DatasetException.class,
        () -> Cifar.train10(folder),
        "data_batch_2.bin: record 0 has label 10, but the set has 10 classes");
    hundred();
    Files.write(folder.resolve("test.bin"), record(0, 20, 255));
    fails(DatasetException.class, () -> Cifar.test100(folder, Cifar.Level.FINE), "label 255");
    fails(DatasetException.class, () -> Cifar.test100(folder, Cifar.Level.COARSE), "label 20");
  }

  @Test
  void namesMustFit() throws IOException {
    ten();
    Path meta = folder.resolve("batches.meta.txt");
    Files.writeString(meta, names(9));
    fails(DatasetException.class, () -> Cifar.test10(folder), "it names 9 classes, the set has 10");
    Files.writeString(meta, names(9) + "name4\n");
    fails(DatasetException.class, () -> Cifar.test10(folder), "batches.meta.txt", "\"name4\"");
    Files.write(meta, new byte[] {(byte) 0xff, (byte) 0xfe});
    fails(DatasetException.class, () -> Cifar.test10(folder), "no text in UTF-8");
  }
}
