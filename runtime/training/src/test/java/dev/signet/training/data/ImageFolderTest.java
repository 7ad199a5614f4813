package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
  @TempDir Path root;

  private Path write(String name, String format, BufferedImage image) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }

  private static BufferedImage plain(int type, int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  private static float[] example(Dataset data, int index) {
    float[] values = new float[data.valuesPerExample()];
    data.values(index, values, 0);
    return values;
  }

  private void assertRefused(String message) {
    assertRefused(ImageFolder.in(root), message);
  }

  private static void assertRefused(ImageFolder folder, String message) {
    assertThat(assertThrows(DatasetException.class, folder::read))
        .hasMessageThat()
        .contains(message);
  }

  @Test
  void classesAreFoldersAndFilesAreSorted() throws IOException {
    int rgb = BufferedImage.TYPE_INT_RGB;
    write("dog/10.png", "png", plain(rgb, 3, 2, 0x102030));
    write("dog/9.PNG", "png", plain(rgb, 3, 2, 0x405060));
    write("cat/deep/er/1.png", "png", plain(rgb, 3, 2, 0x010203));
    write("cat/.hidden/1.png", "png", plain(rgb, 9, 9, 0));
    Files.writeString(root.resolve("cat/Thumbs.db"), "no picture");
    Files.writeString(root.resolve("README"), "beside the classes");
    Dataset data = ImageFolder.in(root).read();
    assertThat(data.labels()).containsExactly("cat", "dog").inOrder();
    assertThat(new int[] {data.channels(), data.height(), data.width(), data.size()})
        .isEqualTo(new int[] {3, 2, 3, 3});
    assertThat(example(data, 0)[2]).isEqualTo(3f);
    assertThat(Arrays.copyOf(example(data, 1), 6)).isEqualTo(new float[] {16, 32, 48, 16, 32, 48});
    assertThat(example(data, 2)[0]).isEqualTo(64f);
    assertThat(new int[] {data.label(0), data.label(1), data.label(2)})
        .isEqualTo(new int[] {0, 1, 1});
    assertThat(data.fingerprint()).isEqualTo(ImageFolder.in(root).read().fingerprint());
    Dataset other = ImageFolder.in(root).classes(List.of("ant", "dog", "cat")).read();
    assertThat(other.label(0)).isEqualTo(2);
    assertThat(other.classes()).isEqualTo(3);
    assertRefused(ImageFolder.in(root).classes(List.of("cat")), "not expected: they are [cat]");
  }

  /** Java would apply a gamma to grey pictures. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void samplesAreTheFilesOwn(int type) throws IOException {
    BufferedImage image = new BufferedImage(16, 1, type);
    float[] expected = new float[48];
    for (int x = 0; x < 16; x++) {
      int[] sample =
          switch (type) {
            case BufferedImage.TYPE_BYTE_BINARY -> new int[] {x % 2};
            case BufferedImage.TYPE_BYTE_INDEXED -> new int[] {x * 14};
            case BufferedImage.TYPE_USHORT_GRAY -> new int[] {x * 17 * 257};
            default -> new int[] {x * 17, 255 - x * 17, x, 255 - x};
          };
      image.getRaster().setPixel(x, 0, Arrays.copyOf(sample, image.getRaster().getNumBands()));
      for (int c = 0; c < 3; c++) {
        expected[3 * x + c] =
            switch (type) {
              case BufferedImage.TYPE_BYTE_BINARY -> 255 * (x % 2);
              case BufferedImage.TYPE_BYTE_INDEXED -> image.getRGB(x, 0) >> 16 - 8 * c & 0xff;
              case BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_GRAY -> x * 17;
              default -> sample[c];
            };
      }
    }
    write("a/1.png", "png", image);
    assertThat(example(ImageFolder.in(root).read(), 0)).isEqualTo(expected);
    float[] grey = example(ImageFolder.in(root).grey().read(), 0);
    for (int x = 0; x < 16; x++) {
      double luma =
          0.299 * expected[3 * x] + 0.587 * expected[3 * x + 1] + 0.114 * expected[3 * x + 2];
      assertThat(Math.abs(grey[x] - luma)).isAtMost(0.51);
    }
  }

  @Test
  void jpegFilesAreRead() throws IOException {
    write("a/1.jpg", "jpg", plain(BufferedImage.TYPE_INT_RGB, 16, 16, 0x808080));
    write("a/2.jpeg", "jpg", plain(BufferedImage.TYPE_BYTE_GRAY, 16, 16, 0xffffff));
    Dataset data = ImageFolder.in(root).read();
    for (float value : example(data, 0)) {
      assertThat(Math.abs(value - 128)).isAtMost(2f);
    }
    assertThat(example(data, 1)[0]).isAtLeast(253f);
  }

  @Test
  void sizesAreMeansOverAreas() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(12, 8, BufferedImage.TYPE_BYTE_GRAY);
    int[][] blocks = new int[4][3];
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 12; x++) {
        int value = random.nextInt(256);
        image.getRaster().setSample(x, y, 0, value);
        blocks[y / 2][x / 4] += value;
      }
    }
    write("a/1.png", "png", image);
    float[] values = example(ImageFolder.in(root).grey().size(4, 3).read(), 0);
    for (int i = 0; i < 12; i++) {
      assertWithMessage("seed %s", seed)
          .that(values[i])
          .isEqualTo((float) Math.round(blocks[i / 3][i % 3] / 8.0));
    }
    // A larger one repeats pixels; areas that meet two of them mix these.
    float[] twice = example(ImageFolder.in(root).grey().size(16, 24).read(), 0);
    float[] once = example(ImageFolder.in(root).grey().read(), 0);
    for (int i = 0; i < twice.length; i++) {
      assertThat(twice[i]).isEqualTo(once[i / 24 / 2 * 12 + i % 24 / 2]);
    }
    float[] wide = example(ImageFolder.in(root).grey().size(8, 8).read(), 0);
    assertThat(wide[0]).isEqualTo((float) Math.round((once[0] + once[1] * 0.5) / 1.5));
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    assertRefused("has no folders");
    assertRefused(ImageFolder.in(root.resolve("none")), "none cannot be read");
    Files.createDirectories(root.resolve("cat"));
    assertRefused("cat: has no pictures");
    Path sound = write("cat/1.png", "png", plain(BufferedImage.TYPE_INT_RGB, 4, 4, 0));
    Path wide = write("cat/2.png", "png", plain(BufferedImage.TYPE_INT_RGB, 5, 4, 0));
    assertRefused("2.png: has 4 x 5 pixels (height x width), but 1.png has 4 x 4");
    assertThat(ImageFolder.in(root).size(4, 4).read().size()).isEqualTo(2);
    Files.writeString(wide, "this is text");
    assertRefused("2.png: is no PNG or JPEG file");
    ImageIO.write(plain(BufferedImage.TYPE_INT_RGB, 4, 4, 0), "gif", wide.toFile());
    assertRefused("2.png: is no PNG or JPEG file");
    Files.move(wide, root.resolve("cat/2.webp"));
    assertRefused("2.webp: is no PNG or JPEG file");
    Files.move(root.resolve("cat/2.webp"), root.resolve("stray.jpg"));
    assertRefused("stray.jpg: lies in no folder of a class");
    Files.delete(root.resolve("stray.jpg"));
    byte[] bytes = Files.readAllBytes(sound);
    Files.write(sound, huge(bytes));
    assertRefused("1.png: claims to be 100000 x 100000 pixels");
    assertThat(assertThrows(IllegalArgumentException.class, () -> ImageFolder.in(root).size(0, 4)))
        .hasMessageThat()
        .contains("0 x 4 pixels");
  }

  /** The same file with another size in its first chunk, whose check sum is right. */
  private static byte[] huge(byte[] png) {
    ByteBuffer changed = ByteBuffer.wrap(png.clone());
    changed.putInt(16, 100_000).putInt(20, 100_000);
    CRC32 sum = new CRC32();
    sum.update(changed.array(), 12, 17);
    return changed.putInt(29, (int) sum.getValue()).array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void damagedFilesAreOneErrorOrAPicture(String format) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 400; i++) {
      image.setRGB(i % 20, i / 20, random.nextInt());
    }
    ByteArrayOutputStream sound = new ByteArrayOutputStream();
    ImageIO.write(image, format, sound);
    Path file = root.resolve("a/1." + format);
    Files.createDirectories(file.getParent());
    for (int i = 0; i < 300; i++) {
      byte[] bytes = sound.toByteArray();
      bytes = i % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
      for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      try {
        ImageFolder.in(root).size(4, 4).read();
      } catch (DatasetException e) {
        assertWithMessage("seed %s", seed).that(e).hasMessageThat().contains("1." + format);
      }
    }
  }
}
