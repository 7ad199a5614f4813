package dev.signet.inference.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Files that are either written whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content of a file. */
  public interface Content {
    /** Writes everything to the channel; need not flush. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes a new file beside {@code path}, forces it to the disk, moves it over {@code path} and
   * forces that as well, where the system lets folders be forced. When anything fails, {@code path}
   * is as it was and nothing is left behind.
   *
   * @throws IOException if it cannot be written, saying why: no such folder, no permission, or the
   *     path is that of a folder
   */
  public static void write(Path path, Content content) throws IOException {
    Path target = path.toAbsolutePath();
    checkPlace(target);
    String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + random + ".tmp");
    try {
      try (var channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      force(target.getParent());
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(
          path.toString(), null, "no permission to write in " + target.getParent());
    } finally {
      // Gone already after the move; whatever was thrown goes on to the caller.
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * A move is in the folder's own blocks. Windows opens no folders and needs no forcing of them.
   */
  private static void force(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is in its place for every program; a loss of power may still bring back the old.
    }
  }

  private static void checkPlace(Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new FileSystemException(
          target.toString(), null, "is a folder; give the path of a file to write");
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new NoSuchFileException(
          target.toString(), null, "there is no folder " + target.getParent() + "; create it");
    }
  }

  /** {@link #write(Path, Content)} with bytes that are there already. */
  public static void write(Path path, byte[] bytes) throws IOException {
    write(path, channel -> writeFully(channel, ByteBuffer.wrap(bytes)));
  }

  /** Writes all that remains in the buffer. */
  static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
