package dev.signet.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which gradients share memory. A gradient is needed from the first layer that writes it, backward,
 * until the layer whose values it belongs to has read it; then another one takes its room. Each
 * takes the smallest free room that is large enough, else the largest, which grows, else a new one.
 */
final class GradientRooms {
  /** Numbers of one image that a room holds, by room. */
  private final List<Long> sizes = new ArrayList<>();

  private final List<Integer> free = new ArrayList<>();
  private final Map<Ref, Integer> rooms = new HashMap<>();

  /** A gradient of so many numbers an image is written for the first time. */
  void take(Ref values, long size) {
    OptionalInt fits =
        IntStream.range(0, free.size())
            .filter(i -> sizes.get(free.get(i)) >= size)
            .reduce((i, j) -> sizes.get(free.get(i)) <= sizes.get(free.get(j)) ? i : j);
    int room;
    if (fits.isPresent()) {
      room = free.remove(fits.getAsInt());
    } else if (free.isEmpty()) {
      room = sizes.size();
      sizes.add(size);
    } else {
      int largest =
          IntStream.range(0, free.size())
              .reduce((i, j) -> sizes.get(free.get(i)) >= sizes.get(free.get(j)) ? i : j)
              .orElseThrow();
      room = free.remove(largest);
      sizes.set(room, size);
    }
    rooms.put(values, room);
  }

  /** A gradient has been read for the last time; nothing happens where it was never written. */
  void release(Ref values) {
    room(values).ifPresent(free::add);
  }

  /** The room of a gradient, if it is ever written. */
  Optional<Integer> room(Ref values) {
    return Optional.ofNullable(rooms.get(values));
  }
}
