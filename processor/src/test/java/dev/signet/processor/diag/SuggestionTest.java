package dev.signet.processor.diag;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "stem, stem, 0",
    "steem, stem, 1",
    "stme, stem, 1",
    "kitten, sitting, 3",
    "'', abc, 3",
    "a, b, 1"
  })
  void distance(String a, String b, int expected) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(expected);
    assertThat(Suggestion.distance(b, a)).isEqualTo(expected);
  }

  @Test
  void nearestOfSeveral() {
    assertThat(Suggestion.nearest("steem", List.of("stream", "stem", "input")))
        .isEqualTo(Optional.of("stem"));
  }

  @Test
  void farNamesAreNotMeant() {
    assertThat(Suggestion.nearest("elsewhere", List.of("stem", "input"))).isEmpty();
    assertThat(Suggestion.nearest("ab", List.of("xy"))).isEmpty();
  }

  @Test
  void capitalsDoNotCount() {
    assertThat(Suggestion.nearest("RELU", List.of("Relu"))).isEqualTo(Optional.of("Relu"));
  }
}
