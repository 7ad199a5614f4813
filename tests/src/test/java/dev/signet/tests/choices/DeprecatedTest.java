package dev.signet.tests.choices;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.tests.support.InMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated code that names deprecated classes compiles without warnings. */
class DeprecatedTest {
  private static final String NET =
      """
      package deprecated;

      import dev.signet.dsl.*;

      @SuppressWarnings({"deprecation", "removal"})
      @Network(input = {4})
      public record Net(
          @Units(8) Dense stem,
          Old.Twice twice,
          BatchNorm norm,
          @Units(8) @Binarize(inputs = Old.Step.class) BinaryDense hidden,
          BatchNorm last,
          @Units(3) Dense logits) {}
      """;

  private static final String OLD =
      """
      package deprecated;

      import dev.signet.dsl.*;

      public class Old {
        @Deprecated public static final class Twice implements Activation {
          @Override public float value(float x, Site s) { return 2 * x; }
          @Override public float derivative(float x, Site s) { return 2; }
        }
        @Deprecated @Alphabet(levels = {-1, 1}) public static final class Step implements Estimator {
          @Override public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
          @Override public float derivative(float x, Site s) { return 1; }
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"@Deprecated", "@Deprecated(forRemoval = true)"})
  void classes(String how) {
    InMemory.Compiled compiled = InMemory.compile(NET, OLD.replace("@Deprecated", how));
    assertThat(compiled.warnings()).isEmpty();
    compiled.generated().values().forEach(s -> assertThat(s).contains("@SuppressWarnings("));
  }

  @Test
  void classAround() {
    String old =
        OLD.replace("@Deprecated ", "").replace("public class", "@Deprecated\npublic class");
    assertThat(InMemory.compile(NET, old).warnings()).isEmpty();
  }

  @Test
  void otherClassesSuppressNothing() {
    InMemory.Compiled compiled = InMemory.compile(NET, OLD.replace("@Deprecated ", ""));
    compiled.generated().values().forEach(s -> assertThat(s).doesNotContain("SuppressWarnings"));
  }
}
