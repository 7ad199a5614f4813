package dev.signet.processor.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a buffer for every value: a buffer is free again after the last step that reads it, and is
 * used again by a value of the same kind and size.
 */
final class Slots {
  /** A buffer; {@code step} is the first that uses it. */
  record Buffer(Ref ref, boolean bits, int size, int step) {
    long bytes() {
      return (long) size * (bits ? Long.BYTES : Float.BYTES);
    }
  }

  private final Map<Value, Value> aliasOf = new HashMap<>();
  private final Map<Value, Integer> lastUse = new HashMap<>();
  private final Map<Value, Ref> place = new HashMap<>();
  private final Map<Value, Ref> ownPlace = new HashMap<>();
  private final Map<Ref, Ref> owned = new LinkedHashMap<>();
  private final List<Buffer> buffers = new ArrayList<>();
  private final Map<List<Object>, Deque<Buffer>> free = new HashMap<>();
  private final Map<Ref, Buffer> byRef = new HashMap<>();
  private final List<Long> liveBytes = new ArrayList<>();
  private long held;
  private int bitBuffers;
  private int floatBuffers;

  /**
   * Places all values.
   *
   * @param given values that have a place already
   */
  Slots(List<PackedStep> steps, Map<Value, Ref> given) {
    for (int i = 0; i < steps.size(); i++) {
      PackedStep step = steps.get(i);
      if (step.code().isEmpty()) {
        aliasOf.put(step.out(), root(step.shared()));
      }
      for (Value in : step.in()) {
        lastUse.put(root(in), i);
      }
    }
    given.forEach((value, ref) -> place.put(root(value), ref));
    for (int i = 0; i < steps.size(); i++) {
      place(steps.get(i), i);
    }
  }

  /** The buffer of a value, or what was given for it. */
  Ref of(Value value) {
    return place.get(root(value));
  }

  /** The name of a value for one thread: another one than {@link #of} if it is its own. */
  Ref named(Value value) {
    return ownPlace.getOrDefault(value, of(value));
  }

  /**
   * Buffers that steps need for themselves, by the name of each thread's own, which is the buffer
   * itself for the first thread.
   */
  Map<Ref, Ref> owned() {
    return Collections.unmodifiableMap(owned);
  }

  /** All buffers, in order of first use. */
  List<Buffer> buffers() {
    return List.copyOf(buffers);
  }

  /** Bytes of the buffers whose values are needed while a step runs, its result included. */
  long liveBytes(int step) {
    return liveBytes.get(step);
  }

  private void place(PackedStep step, int time) {
    Value out = root(step.out());
    List<Value> dying =
        step.in().stream().map(this::root).distinct().filter(v -> diesAt(v, time)).toList();
    if (!place.containsKey(out)) {
      Value first = root(step.in().get(0));
      boolean reuse =
          step.inPlace()
              && dying.contains(first)
              && isSameSize(first, out)
              && byRef.containsKey(of(first))
              && step.in().stream().skip(1).noneMatch(v -> root(v) == first);
      place.put(out, reuse ? of(first) : take(out, time).ref());
      if (reuse) {
        dying = dying.stream().filter(v -> v != first).toList();
      }
    }
    step.scratch().ifPresent(s -> placeOwn(s, take(s, time).ref()));
    liveBytes.add(held);
    step.scratch().ifPresent(s -> release(of(s)));
    dying.forEach(v -> release(of(v)));
  }

  private void placeOwn(Value scratch, Ref buffer) {
    place.put(scratch, buffer);
    Ref own =
        owned.entrySet().stream()
            .filter(e -> e.getValue() == buffer)
            .findFirst()
            .map(Map.Entry::getKey)
            .orElseGet(() -> Ref.field(buffer.words() + ".own"));
    owned.put(own, buffer);
    ownPlace.put(scratch, own);
  }

  private boolean diesAt(Value value, int time) {
    return lastUse.getOrDefault(value, -1) == time;
  }

  private static boolean isSameSize(Value a, Value b) {
    return isBits(a) == isBits(b) && a.size() == b.size();
  }

  private static boolean isBits(Value value) {
    return value.form() != Value.Form.FLOATS;
  }

  private Buffer take(Value value, int time) {
    boolean bits = isBits(value);
    Deque<Buffer> fitting = free.get(kind(bits, value.size()));
    if (fitting != null && !fitting.isEmpty()) {
      held += fitting.element().bytes();
      return fitting.remove();
    }
    int number = bits ? bitBuffers++ : floatBuffers++;
    Buffer made =
        new Buffer(Ref.field((bits ? "bits" : "values") + number), bits, value.size(), time);
    buffers.add(made);
    held += made.bytes();
    byRef.put(made.ref(), made);
    return made;
  }

  private void release(Ref ref) {
    Buffer buffer = byRef.get(ref);
    if (buffer != null) {
      free.computeIfAbsent(kind(buffer.bits(), buffer.size()), k -> new ArrayDeque<>()).add(buffer);
      held -= buffer.bytes();
    }
  }

  private static List<Object> kind(boolean bits, int size) {
    return List.of(bits, size);
  }

  private Value root(Value value) {
    return aliasOf.getOrDefault(value, value);
  }
}
