package dev.signet.inference;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.file.ModelFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where models come from and go to: streams, and paths that cannot be. */
class ModelPlacesTest {
  private static final float[] INPUT = new float[40];

  private final TinyModel model = TinyModel.random(1);

  @Test
  void loadsFromAStreamAndLeavesItOpen(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("tiny.safetensors");
    model.save(path);
    byte[] bytes = Files.readAllBytes(path);
    var stream =
        new ByteArrayInputStream(bytes) {
          private boolean closed;

          @Override
          public void close() {
            closed = true;
          }
        };
    TinyModel loaded = TinyModel.load(stream);
    assertThat(stream.closed).isFalse();
    assertThat(loaded.logits(INPUT)).isEqualTo(model.logits(INPUT));
    assertThat(loaded.provenance()).isEqualTo(model.provenance());
    var again = folder.resolve("again");
    loaded.save(again);
    assertThat(Files.readAllBytes(again)).isEqualTo(bytes);
  }

  @Test
  void wrongStreamsAreRefused(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("tiny.safetensors");
    model.save(path);
    byte[] bytes = Files.readAllBytes(path);
    for (int length : new int[] {0, 7, 100, bytes.length - 1}) {
      var cut = new ByteArrayInputStream(bytes, 0, length);
      var e = assertThrows(ModelFileException.class, () -> TinyModel.load(cut));
      assertThat(e).hasMessageThat().startsWith("the stream: is truncated: ");
    }
    bytes[bytes.length - 3] ^= 4;
    var flipped =
        assertThrows(
            ModelFileException.class, () -> TinyModel.load(new ByteArrayInputStream(bytes)));
    assertThat(flipped).hasMessageThat().startsWith("the stream: is damaged");
    InputStream none = ModelPlacesTest.class.getResourceAsStream("nothing.safetensors");
    var e = assertThrows(NullPointerException.class, () -> TinyModel.load(none));
    assertThat(e).hasMessageThat().contains("there is no resource of that name");
  }

  @Test
  void placesThatCannotBeAreNamed(@TempDir Path folder) throws IOException {
    Path nowhere = folder.resolve("nowhere").resolve("tiny.safetensors");
    var missing = assertThrows(NoSuchFileException.class, () -> model.save(nowhere));
    assertThat(missing)
        .hasMessageThat()
        .isEqualTo(nowhere + ": there is no folder " + nowhere.getParent() + "; create it");
    var taken = assertThrows(FileSystemException.class, () -> model.save(folder));
    assertThat(taken).hasMessageThat().startsWith(folder + ": is a folder");
    var absent = assertThrows(NoSuchFileException.class, () -> TinyModel.load(nowhere));
    assertThat(absent).hasMessageThat().isEqualTo(nowhere + ": there is no such file");
    var noFile = assertThrows(FileSystemException.class, () -> TinyModel.load(folder));
    assertThat(noFile).hasMessageThat().isEqualTo(folder + ": is no file");
    assertThat(folder.toFile().list()).isEmpty();
  }
}
