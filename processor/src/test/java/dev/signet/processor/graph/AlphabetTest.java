package dev.signet.processor.graph;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.graph.Binarization.Pad;
import dev.signet.processor.graph.Choice.Alphabet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlphabetTest {
  private static final Alphabet SIGNS = new Alphabet(List.of(-1, 1), 1, 0);
  private static final Alphabet UNIT = new Alphabet(List.of(0, 1), 1, 0);
  private static final Alphabet TRITS = new Alphabet(List.of(-1, 0, 1), 1, 0);
  private static final Alphabet THIRDS = new Alphabet(List.of(0, 1, 2, 3), 1f / 3, 0);

  @Test
  void planesAddUpToValues() {
    for (Alphabet a : List.of(SIGNS, UNIT, TRITS, THIRDS)) {
      assertThat(a.isEven()).isTrue();
      for (int i = 0; i <= a.planes(); i++) {
        assertThat(a.centre() + a.half() * (2 * i - a.planes())).isWithin(1e-7).of(a.value(i));
      }
    }
    assertThat(UNIT.centre()).isEqualTo(0.5);
    assertThat(UNIT.half()).isEqualTo(0.5);
    assertThat(THIRDS.value(3)).isEqualTo(1.0); // as a float has it, not 1.00000003
  }

  @Test
  void paddedValuesAreBitsOrNone() {
    assertThat(SIGNS.bitsOf(Pad.ZERO)).hasValue(Pad.ZERO);
    assertThat(SIGNS.bitsOf(Pad.MINUS_ONE)).hasValue(Pad.MINUS_ONE);
    assertThat(UNIT.bitsOf(Pad.ZERO)).hasValue(Pad.MINUS_ONE);
    assertThat(UNIT.bitsOf(Pad.ONE)).hasValue(Pad.ONE);
    assertThat(UNIT.bitsOf(Pad.MINUS_ONE)).isEmpty();
    assertThat(TRITS.bitsOf(Pad.ZERO)).hasValue(Pad.ZERO);
    assertThat(THIRDS.bitsOf(Pad.ONE)).hasValue(Pad.ONE);
    assertThat(new Alphabet(List.of(0, 1), 1, 0.25f).bitsOf(Pad.ZERO)).isEmpty();
  }

  @Test
  void unevenAlphabets() {
    assertThat(new Alphabet(List.of(0, 1, 3), 1, 0).isEven()).isFalse();
    assertThat(new Alphabet(List.of(1, 0), 1, 0).isEven()).isFalse();
    assertThat(new Alphabet(List.of(1), 1, 0).isEven()).isFalse();
    assertThat(new Alphabet(List.of(0, 1), 0, 0).isEven()).isFalse();
    assertThat(new Alphabet(List.of(0, 1), 1, Float.NaN).isEven()).isFalse();
  }
}
