package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetedTest {
  private static final List<String> NAMES = List.of("a", "b");
  private final Dataset examples =
      InMemory.floats(1, 1, 1, new float[] {5, 6, 7}, new int[] {0, 2, 1}, 3);

  private static float[] target(Dataset data, int index) {
    float[] into = new float[data.classes() + 1];
    into[0] = -9;
    data.target(index, into, 1);
    assertThat(into[0]).isEqualTo(-9f);
    return Arrays.copyOfRange(into, 1, into.length);
  }

  @Test
  void numbers() {
    Dataset data = examples.withNumbers(NAMES, 1.5f, -2, 3, 4, 5, 6);
    assertThat(data.targets()).isEqualTo(Targets.NUMBERS);
    assertThat(data.labels()).isEqualTo(NAMES);
    assertThat(target(data, 0)).isEqualTo(new float[] {1.5f, -2});
    assertThat(data.toString()).isEqualTo("3 examples of 1x1x1, 2 numbers");
    Dataset part = data.subset(2, 0);
    assertThat(part.targets()).isEqualTo(Targets.NUMBERS);
    assertThat(target(part, 0)).isEqualTo(new float[] {5, 6});
    assertThat(assertThrows(UnsupportedOperationException.class, () -> part.label(0)))
        .hasMessageThat()
        .contains("numbers as targets");
    assertThat(assertThrows(IllegalArgumentException.class, () -> data.stratifiedSplit(0.5, 1)))
        .hasMessageThat()
        .contains("Use split");
    assertThat(data.split(0.5, 1).train().targets()).isEqualTo(Targets.NUMBERS);
  }

  @Test
  void aClassIsAOneAmongZeros() {
    assertThat(examples.targets()).isEqualTo(Targets.CLASS);
    assertThat(target(examples, 1)).isEqualTo(new float[] {0, 0, 1});
    assertThat(target(examples.subset(2), 0)).isEqualTo(new float[] {0, 1, 0});
  }

  @Test
  void fingerprintsHangOnTargets() {
    float[] zeros = new float[6];
    Dataset numbers = examples.withNumbers(NAMES, zeros);
    Dataset labels = examples.withManyLabels(NAMES, zeros);
    Dataset other = examples.withNumbers(NAMES, 0, 0, 0, 0, 0, 1e-30f);
    assertThat(List.of(numbers.fingerprint(), labels.fingerprint(), other.fingerprint()))
        .containsNoDuplicates();
    assertThat(examples.withNumbers(List.of("c", "d"), new float[6]).fingerprint())
        .isEqualTo(numbers.fingerprint());
  }

  @Test
  void targetsThatCannotBe() {
    assertThat(
            assertThrows(
                IllegalArgumentException.class, () -> examples.withNumbers(NAMES, 1, 2, 3)))
        .hasMessageThat()
        .isEqualTo(
            "3 targets were given for 3 examples with 2 each. Give one per name for every example,"
                + " and at least one name.");
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> examples.withNumbers(NAMES, 1, 2, 3, Float.NaN, 5, 6)))
        .hasMessageThat()
        .isEqualTo("Target b of example 1 is NaN. Give finite numbers.");
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> examples.withManyLabels(NAMES, 1, 0, 1, 0, 0.5f, 0)))
        .hasMessageThat()
        .isEqualTo("Target a of example 2 is 0.5. Give 0 or 1.");
  }
}
