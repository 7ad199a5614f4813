package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expect;

import dev.signet.processor.testing.Compiled;
import org.junit.jupiter.api.Test;

/** Limits of what a network may cost. */
final class RequireMistakesTest {
  private static final String NET =
      """
      record Net(
          @Filters(8) Conv stem,
          BatchNorm norm,
          @Filters(16) BinaryConv conv,
          BatchNorm norm2,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      """;

  // Per image of 8 x 8: stem 64 * 72, conv 64 * 16 * 72, logits 160 products.
  @Test
  void macs() {
    expect(
        "@Network(input = {1, 8, 8}) @Require(maxMacs = §78_000) " + NET,
        "[LimitExceeded] Net multiplies 78,496 times, 496 more than maxMacs = 78,000 allows. Most"
            + " are in conv (73,728), stem (4,608), logits (160). Make them smaller, or raise the"
            + " limit.");
  }

  // Words of a filter: 9 of 8 bytes; then scale and shift of 16; floats: 8 of its signs, 72, 2 * 8,
  // 170, 2.
  @Test
  void modelBytes() {
    int stored = 16 * 72 + 2 * 64 + 4 * (8 + 72 + 16 + 170 + 2);
    assertThat(stored).isEqualTo(2_352);
    expect(
        "@Network(input = {1, 8, 8}) @Require(maxModelBytes = §2_000) " + NET,
        "[LimitExceeded] Net stores 2,352 bytes, 352 more than maxModelBytes = 2,000 allows. Most"
            + " are in conv (1,312), logits (680), stem (288). Make them smaller, or raise the"
            + " limit.");
  }

  // Floats: input 64, stem 512, average 16, what stem and logits work in: 8 and 10; conv's bits and
  // floats; a row of its integers.
  @Test
  void activationBytes() {
    assertThat(4 * (64 + 512 + 16 + 8 + 10) + 8 * 64 + 4 * 1024 + 4 * 8 * 16).isEqualTo(7_560);
    expect(
        "@Network(input = {1, 8, 8}) @Require(maxPeakActivationBytes = §1000) " + NET,
        "[LimitExceeded] Net needs 7,560 bytes of arrays for one pass, 6,560 more than"
            + " maxPeakActivationBytes = 1,000 allows; 512 of them are integers of the kernels. Most"
            + " are in conv (4,608), stem (2,080), input (256). Make them smaller, or raise the"
            + " limit.");
  }

  @Test
  void binaryRatio() {
    expect(
        "@Network(input = {1, 8, 8}) @Require(minBinaryMacRatio = §0.95) " + NET,
        "[LimitExceeded] Net has 73,728 binary of 78,496 products, 844 fewer than"
            + " minBinaryMacRatio = 0.95 asks for. Real are stem (4,608), logits (160). Binarize"
            + " them, make them smaller, or lower the limit.");
  }

  @Test
  void limitsThatAreKept() {
    Compiled compiled =
        Compiled.source(
            "@Network(input = {1, 8, 8}) @Require(maxMacs = 78_496, maxModelBytes = 2_352,"
                + " maxPeakActivationBytes = 7_560, minBinaryMacRatio = 0.93) "
                + NET);
    assertThat(compiled.errors()).isEmpty();
  }

  /** A model of a network that breaks its contract can still be named, its costs too. */
  @Test
  void stubsKeepOtherMessagesAway() {
    expect(
        "@Network(input = {1, 8, 8}) @Require(maxMacs = §1) "
            + "record Net(@Filters(8) Conv stem, GlobalAvgPool average, @Units(10) Dense logits) {}\n"
            + "class User { long bytes = NetModel.Costs.MODEL_BYTES + NetModel.costs().rows().size(); }",
        "[LimitExceeded] Net multiplies 4,688 times, 4,687 more than maxMacs = 1 allows. Most are"
            + " in stem (4,608), logits (80). Make them smaller, or raise the limit.");
  }

  @Test
  void negativeLimits() {
    expect(
        "@Network(input = {1, 8, 8}) @Require(maxModelBytes = §-1) " + NET,
        "[OutOfRange] maxModelBytes is -1, but must be at least 0. Write a number of bytes.");
    expect(
        "@Network(input = {1, 8, 8}) @Require(maxMacs = §-5) " + NET,
        "[OutOfRange] maxMacs is -5, but must be at least 0. Write a number of products.");
  }

  @Test
  void ratioAboveOne() {
    expect(
        "@Network(input = {1, 8, 8}) @Require(minBinaryMacRatio = §1.5) " + NET,
        "[OutOfRange] minBinaryMacRatio is 1.5, but must be between 0 and 1. Write a share.");
  }

  @Test
  void blocksHaveNoContract() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(8) Conv stem,
            Unit unit,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential §@Require(maxMacs = 5) record Unit(@Filters(8) Conv conv) {}
        """,
        "[WrongAdjective] @Require does not describe the block Unit. Write it on the network.");
  }
}
