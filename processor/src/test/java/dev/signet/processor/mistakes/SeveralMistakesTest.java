package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** Several mistakes: each is told once, in order, and none follows from another. */
final class SeveralMistakesTest {
  @Test
  void blockAloneInLibrary() {
    expect(
        """
        @Sequential record Library(Conv §conv, @From(§"conf") BatchNorm norm) {}
        """,
        "[MissingAdjective] conv is a Conv without @Filters, which states its size. " + "Add it.",
        "[UnknownSource] @From names \"conf\", but the values above are input, "
            + "conv. Did you mean \"conv\"?");
  }

  @Test
  void sortedAndNoCascade() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Conv §stem,
            @Stage(units = 3, out = 64) Unit body,
            @From(§"stm") BatchNorm norm,
            @Units(§-1) Dense hidden,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual record Unit(@Filters(OUT) BinaryConv conv, §@Window(2) BatchNorm norm) {}
        """,
        "[MissingAdjective] stem is a Conv without @Filters, which states its size. " + "Add it.",
        "[UnknownSource] @From names \"stm\", but the values above are input, stem, "
            + "body. Did you mean \"stem\"?",
        "[OutOfRange] @Units is -1, but must be at least 1. Write a positive " + "number.",
        "[WrongAdjective] @Window does not describe BatchNorm. Take it away.");
  }

  @Test
  void blockUsedTwiceOneError() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Unit a,
            Unit b,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Unit(BinaryConv §conv) {}
        """,
        "[MissingAdjective] conv is a BinaryConv without @Filters, which states its "
            + "size. Add it.");
  }

  @Test
  void independentMistakes() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(value = 4, kernel = §0) Conv a,
            @Rate(§2) Dropout d,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[OutOfRange] kernel is 0, but must be at least 1. Write a positive number.",
        "[OutOfRange] @Rate is 2.0, but must be at least 0 and less than 1. Write "
            + "such a number.");
  }
}
