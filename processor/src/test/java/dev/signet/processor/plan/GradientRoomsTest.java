package dev.signet.processor.plan;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientRoomsTest {
  private final GradientRooms rooms = new GradientRooms();
  private final Ref a = Ref.field("a");
  private final Ref b = Ref.field("b");
  private final Ref c = Ref.field("c");

  @Test
  void aChainTakesTwoRooms() {
    rooms.take(a, 10);
    rooms.take(b, 20);
    rooms.release(a);
    rooms.take(c, 30);
    assertThat(rooms.room(a)).hasValue(0);
    assertThat(rooms.room(b)).hasValue(1);
    assertThat(rooms.room(c)).hasValue(0);
  }

  @Test
  void theSmallestRoomThatFitsIsTaken() {
    Ref d = Ref.field("d");
    rooms.take(a, 30);
    rooms.take(b, 20);
    rooms.take(c, 10);
    List.of(a, b, c).forEach(rooms::release);
    rooms.take(d, 15);
    assertThat(rooms.room(d)).hasValue(1);
  }

  @Test
  void whatIsNeverWrittenHasNoRoom() {
    rooms.release(a);
    rooms.take(b, 5);
    assertThat(rooms.room(a)).isEmpty();
    assertThat(rooms.room(b)).hasValue(0);
  }

  @Test
  void noTwoGradientsThatAreNeededShareARoom() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      GradientRooms many = new GradientRooms();
      Map<Integer, Ref> held = new LinkedHashMap<>();
      for (int i = 0; i < 60; i++) {
        if (random.nextInt(5) < 3 || held.isEmpty()) {
          Ref ref = Ref.field("v" + i);
          many.take(ref, 1 + random.nextInt(50));
          int room = many.room(ref).orElseThrow();
          assertWithMessage("room %s, seed %s", room, seed).that(held).doesNotContainKey(room);
          held.put(room, ref);
        } else {
          List<Integer> taken = new ArrayList<>(held.keySet());
          int room = taken.get(random.nextInt(taken.size()));
          many.release(held.remove(room));
        }
      }
    }
  }
}
