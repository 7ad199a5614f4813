package dev.signet.processor;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.lock.LockProblems;
import dev.signet.processor.lock.LockText;
import dev.signet.processor.lock.Section;
import dev.signet.processor.plan.Plan;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares networks with the lock file. Those it does not know yet are added to it; those that are
 * not in this compilation stay as they are.
 */
final class Locked {
  private final String name;
  private final boolean accept;
  private final List<Network> found = new ArrayList<>();

  /**
   * For one round.
   *
   * @param name the file, as the option has it
   * @param accept whether changes are taken
   */
  Locked(String name, boolean accept) {
    this.name = name;
    this.accept = accept;
  }

  private record Network(Origin origin, Section section) {}

  /** Adds a network of this round. */
  void add(Plan plan) {
    found.add(new Network(plan.graph().origin(), Section.of(plan)));
  }

  /**
   * Compares, reports what differs, and writes the file if there is anything new to it.
   *
   * @param notes takes a sentence for the user about a file that was written
   */
  void compare(Problems problems, Consumer<String> notes) {
    if (found.isEmpty()) {
      return;
    }
    try {
      Path file = Path.of(name);
      String before = Files.exists(file) ? Files.readString(file) : "";
      LockText locked = before.isEmpty() ? LockText.empty() : LockText.parse(before);
      LockText after = locked.with(news(locked, problems));
      if (!after.text().equals(before.replace("\r\n", "\n"))) {
        write(file, after.text(), notes, problems);
      }
    } catch (LockText.Malformed e) {
      LockProblems.malformed(name, e, problems);
    } catch (IOException | InvalidPathException e) {
      LockProblems.inaccessible(name, "read", why(e), problems);
    }
  }

  /** Sections to write; reports those that must not change. */
  private List<Section> news(LockText locked, Problems problems) {
    List<Section> news = new ArrayList<>();
    for (Network network : found) {
      Section section = network.section();
      Optional<Section> before = locked.section(section.network());
      if (before.isEmpty() || accept) {
        news.add(section);
      } else if (!before.get().equals(section)) {
        LockProblems.changed(before.get(), section, name, network.origin(), problems);
      }
    }
    return news;
  }

  /** Whole or not at all: readers see the old file or the new one. */
  private void write(Path file, String text, Consumer<String> notes, Problems problems) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      LockProblems.inaccessible(name, "written", "there is no such folder", problems);
      return;
    }
    try {
      Path fresh = folder.resolve(file.getFileName() + ".new"); // with the rights of other files
      try {
        Files.writeString(fresh, text);
        move(fresh, file);
      } finally {
        Files.deleteIfExists(fresh);
      }
      notes.accept(name + " was written. Commit it.");
    } catch (IOException e) {
      LockProblems.inaccessible(name, "written", why(e), problems);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String why(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
