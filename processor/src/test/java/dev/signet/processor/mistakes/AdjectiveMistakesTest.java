package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** What can be wrong with the annotations of layers. */
final class AdjectiveMistakesTest {
  @Test
  void missingFilters() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Conv §conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[MissingAdjective] conv is a Conv without @Filters, which states its size. " + "Add it.");
  }

  @Test
  void noNumbers() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(value = 2, kernel = §{}) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[OneOrTwoNumbers] kernel has no number, but takes one for both directions or two, rows"
            + " first. Write it, or leave kernel out.");
  }

  @Test
  void encodeOnABlock() {
    expect(
        """
        @Network(input = {4}) record Net(Bits bits, @Units(10) Dense logits) {}
        §@Encode(value = Thermometer.class, levels = 2) @Sequential record Bits(Relu relu) {}
        """,
        "[WrongAdjective] @Encode does not describe the block Bits. Write it on the network.");
  }

  @Test
  void missingUnits() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Dense §hidden,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[MissingAdjective] hidden is a Dense without @Units or @Squeeze, which "
            + "states its size. Add it.");
  }

  @Test
  void wrongAdjective() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            §@Units(10) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongAdjective] @Units does not describe Conv. Use @Filters.");
  }

  @Test
  void needlessAdjective() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) §@Momentum(0.5) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongAdjective] @Momentum does not describe Conv. Take it away.");
  }

  @Test
  void adjectiveOfActivation() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            §@Window(2) Relu relu,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongAdjective] @Window does not describe Relu. Take it away.");
  }

  @Test
  void binarizedRealLayer() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) §@Binarize(inputs = Real.class) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongAdjective] @Binarize does not describe Conv. Take it away.");
  }

  @Test
  void stageOnLayer() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) §@Stage(units = 3) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongAdjective] @Stage does not describe Conv. Take it away.");
  }

  @Test
  void unitsAndSqueeze() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Units(4) §@Squeeze(ratio = 2) Dense hidden,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongAdjective] hidden has @Units and @Squeeze, but Dense takes one of "
            + "them. Keep one.");
  }

  @Test
  void noFilters() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(§0) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[OutOfRange] @Filters is 0, but must be at least 1. Write a positive " + "number.");
  }

  @Test
  void negativeKernel() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(value = 4, kernel = {3, §-3}) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[OutOfRange] kernel is -3, but must be at least 1. Write a positive " + "number.");
  }

  @Test
  void threeStrides() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(value = 4, stride = {1, 1, §1}) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[OneOrTwoNumbers] stride has 3 numbers, but takes one for both directions "
            + "or two, rows first. Take the others away.");
  }

  @Test
  void rateOfOne() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Rate(§1) Dropout drop,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[OutOfRange] @Rate is 1.0, but must be at least 0 and less than 1. Write "
            + "such a number.");
  }

  @Test
  void negativeMomentum() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Momentum(§-0.1) BatchNorm norm,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[OutOfRange] @Momentum is -0.1, but must be at least 0 and less than 1. "
            + "Write such a number.");
  }

  @Test
  void ratioTooLarge() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            GlobalAvgPool all,
            @Squeeze(ratio = §2) Dense hidden,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[RatioTooLarge] ratio is 2, but the input of hidden has size 1. Write a "
            + "ratio of at most 1.");
  }

  @Test
  void paddingOfRealLayer() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(value = 4, padding = Padding§.ONE) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongPadding] padding is ONE, but a Conv has real inputs and takes ZERO "
            + "or VALID. Use a BinaryConv, or one of these two.");
  }

  @Test
  void paddingOfRealInputs() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4)
            @Binarize(inputs = Real.class, padding = Padding§.MINUS_ONE) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[WrongPadding] padding is MINUS_ONE, but the inputs of conv are real. Use "
            + "ZERO or VALID, or binarize its inputs.");
  }
}
