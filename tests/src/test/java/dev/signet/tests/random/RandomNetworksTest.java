package dev.signet.tests.random;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks drawn from seeds. {@code -Dsignet.seeds=1000} tries as many, {@code -Dsignet.seed=17}
 * begins at another.
 */
class RandomNetworksTest {
  private static final List<Integer> DIFFERENT_LOGITS = new ArrayList<>();

  @TempDir Path folder;

  static Stream<Declaration> networks() {
    long first = Long.getLong("signet.seed", 1);
    return LongStream.range(first, first + Long.getLong("signet.seeds", 40)).mapToObj(Drawing::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void packedLogitsAreThoseOfEvaluation(Declaration declaration) throws IOException {
    DIFFERENT_LOGITS.add(Agreement.check(declaration, folder));
  }

  /** Networks that say the same of every input would agree with anything. */
  @AfterAll
  static void mostNetworksTellInputsApart() {
    long awake = DIFFERENT_LOGITS.stream().filter(n -> n > 1).count();
    assertWithMessage("networks that tell inputs apart, of %s", DIFFERENT_LOGITS.size())
        .that(awake)
        .isAtLeast(DIFFERENT_LOGITS.size() * 6L / 10);
  }
}
