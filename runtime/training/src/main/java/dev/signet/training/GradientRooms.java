package dev.signet.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Arrays that the gradients of a network's values take turns in. Which values share one was worked
 * out by the compiler: none of them needs its gradient while another does.
 */
final class GradientRooms {
  private final List<List<Values>> rooms = new ArrayList<>();

  /** Values whose gradient is in a room, from 0. */
  void add(Values values, int room) {
    while (rooms.size() <= room) {
      rooms.add(new ArrayList<>());
    }
    rooms.get(room).add(values);
  }

  /** Whether these values have a gradient. */
  boolean contains(Values values) {
    return rooms.stream().anyMatch(room -> room.contains(values));
  }

  /** Makes room for a batch, whose values have theirs already. */
  void ensure(int images) {
    for (List<Values> room : rooms) {
      int needed = images * size(room);
      if (room.stream().anyMatch(v -> v.gradient.length < needed)) {
        float[] larger = new float[needed];
        room.forEach(v -> v.gradient = larger);
      }
    }
  }

  /** Numbers of one image in all rooms. */
  long size() {
    return rooms.stream().mapToLong(GradientRooms::size).sum();
  }

  private static int size(List<Values> room) {
    return room.stream().mapToInt(v -> v.size).max().orElse(0);
  }
}
