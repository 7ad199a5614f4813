package dev.signet.processor.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Comparator<Integer> bySize = Comparator.comparing(sizes::get);
    Integer room =
        free.stream()
            .filter(r -> sizes.get(r) >= size)
            .min(bySize)
            .or(() -> free.stream().max(bySize))
            .orElse(null);
    if (room == null) {
      room = sizes.size();
      sizes.add(size);
    } else {
      free.remove(room);
      sizes.set(room, Math.max(size, sizes.get(room)));
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
