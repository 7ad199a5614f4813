package dev.signet.inference.split;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;

class SliceTest {
  @Test
  void rowsAreDealtOutOnceAndEvenly() {
    for (int parts = 1; parts <= 5; parts++) {
      var team = new Team(parts);
      for (int rows = 0; rows <= 13; rows++) {
        int next = 0;
        for (int part = 0; part < parts; part++) {
          Slice slice = team.slice(part);
          assertWithMessage("part %s of %s", part, parts).that(slice.from(rows)).isEqualTo(next);
          next = slice.end(rows);
          assertThat(next - slice.from(rows)).isAtMost((rows + parts - 1) / parts);
          assertThat(next - slice.from(rows)).isAtLeast(rows / parts);
        }
        assertThat(next).isEqualTo(rows);
      }
    }
  }

  @Test
  void theFirstHasTheOnlyRow() {
    var team = new Team(3);
    assertThat(team.slice(0).end(1)).isEqualTo(1);
    assertThat(team.slice(0).isFirst()).isTrue();
    assertThat(team.slice(2).isFirst()).isFalse();
    assertThat(team.slice(0).end(Integer.MAX_VALUE)).isEqualTo(715827883);
  }

  @Test
  void allShareTheirArraysButThoseOfTheirOwn() {
    var team = new Team(2);
    float[] floats = team.slice(0).floats(3);
    long[] longs = team.slice(0).longs(4);
    assertThat(team.slice(1).floats(3)).isSameInstanceAs(floats);
    assertThat(team.slice(1).longs(4)).isSameInstanceAs(longs);
    assertThat(team.slice(0).own(floats)).isSameInstanceAs(floats);
    assertThat(team.slice(1).own(floats)).isNotSameInstanceAs(floats);
    assertThat(team.slice(1).own(floats)).hasLength(3);
  }

  @Test
  void theWholeGivesNewArraysAndWaitsForNobody() {
    Slice.WHOLE.meet();
    assertThat(Slice.WHOLE.floats(2)).isNotSameInstanceAs(Slice.WHOLE.floats(2));
    assertThat(new Team(1).slice(0)).isSameInstanceAs(Slice.WHOLE);
  }
}
