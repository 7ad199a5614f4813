package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.testing.Compiled;
import dev.signet.processor.testing.Compiled.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mistakes in Java inside a declaration: javac explains them, and nothing is said of what follows.
 * After an unknown name javac misses no generated class either. After any other mistake at an
 * annotation it gives no round in which generated classes would count; that is its own habit.
 */
final class JavaMistakesTest {
  /** Names generated classes where they are looked for early: in fields and parameters. */
  private static final String USER =
      "class User { NetModel model; NetModel other(NetModel net) { return net; } }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@Filters(4) Convolve stem | class Convolve",
        "@Filters(4) dev.signet.dsl.Convolve stem | class Convolve",
        "@Filter(4) Conv stem | class Filter",
        "@Filters(FOUR) Conv stem | variable FOUR",
        "@Filters(Integer.FOUR) Conv stem | variable FOUR",
        "@Filters(4) @Binarize(inputs = Nowhere.class) Conv stem | class Nowhere",
        "@Filters(value = 4, strid = 2) Conv stem | method strid()",
      })
  void anUnknownNameIsTheOnlyOne(String component, String said) {
    onlyJavacSpeaks(component, USER, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@Filters(\"four\") Conv stem | String cannot be converted to int",
        "@Filters(4L) Conv stem | possible lossy conversion",
        "@Filters(Integer.parseInt(\"4\")) Conv stem | not allowed as annotation value",
        "@Filters(4) @Binarize(inputs = Relu.class) BinaryConv stem | incompatible types",
        "@Filters(4) @Filters(4) Conv stem | not a repeatable",
        "@Filters(4) @Allow(value = null, reason = \"none\") Conv stem | must be a constant",
      })
  void nothingIsSaidOfWhatJavacDropped(String component, String said) {
    onlyJavacSpeaks(component, "", said);
  }

  @Test
  void componentsOfOneName() {
    List<Message> errors =
        Compiled.source("@Network(input = {4}) record Net(@Units(4) Dense a, Relu a) {}").errors();
    assertWithMessage("%s", errors)
        .that(errors.stream().noneMatch(e -> e.text().startsWith("[")))
        .isTrue();
    assertThat(errors.get(0).text()).contains("record component a is already defined");
  }

  private static void onlyJavacSpeaks(String component, String user, String said) {
    List<Message> errors =
        Compiled.source(
                "@Network(input = {1, 8, 8}) record Net(\n"
                    + component
                    + ",\nGlobalAvgPool average, @Units(10) Dense logits) {}\n"
                    + user)
            .errors();
    assertWithMessage("%s", errors).that(errors).hasSize(1);
    assertThat(errors.get(0).text()).contains(said);
  }

  @Test
  void anUnknownClassLeavesNothingBehind() {
    Compiled compiled =
        Compiled.source("@Network(input = {4}) record Net(@Units(10) Dens logits) {}\n" + USER);
    assertThat(compiled.errors()).hasSize(1);
    assertThat(compiled.output().resolve("example").toFile().list((d, n) -> n.endsWith(".class")))
        .isEmpty();
  }
}
