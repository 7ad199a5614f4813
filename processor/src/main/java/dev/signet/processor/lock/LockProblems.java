package dev.signet.processor.lock;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import java.util.List;

/** What can be wrong with a lock file. */
public final class LockProblems {
  private static final Kind CHANGED =
      Kind.error(
          "LockChanged",
          "The committed file of -Asignet.lock says otherwise what the compiler makes of a network.",
          "Undo what changed the network, or compile once with -Asignet.lock.accept=true and commit"
              + " the file.");

  private static final Kind MALFORMED =
      Kind.error(
          "LockMalformed",
          "The file of -Asignet.lock is not one that the compiler wrote: edited by hand, or merged"
              + " with conflicts.",
          "Mend the line, or delete the file, have it written anew and look at what changed.");

  private static final Kind INACCESSIBLE =
      Kind.error(
          "LockInaccessible",
          "The file of -Asignet.lock cannot be read or written.",
          "Name a file in a folder that exists; relative paths begin where the compiler was"
              + " started.");

  /** All of them. */
  public static final List<Kind> KINDS = List.of(CHANGED, MALFORMED, INACCESSIBLE);

  private LockProblems() {}

  /** A network is not as it was locked. */
  public static void changed(
      Section locked, Section found, String file, Origin origin, Problems problems) {
    problems.report(
        CHANGED,
        origin,
        found.network()
            + " is not as "
            + file
            + " has it (- locked, + found):\n"
            + String.join("\n", locked.differences(found))
            + "\nUndo the change, or compile once with -Asignet.lock.accept=true and commit the"
            + " file.");
  }

  /** The file holds what no compiler wrote. */
  public static void malformed(String file, LockText.Malformed why, Problems problems) {
    problems.report(
        MALFORMED,
        Origin.none(),
        file
            + ", line "
            + why.line()
            + ", "
            + why.getMessage()
            + ". Mend it, or delete the file to have it written anew.");
  }

  /**
   * The file cannot be reached.
   *
   * @param what {@code read} or {@code written}
   */
  public static void inaccessible(String file, String what, String why, Problems problems) {
    problems.report(
        INACCESSIBLE,
        Origin.none(),
        file
            + " cannot be "
            + what
            + " ("
            + why
            + "). Let -Asignet.lock name a file in a folder that exists.");
  }
}
