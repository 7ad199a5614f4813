package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GradientRoomsTest {
  private final Network network = new Network(Training.builder().build());
  private final Values first = network.add(new Values("first", 4, 4, 3), 0);
  private final Values second = network.add(new Values("second", 2, 2, 10), 1);
  private final Values third = network.add(new Values("third", 5, 3, 4), 0);
  private final Values input = network.add(new Values("input", 4, 4, 1));

  @Test
  void valuesOfOneRoomShareAnArrayThatFitsTheLargest() {
    network.begin(7, 1, 0f);
    assertThat(first.gradient).isSameInstanceAs(third.gradient);
    assertThat(first.gradient).isNotSameInstanceAs(second.gradient);
    assertThat(first.gradient).hasLength(7 * 60);
    assertThat(input.gradient).isEmpty();
  }

  @Test
  void arraysGrowWithTheBatchAndAreKeptForSmallerOnes() {
    network.begin(2, 1, 0f);
    float[] small = first.gradient;
    network.begin(3, 2, 0f);
    float[] large = first.gradient;
    assertThat(large).isNotSameInstanceAs(small);
    network.begin(1, 3, 0f);
    assertThat(third.gradient).isSameInstanceAs(large);
  }

  @Test
  void whatABatchTakesIsKnownBefore() {
    long known = network.batchBytes(9);
    network.begin(9, 1, 0f);
    Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Values v : network.values()) {
      arrays.add(v.value);
      arrays.add(v.gradient);
    }
    long found = arrays.stream().mapToLong(a -> 4L * a.length).sum();
    assertThat(found).isEqualTo(known);
  }
}
