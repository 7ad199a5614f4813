package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** What can be wrong with the input of a network. */
final class InputMistakesTest {
  @Test
  void fourNumbers() {
    expect(
        """
        @Network(input = §{1, 2, 3, 4}) record Net(@Units(10) Dense logits) {}
        """,
        "[InputShape] input has 4 numbers, but is {features}, {channels, length} or "
            + "{channels, height, width}. Write one to three numbers.");
  }

  @Test
  void zeroSize() {
    expect(
        """
        @Network(input = {1, §0, 8}) record Net(@Units(10) Dense logits) {}
        """,
        "[OutOfRange] A size of input is 0, but must be at least 1. Write a " + "positive number.");
  }

  @Test
  void descendingRange() {
    expect(
        """
        @Network(input = {4}, range = §{255, 0}) record Net(@Units(10) Dense logits) {}
        """,
        "[InputRange] range is {255.0, 0.0}, but is two finite numbers, the smaller "
            + "first. Write for example {0, 255}, or leave it out.");
  }

  @Test
  void infiniteRange() {
    expect(
        """
        @Network(input = {4}, range = §{0, Double.POSITIVE_INFINITY}) record Net(
            @Units(10) Dense logits) {}
        """,
        "[InputRange] range is {0.0, Infinity}, but is two finite numbers, the "
            + "smaller first. Write for example {0, 255}, or leave it out.");
  }

  @Test
  void noBits() {
    expect(
        """
        @Network(input = {4}) @Encode(value = Thermometer.class, levels = §0) record Net(
            @Units(10) Dense logits) {}
        """,
        "[OutOfRange] levels is 0, but must be at least 1. Write a positive number.");
  }
}
