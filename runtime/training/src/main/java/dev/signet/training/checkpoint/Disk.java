package dev.signet.training.checkpoint;

import dev.signet.inference.file.Json;
import dev.signet.inference.file.RunRecord;
import dev.signet.inference.file.Safetensors;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How files get to the disk; tests put one in its place that is full. */
class Disk {
  static final Disk REAL = new Disk();

  private static final String SIDECAR = ".run.json";

  /** The sidecar first: a checkpoint never lacks it then. */
  void write(Path file, Snapshot snapshot, Map<String, ?> durations) throws IOException {
    RunRecord.write(file, durations);
    try {
      Safetensors.write(file, snapshot.texts(), snapshot.tensors());
    } catch (IOException e) {
      if (!Files.exists(file)) {
        Files.deleteIfExists(RunRecord.beside(file));
      }
      throw e;
    }
  }

  /**
   * The members of a checkpoint's sidecar; none where it is gone or spoilt: nothing hangs on it.
   */
  Map<String, Object> sidecar(Path file) {
    Map<String, Object> members = new HashMap<>();
    try {
      if (Json.parse(Files.readString(RunRecord.beside(file))) instanceof Map<?, ?> read) {
        read.forEach((name, value) -> members.put((String) name, value));
      }
    } catch (IOException | IllegalArgumentException e) {
      members.clear();
    }
    return members;
  }

  /** Deletes the sidecars of checkpoints that are gone. */
  void dropLonelySidecars(List<Path> files) throws IOException {
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.startsWith("fit-") && name.endsWith(SIDECAR)) {
        String stem = name.substring(0, name.length() - SIDECAR.length());
        if (!Files.exists(file.resolveSibling(stem + ".safetensors"))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** What reads or writes files. */
  interface Task<T> {
    T run() throws IOException;
  }

  /**
   * Does what an interruption of the thread would break off: it closes the channels that are in
   * use. The thread is interrupted again afterwards.
   */
  static <T> T uninterrupted(Task<T> task) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return task.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What the system said; its messages often hold the path alone. */
  static String reason(Exception e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getFile() + ": " + f.getReason();
    }
    return e instanceof FileSystemException f
        ? f.getFile() + ": " + f.getClass().getSimpleName().replaceAll("Exception$", "")
        : e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
