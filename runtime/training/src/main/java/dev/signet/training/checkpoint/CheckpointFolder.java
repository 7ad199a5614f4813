package dev.signet.training.checkpoint;

import dev.signet.inference.file.ModelFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one run, locked while it is open. Files are named by the call of {@code fit} and
 * its steps: {@code fit-1-step-000001500.safetensors}, each with its {@code .run.json}.
 */
public final class CheckpointFolder implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("fit-(\\d+)-step-(\\d+)\\.safetensors");
  private static final Pattern LEFT_OVER = Pattern.compile("\\.fit-.*\\.tmp");

  private final Path folder;
  private final int kept;
  private final FileChannel lock;
  private final Disk disk;
  private final Consumer<String> warnings;

  private CheckpointFolder(
      Checkpoints setting, FileChannel lock, Disk disk, Consumer<String> warnings) {
    this.folder = setting.folder();
    this.kept = setting.kept();
    this.lock = lock;
    this.disk = disk;
    this.warnings = warnings;
  }

  /**
   * A checkpoint that can be gone on from.
   *
   * @param file where it was read
   * @param snapshot what it holds
   * @param durations what its sidecar holds; empty where that is gone
   */
  public record Found(Path file, Snapshot snapshot, Map<String, Object> durations) {}

  /** One file of ours. */
  private record Named(Path file, long fit, long step) {
    static Optional<Named> of(Path file) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      return name.matches() && name.group(1).length() < 19 && name.group(2).length() < 19
          ? Optional.of(
              new Named(file, Long.parseLong(name.group(1)), Long.parseLong(name.group(2))))
          : Optional.empty();
    }
  }

  /**
   * Makes and locks the folder, and takes away what a killed run left half written.
   *
   * @throws CheckpointException if it cannot be written, or another run uses it
   */
  public static CheckpointFolder open(Checkpoints setting) {
    return open(setting, Disk.REAL, CheckpointFolder::warn);
  }

  static CheckpointFolder open(Checkpoints setting, Disk disk, Consumer<String> warnings) {
    Path folder = setting.folder();
    FileChannel lock = null;
    try {
      Files.createDirectories(folder);
      lock =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      CheckpointFolder opened = new CheckpointFolder(setting, lock, disk, warnings);
      for (Path file : opened.list()) {
        if (LEFT_OVER.matcher(file.getFileName().toString()).matches()) {
          Files.deleteIfExists(file);
        }
      }
      return opened;
    } catch (IOException | OverlappingFileLockException e) {
      close(lock);
      throw e instanceof IOException
          ? new CheckpointException(
              "Checkpoints cannot be written to "
                  + folder
                  + " ("
                  + Disk.reason(e)
                  + "). Name a folder that can be written in Checkpoints.in.",
              e)
          : new CheckpointException(
              "Another run writes its checkpoints to "
                  + folder
                  + ". Wait for its end, or name another folder in Checkpoints.in.");
    }
  }

  private static void warn(String message) {
    System.getLogger(CheckpointFolder.class.getName()).log(System.Logger.Level.WARNING, message);
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Of one call of fit, newest first. */
  private List<Named> checkpoints(long fit) throws IOException {
    return list().stream()
        .flatMap(file -> Named.of(file).stream())
        .filter(named -> named.fit == fit)
        .sorted(Comparator.comparingLong(Named::step).reversed())
        .toList();
  }

  /**
   * The newest sound checkpoint of a call of {@code fit}. Damaged ones are set aside, with one
   * warning each.
   *
   * @param fit counts from 1
   * @throws CheckpointException if one cannot be read for another reason
   */
  public Optional<Found> newest(long fit) {
    try {
      List<Named> all = new ArrayList<>(checkpoints(fit));
      while (!all.isEmpty()) {
        Path file = all.removeFirst().file();
        try {
          Snapshot snapshot = Disk.uninterrupted(() -> Snapshot.read(file));
          return Optional.of(new Found(file, snapshot, disk.sidecar(file)));
        } catch (ModelFileException e) {
          Path aside = file.resolveSibling(file.getFileName() + ".damaged");
          Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
          warnings.accept(
              "Checkpoint "
                  + e.getMessage().replace("; get it anew", "")
                  + ". It is kept as "
                  + aside
                  + "; training goes on from "
                  + (all.isEmpty()
                      ? "the beginning, as there is no other."
                      : "the one before, " + all.getFirst().file().getFileName() + "."));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new CheckpointException(
          "The checkpoints in " + folder + " cannot be read: " + Disk.reason(e), e);
    }
  }

  /**
   * Writes a checkpoint so that it survives a loss of power, and only then deletes older ones.
   *
   * @param fit which call of fit, from 1
   * @param step its steps so far
   * @param snapshot what to write
   * @param durations members of its sidecar
   * @throws CheckpointException if that fails; older ones are as they were
   */
  public void write(long fit, long step, Snapshot snapshot, Map<String, ?> durations) {
    Path file = folder.resolve("fit-%d-step-%09d.safetensors".formatted(fit, step));
    try {
      Disk.uninterrupted(() -> {
        disk.write(file, snapshot, durations);
        return file;
      });
    } catch (IOException e) {
      throw new CheckpointException(
          "The checkpoint after step %d of fit %d cannot be written to %s: %s. "
                  .formatted(step, fit, folder, Disk.reason(e))
              + older(fit)
              + "Make room or mend the disk, then start the same program again.",
          e);
    }
    prune(fit);
  }

  private String older(long fit) {
    try {
      return checkpoints(fit).stream()
          .findFirst()
          .map(last -> "The one before, " + last.file().getFileName() + ", is as it was. ")
          .orElse("");
    } catch (IOException e) {
      return ""; // the disk has gone altogether; the first error says enough
    }
  }

  private void prune(long fit) {
    try {
      for (Named old : checkpoints(fit).stream().skip(kept).toList()) {
        Files.deleteIfExists(old.file());
      }
      if (fit > 1) {
        for (Named old : checkpoints(fit - 1).stream().skip(1).toList()) {
          Files.deleteIfExists(old.file());
        }
      }
      disk.dropLonelySidecars(list());
    } catch (IOException e) {
      warnings.accept("An old checkpoint cannot be deleted: " + Disk.reason(e));
    }
  }

  @Override
  public void close() {
    close(lock);
  }

  private static void close(FileChannel lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      warn("The lock of a folder of checkpoints was not given back: " + Disk.reason(e));
    }
  }
}
