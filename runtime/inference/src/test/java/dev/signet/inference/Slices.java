package dev.signet.inference;

import dev.signet.inference.split.Slice;
import dev.signet.inference.split.Team;
import java.util.function.Consumer;

/** All slices of a value, one after the other. */
public final class Slices {
  private Slices() {}

  /** Runs from one to four slices, as the seed says, by even seeds the last one first. */
  public static void each(long seed, Consumer<Slice> work) {
    int parts = 1 + Math.floorMod(seed / 2, 4);
    var team = new Team(parts); // without threads
    for (int i = 0; i < parts; i++) {
      work.accept(team.slice(seed % 2 == 0 ? parts - 1 - i : i));
    }
  }
}
