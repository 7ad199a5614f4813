package dev.signet.processor.graph;

import static com.google.common.truth.Truth.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "stem, stem",
    "stage2[0].conv, stage2_0_conv",
    "a.b[12].c, a_b_12_c",
    "Conv, conv",
    "Int, int_",
    "yield, yield_"
  })
  void identifiers(String path, String expected) {
    assertThat(Names.identifier(path)).isEqualTo(expected);
  }

  @Test
  void collisionNamesTheFirst() {
    Names names = new Names();
    assertThat(names.take("a.b", "a_b")).isEmpty();
    assertThat(names.take("a_b", "a_b")).isEqualTo(Optional.of("a.b"));
  }

  @Test
  void joinsTakeTheFirstFreeName() {
    Names names = new Names();
    assertThat(names.take("unit.sum", "unit_sum")).isEmpty();
    assertThat(names.takeFree("unit", "unit_sum")).isEqualTo("unit_sum2");
    assertThat(names.takeFree("unit", "unit_sum")).isEqualTo("unit_sum3");
  }
}
