package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.training.data.Samples.fails;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdxTest {
  private static final byte[] LABELS = idx(0x801, new int[] {2}, 7, 2);
  private static final byte[] IMAGES =
      idx(0x803, new int[] {2, 2, 3}, 0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255);

  @TempDir Path folder;

  private static byte[] idx(int magic, int[] sizes, int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + bytes.length).putInt(magic);
    Arrays.stream(sizes).forEach(buffer::putInt);
    Arrays.stream(bytes).forEach(b -> buffer.put((byte) b));
    return buffer.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private void train(byte[] images, byte[] labels) throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), images);
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels);
  }

  private void check(Dataset data) {
    assertThat(data.toString()).isEqualTo("2 examples of 1x2x3, 10 classes");
    assertThat(Samples.labels(data)).containsExactly(7, 2).inOrder();
    assertThat(Samples.values(data, 0))
        .usingExactEquality()
        .containsExactly(0f, 1f, 2f, 3f, 4f, 5f)
        .inOrder();
    assertThat(Samples.values(data, 1))
        .usingExactEquality()
        .containsExactly(250f, 251f, 252f, 253f, 254f, 255f)
        .inOrder();
  }

  @Test
  void readsPlainFiles() throws IOException {
    train(IMAGES, LABELS);
    check(Idx.train(folder));
    assertThat(Idx.train(folder).labels()).containsExactlyElementsIn("0123456789".split(""));
  }

  @Test
  void readsPackedFilesAndNames() throws IOException {
    Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(IMAGES));
    Files.write(folder.resolve("t10k-labels.idx1-ubyte.gz"), gzip(LABELS));
    check(Idx.test(folder, Idx.FASHION_MNIST));
    assertThat(Idx.test(folder, Idx.FASHION_MNIST).labels().get(9)).isEqualTo("Ankle boot");
    check(Idx.test(folder));
  }

  @Test
  void packingIsToldByContent() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), IMAGES);
    Files.write(folder.resolve("train-labels.idx1-ubyte"), gzip(LABELS));
    check(Idx.train(folder));
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    fails(
        DatasetException.class,
        () -> Idx.train(folder),
        folder + " holds none of",
        "train-images-idx3-ubyte,",
        "train-images-idx3-ubyte.gz",
        "train-images.idx3-ubyte");
    fails(DatasetException.class, () -> Idx.train(folder.resolve("no")), "no is no folder");
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), IMAGES);
    fails(DatasetException.class, () -> Idx.test(folder), "t10k-labels-idx1-ubyte");
    fails(
        DatasetException.class,
        () -> Idx.read(folder.resolve("a"), folder.resolve("b"), List.of("x")),
        "a cannot be read");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    train(LABELS, IMAGES);
    fails(
        DatasetException.class,
        () -> Idx.train(folder),
        "train-images-idx3-ubyte: it begins with 0x00000801",
        "begins with 0x00000803");
    train(IMAGES, IMAGES);
    fails(
        DatasetException.class,
        () -> Idx.train(folder),
        "train-labels-idx1-ubyte: it begins with 0x00000803");
    train(idx(0xd03, new int[] {2, 2, 3}), LABELS);
    fails(DatasetException.class, () -> Idx.train(folder), "begins with 0x00000d03");
  }

  @Test
  void countsMustAgree() throws IOException {
    train(IMAGES, idx(0x801, new int[] {3}, 1, 2, 3));
    fails(DatasetException.class, () -> Idx.train(folder), "2 images", "3 labels");
  }

  @Test
  void everyCutIsNoticed() throws IOException {
    for (int n = 0; n < IMAGES.length; n++) {
      train(Arrays.copyOf(IMAGES, n), LABELS);
      fails(DatasetException.class, () -> Idx.train(folder), "train-images", "cut off");
    }
    train(Arrays.copyOf(IMAGES, IMAGES.length - 1), LABELS);
    fails(DatasetException.class, () -> Idx.train(folder), "11 of 2 x 2 x 3 = 12 bytes");
    byte[] packed = gzip(IMAGES);
    for (int n = 2; n < packed.length; n++) {
      train(Arrays.copyOf(packed, n), LABELS);
      fails(DatasetException.class, () -> Idx.train(folder), "train-images", "cut off");
    }
  }

  @Test
  void damagedPackingIsNoticed() throws IOException {
    byte[] packed = gzip(IMAGES);
    packed[packed.length - 8] ^= 1; // its checksum
    train(packed, LABELS);
    fails(DatasetException.class, () -> Idx.train(folder), "compressed data is damaged");
    packed = gzip(IMAGES);
    packed[2] = 99; // its method
    train(packed, LABELS);
    fails(DatasetException.class, () -> Idx.train(folder), "compressed data is damaged");
  }

  @Test
  void trailingBytesAreNoticed() throws IOException {
    byte[] longer = Arrays.copyOf(IMAGES, IMAGES.length + 1);
    train(longer, LABELS);
    fails(DatasetException.class, () -> Idx.train(folder), "goes on after the 2 x 2 x 3 bytes");
    train(gzip(longer), LABELS);
    fails(DatasetException.class, () -> Idx.train(folder), "goes on after the 2 x 2 x 3 bytes");
    train(IMAGES, idx(0x801, new int[] {2}, 7, 2, 3));
    fails(DatasetException.class, () -> Idx.train(folder), "train-labels", "goes on after the 2 ");
  }

  @Test
  void hostileSizesTakeNoMemory() throws IOException {
    for (int[] sizes : new int[][] {{-1, 2, 3}, {2, 0, 3}, {1 << 30, 1 << 30, 1 << 30}}) {
      train(idx(0x803, sizes), LABELS);
      fails(DatasetException.class, () -> Idx.train(folder), "its header announces");
    }
    train(idx(0x803, new int[] {2_000_000, 32, 32}), LABELS);
    fails(DatasetException.class, () -> Idx.train(folder), "0 of 2000000 x 32 x 32 = 2048000000");
  }

  @Test
  void labelsBeyondTheClassesAreRefused() throws IOException {
    train(IMAGES, idx(0x801, new int[] {2}, 9, 10));
    fails(
        DatasetException.class,
        () -> Idx.train(folder),
        "train-labels-idx1-ubyte: label 1 is 10, but 10 classes were named");
    train(IMAGES, idx(0x801, new int[] {2}, 9, 200));
    fails(DatasetException.class, () -> Idx.train(folder), "label 1 is 200");
  }
}
