package dev.signet.inference.file;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void theBytesAreThoseOfTheSpecification() throws IOException {
    Path path = folder.resolve("a.safetensors");
    Safetensors.write(
        path,
        Map.of("k", "v"),
        Map.of("b", Tensor.of(new int[] {1, -2}, 2), "a", Tensor.of(new float[] {1.5f}, 1, 1)));
    byte[] bytes = Files.readAllBytes(path);
    String checksum = Safetensors.read(path).metadata().get("checksum");
    String header =
        "{\"__metadata__\":{\"checksum\":\""
            + checksum
            + "\",\"k\":\"v\"},\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[4,12]}}";
    int padded = (header.length() + 7) / 8 * 8;
    ByteBuffer expected = ByteBuffer.allocate(8 + padded + 12).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(padded).put(header.getBytes(StandardCharsets.US_ASCII));
    expected.put(" ".repeat(padded - header.length()).getBytes(StandardCharsets.US_ASCII));
    expected.putFloat(1.5f).putInt(1).putInt(-2);
    assertThat(bytes).isEqualTo(expected.array());
  }

  @Test
  void theChecksumIsOfTheFileWithZerosInItsPlace() throws Exception {
    Path path = folder.resolve("a.safetensors");
    Safetensors.write(path, Map.of("k", "v"), Map.of("t", Tensor.of(new long[] {7}, 1)));
    String checksum = Safetensors.read(path).metadata().get("checksum");
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    byte[] zeroed = text.replace(checksum, "0".repeat(64)).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(checksum)
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zeroed)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void roundTripsKeepEveryBit(long seed) throws IOException {
    var random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(200_000)];
    random.nextBytes(bytes);
    float[] floats = new float[20_011];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat(random.nextInt() & 0xff7fffff);
    }
    var tensors =
        Map.of(
            "é😀\"\\",
            Tensor.of(bytes, bytes.length),
            "floats",
            Tensor.of(floats, floats.length),
            "longs",
            Tensor.of(random.longs(9_000).toArray(), 90, 100),
            "ints",
            Tensor.of(random.ints(3).toArray(), 3, 1, 1),
            "doubles",
            Tensor.of(random.doubles(5).toArray(), 5),
            "none",
            Tensor.of(new int[0], 0, 7),
            "one",
            Tensor.of(new byte[] {-1}));
    Path first = folder.resolve("first");
    Safetensors.write(first, Map.of("x", "\u0000\n"), tensors);
    Safetensors.Contents contents = Safetensors.read(first);
    assertThat(contents.tensors()).isEqualTo(tensors);
    assertThat(contents.metadata()).containsEntry("x", "\u0000\n");
    Path second = folder.resolve("second");
    Safetensors.write(second, contents.metadata(), contents.tensors());
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(Files.size(first))
        .isEqualTo(Safetensors.byteSize(contents.metadata(), contents.tensors()));
  }

  @Test
  void filesOfOthersAreRead() throws IOException {
    Path path = folder.resolve("other");
    String header = " {\"t\":{\"data_offsets\":[0,2],\"shape\":[2],\"dtype\":\"U8\"}}".substring(1);
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 3).put((byte) 4);
    Files.write(path, bytes.array());
    assertThat(Safetensors.read(path).tensors())
        .containsExactly("t", Tensor.of(new byte[] {3, 4}, 2));
  }

  @Test
  void aFailedWriteLeavesNothingBehind() throws IOException {
    Path path = folder.resolve("a");
    Files.writeString(path, "before");
    var e =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    path,
                    channel -> {
                      AtomicFile.writeFully(channel, ByteBuffer.wrap(new byte[100]));
                      throw new IOException("disk full");
                    }));
    assertThat(e).hasMessageThat().isEqualTo("disk full");
    assertThat(Files.readString(path)).isEqualTo("before");
    assertThat(folder.toFile().list()).asList().containsExactly("a");
  }

  @Test
  void aMissingFolderIsAnErrorOfTheSystem() {
    Path path = folder.resolve("nowhere").resolve("a");
    assertThrows(NoSuchFileException.class, () -> Safetensors.write(path, Map.of(), Map.of()));
    assertThrows(NoSuchFileException.class, () -> Safetensors.read(path));
  }

  /** A file cut off anywhere is refused. */
  @Test
  void everyTruncationIsRefused() throws IOException {
    Path whole = folder.resolve("whole");
    Safetensors.write(whole, Map.of(), Map.of("t", Tensor.of(new long[] {1, 2, 3}, 3)));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut");
    IntStream.range(0, bytes.length)
        .forEach(length -> {
          try {
            Files.write(cut, Arrays.copyOf(bytes, length));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          var e = assertThrows(ModelFileException.class, () -> Safetensors.read(cut));
          assertThat(e).hasMessageThat().startsWith("cut: ");
        });
  }

  /** A file with any one bit flipped is refused, or has lost its checksum, which a model needs. */
  @Test
  void everyFlippedBitIsSeen() throws IOException {
    Path whole = folder.resolve("whole");
    Safetensors.write(whole, Map.of("a", "b"), Map.of("t", Tensor.of(new int[] {1, 2}, 2)));
    byte[] bytes = Files.readAllBytes(whole);
    Path flipped = folder.resolve("flipped");
    int refused = 0;
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] copy = bytes.clone();
      copy[bit / 8] = (byte) (copy[bit / 8] ^ (1 << (bit % 8)));
      Files.write(flipped, copy);
      try {
        Safetensors.Contents contents = Safetensors.read(flipped);
        assertWithMessage("bit %s", bit).that(contents.metadata()).doesNotContainKey("checksum");
        assertThat(contents.metadata()).hasSize(2);
      } catch (ModelFileException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(8 * (bytes.length - "checksum__metadata__".length()));
  }
}
